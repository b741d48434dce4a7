import {
  ColumnsError,
  categoryColumn,
  createTable,
  numberColumn,
  type Table,
  tableDigest,
  takeRows,
  timeColumn,
} from '@codexhub/common-config/columns';
import { defineContract } from '@codexhub/common-config/contract';
import { canonicalJson, createRandom } from '@codexhub/common-config/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeTable } from '../../src/describe/describe-table.ts';
import { type DataProfile, profileDataset, startProfile } from '../../src/index.ts';

const contract = defineContract({
  name: 'people',
  task: 'binary_classification',
  features: {
    ratio: { type: 'number', nullable: true },
    home: { type: 'category', values: ['a', 'b', 'c'], nullable: true },
  },
  target: { name: 'deny', values: ['no', 'yes'], positive: 'yes', favourable: 'no' },
  protectedAttributes: { age: { type: 'number', nullable: true } },
  metadata: { key: { type: 'text' }, day: { type: 'time' } },
});

function people(rows: number): Table {
  const stream = createRandom(20261121).stream('people');
  const draw = <T>(make: (u: number, row: number) => T): T[] =>
    Array.from({ length: rows }, (_, row) => make(stream.next(), row));
  return createTable({
    ratio: numberColumn(draw((u) => (u < 0.1 ? null : Math.floor(u * 40) / 4))),
    home: categoryColumn(draw((u) => (u < 0.1 ? null : u < 0.5 ? 'a' : 'b'))),
    deny: categoryColumn(draw((u) => (u < 0.3 ? 'yes' : 'no'))),
    age: numberColumn(draw((u) => (u < 0.05 ? null : 18 + Math.floor(u * 60)))),
    key: categoryColumn(draw((_, row) => (row % 50 === 0 ? 'shared' : `person ${row}`))),
    day: timeColumn(draw((u) => Math.floor(u * 1000) * 86_400_000)),
  });
}

const of = (profile: DataProfile, name: string) =>
  profile.columns.find((column) => column.name === name)!;

test('figures agree with those of a whole column in memory', () => {
  const table = people(3000);
  const profile = profileDataset(table, { contract, minimumRows: 0 });
  const described = describeTable(table);
  for (const summary of described.columns) {
    const column = of(profile, summary.name);
    expect([column.count, column.missing, column.top]).toEqual([
      summary.count,
      summary.missing,
      summary.top,
    ]);
    expect(column.distinct).toEqual({ defined: true, value: summary.distinct });
    if (summary.kind === 'category') continue;
    for (const name of ['mean', 'standardDeviation'] as const) {
      const [own, other] = [column[name]!, summary[name]];
      if (own.defined && other.defined) expect(own.value / other.value).toBeCloseTo(1, 13);
      expect(own.defined).toBe(true);
    }
    if (column.personal) continue;
    expect([column.minimum, column.maximum]).toEqual([summary.minimum, summary.maximum]);
    expect(column.quantiles).toEqual(summary.quantiles);
  }
  expect(profile.data).toBe(tableDigest(table));
  expect(profile.rows).toBe(3000);
});

test('any cut into chunks gives the same bytes', () => {
  const table = people(400);
  const whole = canonicalJson(profileDataset(table, { contract, distinctLimit: 100 }));
  fc.assert(
    fc.property(fc.array(fc.nat(150), { maxLength: 8 }), (sizes) => {
      const profiling = startProfile({ contract, distinctLimit: 100 });
      let from = 0;
      for (const size of [...sizes, 400]) {
        const to = Math.min(400, from + size);
        const chunk = takeRows(
          table,
          Int32Array.from({ length: to - from }, (_, at) => from + at),
        );
        profiling.update(chunk);
        for (const column of chunk.columns.values())
          if (column.kind !== 'category') column.values.fill(0);
        from = to;
      }
      expect(canonicalJson(profiling.finish(tableDigest(table)))).toBe(whole);
    }),
    { seed: 20261121, numRuns: 40 },
  );
});

