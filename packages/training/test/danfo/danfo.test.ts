import { createTable } from '@codexhub/common-config/columns';
import { defineContract } from '@codexhub/common-config/contract';
import { describe, expect, test } from 'vitest';
import { fromDanfo, toDanfo } from '../../src/danfo/index.ts';
import { load, visit, visits } from '../fixtures/visits.ts';

// A frame as danfojs-node's; the real one is tested in tests/interop.
class DataFrame {
  columns: string[];
  values: unknown[][];
  dtypes: string[];
  constructor(values: unknown[][], options: { columns: string[]; dtypes: string[] }) {
    this.values = values;
    this.columns = options.columns;
    this.dtypes = options.dtypes;
  }
  get shape(): [number, number] {
    return [this.values.length, this.columns.length];
  }
}

const rows = [
  visit(),
  visit({ amount: null, tariff: null, person: '', at: null, group: null }),
  visit({ score: -0, level: 2, left: true }),
];
/** The names that a frame of the source has: the contract reads one column under another. */
const asSource = (frame: DataFrame): DataFrame => {
  frame.columns = frame.columns.map((name) => (name === 'plan' ? 'tariff' : name));
  return frame;
};

test('to a frame and back: the same contents', async () => {
  const dataset = await load({ format: 'rows', rows });
  const frame = await toDanfo(dataset, { DataFrame });
  expect(frame.shape).toEqual([3, 8]);
  const at = (name: string) => frame.values.map((row) => row[frame.columns.indexOf(name)]);
  expect(at('amount')).toEqual([10, Number.NaN, 10]);
  expect(at('plan')).toEqual(['free', undefined, 'free']);
  expect(at('person')).toEqual(['p1', '', 'p1']);
  expect(at('at')).toEqual([visit()['at'], undefined, visit()['at']]);
  expect(frame.dtypes[frame.columns.indexOf('amount')]).toBe('float32');
  expect(frame.dtypes[frame.columns.indexOf('at')]).toBe('datetime');
  const back = await fromDanfo(asSource(frame), visits);
  expect(back.digest).toBe(dataset.digest);
});

test('without the package: the error names the recipe', async () => {
  const dataset = await load({ format: 'rows', rows });
  const failing = toDanfo(dataset);
  await expect(failing).rejects.toMatchObject({
    code: 'TRAINING_PEER_MISSING',
    details: { package: 'danfojs-node' },
  });
  await expect(failing).rejects.toThrow('docs/guide/danfojs.md');
});

test('a NaN that was said cannot be told to danfojs', async () => {
  const x = {
    kind: 'number',
    values: Float64Array.of(Number.NaN, 1),
    validity: Uint8Array.of(3),
  } as const;
  await expect(toDanfo({ table: createTable({ x }) }, { DataFrame })).rejects.toMatchObject({
    code: 'TRAINING_DATA_INVALID',
  });
  const missing = { ...x, validity: Uint8Array.of(2) };
  expect((await toDanfo({ table: createTable({ x: missing }) }, { DataFrame })).values).toEqual([
    [Number.NaN],
    [1],
  ]);
});

describe('what comes from a frame', () => {
  const frame = async (change: (frame: DataFrame) => void) => {
    const made = asSource(await toDanfo(await load({ format: 'rows', rows }), { DataFrame }));
    change(made);
    return made;
  };
  test('is checked against the contract', async () => {
    const wrong = await frame((made) => {
      made.values[1]![made.columns.indexOf('score')] = 'high';
    });
    await expect(fromDanfo(wrong, visits)).rejects.toMatchObject({
      code: 'TRAINING_DATA_INVALID',
      details: { issues: [{ problem: 'wrong_type', column: 'score', row: 2 }] },
    });
  });
  test('a column named __proto__ is one as any other', async () => {
    const contract = defineContract({
      name: 'odd',
      task: 'binary_classification',
      features: { x: { type: 'number', column: '__proto__' } },
      target: { name: 'y', values: ['n', 'y'], positive: 'y', favourable: 'n' },
      protectedAttributes: {},
    });
    const odd = { columns: ['__proto__', 'y'], values: [[7, 'n']], shape: [1, 2] };
    const { table } = await fromDanfo(odd, contract);
    expect(table.columns.get('x')).toMatchObject({ values: Float64Array.of(7) });
  });
  test.each([
    ['a Series', { columns: ['0'], values: [1, 2], shape: [2, 1] }],
    ['columns of one name', { columns: ['a', 'a'], values: [[1, 2]], shape: [1, 2] }],
    ['rows that are too short', { columns: ['a', 'b'], values: [[1]], shape: [1, 2] }],
    ['null', null],
    ['a module', { DataFrame }],
  ])('%s is no frame', async (_, other) => {
    await expect(fromDanfo(other as never, visits)).rejects.toMatchObject({
      code: 'TRAINING_OPTION_INVALID',
    });
  });
});
