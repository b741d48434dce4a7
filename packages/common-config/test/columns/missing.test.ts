import { expect, test } from 'vitest';
import {
  categoryColumn,
  cellAt,
  createTable,
  isMissing,
  numberColumn,
  tableDigest,
  takeRows,
  timeColumn,
  timesOf,
} from '../../src/columns/index.ts';
import { defineContract, validateTable } from '../../src/contract/index.ts';

// Row 0 is missing, row 1 said NaN, row 2 is a number.
const said = {
  kind: 'number',
  values: Float64Array.of(Number.NaN, Number.NaN, 1),
  validity: Uint8Array.of(0b110),
} as const;

test('missing, empty and NaN are three different things', () => {
  expect([0, 1, 2].map((row) => isMissing(said, row))).toEqual([true, false, false]);
  expect([0, 1, 2].map((row) => cellAt(said, row))).toEqual([null, Number.NaN, 1]);
  expect(isMissing(numberColumn([null, 0]), 0)).toBe(true);
  const texts = categoryColumn([null, '', 'a']);
  expect([0, 1, 2].map((row) => isMissing(texts, row))).toEqual([true, false, false]);
  expect(isMissing(texts, 3)).toBe(true);
});

test('taken rows keep what is missing', () => {
  const { columns } = takeRows(createTable({ said }), [2, 1, 0, 1, 2, 2, 2, 2, 1]);
  const column = columns.get('said')!;
  expect(Array.from({ length: 9 }, (_, row) => isMissing(column, row))).toEqual([
    ...[false, false, true, false, false, false, false, false, false],
  ]);
});

test('a NaN that was said is another content than a missing cell', () => {
  const digests = [said, numberColumn(said.values)].map((column) =>
    tableDigest(createTable({ column })),
  );
  expect(digests[0]).not.toBe(digests[1]);
  const all = { ...said, validity: Uint8Array.of(0b100) };
  expect(tableDigest(createTable({ column: all }))).toBe(digests[1]);
});

test('a time column is taken, read and told from numbers', () => {
  const table = createTable({ at: timeColumn([0, null, 86_400_000]), n: numberColumn([1, 2, 3]) });
  expect([...timesOf(takeRows(table, [2, 1]), 'at').values]).toEqual([86_400_000, Number.NaN]);
  expect(() => timesOf(table, 'n')).toThrow('column "n" must be of kind "time"');
});

const contract = defineContract({
  name: 'moments',
  task: 'binary_classification',
  features: { x: { type: 'number', nullable: true } },
  target: { name: 'y', values: ['0', '1'], positive: '1', favourable: '1' },
  protectedAttributes: {},
  metadata: { id: { type: 'text' }, at: { type: 'time' } },
});

test('metadata are validated as other columns are', () => {
  const table = createTable({
    x: said,
    id: categoryColumn(['a', '', null]),
    at: timeColumn([0, null, Infinity]),
  });
  expect(
    validateTable({ ...contract.features, ...contract.metadata }, table).map(
      ({ column, problem, rows }) => [column, problem, rows],
    ),
  ).toEqual([
    ['x', 'wrong_type', [1]],
    ['id', 'missing', [2]],
    ['at', 'missing', [1]],
    ['at', 'wrong_type', [2]],
  ]);
});

test.each(['x', 'y'])('metadata may not be called "%s", as another column is', (name) => {
  expect(() =>
    defineContract({ ...contract, metadata: { [name]: { type: 'text' as const } } }),
  ).toThrow(/metadata\..: is the name of another column/);
});