test('of personal columns nothing is shown that fewer than k rows share', () => {
  const profile = profileDataset(people(900), { contract });
  const key = of(profile, 'key');
  expect(key.top).toEqual([{ value: 'shared', count: 18 }]);
  expect(key.otherCount).toBe(882);
  expect(JSON.stringify(profile)).not.toContain('person ');
  const age = of(profile, 'age');
  expect([age.minimum, age.maximum]).toEqual(Array(2).fill({ defined: false, reason: 'withheld' }));
  expect(age.quantiles!.map(({ share, value }) => [share, value.defined])).toEqual([
    [0.01, false],
    [0.05, true],
    [0.25, true],
    [0.5, true],
    [0.75, true],
    [0.95, true],
    [0.99, false],
  ]);
  expect(age.mean?.defined).toBe(true);
  expect(of(profile, 'ratio').minimum?.defined).toBe(true);
  const few = profileDataset(people(9), { contract });
  expect(of(few, 'age').mean).toEqual({ defined: false, reason: 'withheld' });
  // Without a contract nobody has said that a column is not personal.
  expect(
    profileDataset(people(9)).columns.every(({ personal, top }) => personal && top.length === 0),
  ).toBe(true);
  expect(of(profileDataset(people(50), { contract, personal: ['ratio'] }), 'ratio').personal).toBe(
    true,
  );
});

test('what cannot be given says why', () => {
  const odd = createTable({
    gone: numberColumn([null, null, null]),
    one: numberColumn([null, 7, null]),
    said: { kind: 'number', values: Float64Array.of(1, Number.NaN, 2), validity: Uint8Array.of(7) },
    wide: numberColumn([1, Infinity, 2]),
    many: categoryColumn(['a', 'b', 'c']),
  });
  const profile = profileDataset(odd, { contract, distinctLimit: 2, memoryLimitBytes: 50 });
  const reason = (name: string, figure: 'mean' | 'minimum' | 'standardDeviation') => {
    const value = of(profile, name)[figure]!;
    return value.defined ? value.value : value.reason;
  };
  expect(['gone', 'one', 'said', 'wide'].map((name) => reason(name, 'mean'))).toEqual([
    'no_values',
    7,
    'not_a_number',
    'not_finite',
  ]);
  expect(reason('one', 'standardDeviation')).toBe('single_value');
  expect(of(profile, 'said').notANumber).toBe(1);
  expect(of(profile, 'many').distinct).toEqual({ defined: false, reason: 'above_limit' });
  expect(of(profile, 'many').otherCount).toBe(3);
  expect(of(profile, 'wide').quantiles?.[0]?.value).toEqual({
    defined: false,
    reason: 'memory_limit',
  });
  expect(of(profileDataset(odd, { contract }), 'wide').quantiles?.[0]?.value).toEqual({
    defined: false,
    reason: 'not_finite',
  });
  expect(canonicalJson(profile)).toContain('"rows":3');
  expect(profileDataset(createTable({ x: numberColumn([]) })).columns[0]?.mean).toEqual({
    defined: false,
    reason: 'no_values',
  });
});

test.each([
  [createTable({ other: numberColumn([1]) }), 'COLUMN_MISSING'],
  [createTable({ x: categoryColumn(['1']) }), 'COLUMN_KIND'],
  [createTable({ x: numberColumn([1]), y: numberColumn([1]) }), 'COLUMN_MISSING'],
] as const)('a chunk of another shape is refused: %#', (chunk, code) => {
  const profiling = startProfile();
  profiling.update(createTable({ x: numberColumn([1]) }));
  expect(() => profiling.update(chunk)).toThrow(ColumnsError);
  expect(() => profiling.update(chunk)).toThrow(expect.objectContaining({ code }));
});

test.each([{ top: -1 }, { minimumRows: 0.5 }, { shares: [2] }, { distinctLimit: -1 }])(
  '%o is refused',
  (options) => {
    expect(() => startProfile(options)).toThrow(
      expect.objectContaining({ code: 'TRAINING_OPTION_INVALID' }),
    );
  },
);
