import { type Column, createTable, type Table } from '@codexhub/common-config/columns';
import type { Condition, ExpectationDefinition } from '@codexhub/common-config/contract';
import fc from 'fast-check';

const DAY = 86_400_000;

// Small numbers and few texts: ties, repeats and hits of every bound are frequent.
const cell = {
  number: fc.option(fc.oneof(fc.integer({ min: -3, max: 6 }), fc.constantFrom(0.5, 2.5)), {
    freq: 6,
  }),
  category: fc.option(fc.constantFrom('a', 'b', 'ab', 'B2', 'zz9'), { freq: 6 }),
  time: fc.option(
    fc.integer({ min: 0, max: 5 }).map((day) => day * DAY),
    { freq: 6 },
  ),
};
export interface Row {
  readonly n: number | null;
  readonly m: number | null;
  readonly c: string | null;
  readonly d: string | null;
  readonly t: number | null;
}
export const rowsOf = fc.array(
  fc.record({ n: cell.number, m: cell.number, c: cell.category, d: cell.category, t: cell.time }),
  { minLength: 1, maxLength: 40 },
);

export function tableOf(rows: readonly Row[], dictionary: readonly string[]): Table {
  const numbers = (name: 'n' | 'm' | 't'): Float64Array =>
    Float64Array.from(rows, (row) => row[name] ?? Number.NaN);
  const texts = (name: 'c' | 'd'): Column => ({
    kind: 'category',
    categories: dictionary,
    codes: Int32Array.from(rows, (row) => dictionary.indexOf(row[name] ?? '')),
  });
  return createTable({
    n: { kind: 'number', values: numbers('n') },
    // The same cells, with a bitmap that says so.
    m: withValidity(numbers('m')),
    c: texts('c'),
    d: texts('d'),
    t: { kind: 'time', values: numbers('t') },
  });
}

function withValidity(values: Float64Array): Column {
  const validity = new Uint8Array((values.length + 7) >> 3);
  values.forEach((value, row) => {
    if (!Number.isNaN(value)) validity[row >> 3]! |= 1 << (row & 7);
  });
  return { kind: 'number', values, validity };
}

/** What is expected, and a second opinion on every cell, written as it would be said. */
export interface Law {
  readonly expectation: ExpectationDefinition & { readonly where?: Condition };
  readonly bad: (row: Row, at: number, rows: readonly Row[]) => boolean;
  readonly judged: (row: Row) => boolean;
}

const there =
  (name: keyof Row) =>
  (row: Row): boolean =>
    row[name] !== null;
const repeated =
  (key: (row: Row) => unknown) =>
  (row: Row, _: number, rows: readonly Row[]): boolean =>
    rows.filter((other) => key(other) === key(row)).length > 1;
const before = (name: 'n' | 't', rows: readonly Row[], at: number): number | undefined =>
  rows.slice(0, at).findLast((row) => row[name] !== null)?.[name] ?? undefined;

export const laws: readonly Law[] = [
  {
    expectation: { type: 'values_not_null', column: 'n' },
    bad: (row) => row.n === null,
    judged: () => true,
  },
  { expectation: { type: 'values_null', column: 'c' }, bad: there('c'), judged: () => true },
  {
    expectation: { type: 'values_unique', column: 'n' },
    bad: repeated((row) => row.n),
    judged: there('n'),
  },
  {
    expectation: { type: 'values_unique', column: 'c' },
    bad: repeated((row) => row.c),
    judged: there('c'),
  },
  {
    expectation: { type: 'values_unique', column: 't' },
    bad: repeated((row) => row.t),
    judged: there('t'),
  },
  {
    expectation: { type: 'values_between', column: 'n', minimum: 0, maximum: 4 },
    bad: ({ n }) => n! < 0 || n! > 4,
    judged: there('n'),
  },
  {
    expectation: {
      type: 'values_between',
      column: 'm',
      minimum: 0,
      maximum: 4,
      strictMinimum: true,
      strictMaximum: true,
    },
    bad: ({ m }) => m! <= 0 || m! >= 4,
    judged: there('m'),
  },
  {
    expectation: { type: 'values_between', column: 't', minimum: '1970-01-02', maximum: 3 * DAY },
    bad: ({ t }) => t! < DAY || t! > 3 * DAY,
    judged: there('t'),
  },
  {
    expectation: { type: 'values_in_set', column: 'c', values: ['a', 'ab'] },
    bad: ({ c }) => c !== 'a' && c !== 'ab',
    judged: there('c'),
  },
  {
    expectation: { type: 'values_in_set', column: 'm', values: [0, 1, 2.5] },
    bad: ({ m }) => ![0, 1, 2.5].includes(m!),
    judged: there('m'),
  },
  {
    expectation: { type: 'values_not_in_set', column: 'd', values: ['b'] },
    bad: ({ d }) => d === 'b',
    judged: there('d'),
  },
  {
    expectation: { type: 'values_match_regex', column: 'c', regex: '^[a-z]+$' },
    bad: ({ c }) => !/^[a-z]+$/.test(c!),
    judged: there('c'),
  },
  {
    expectation: { type: 'values_not_match_regex', column: 'c', regex: String.raw`\d` },
    bad: ({ c }) => /\d/.test(c!),
    judged: there('c'),
  },
  {
    expectation: { type: 'value_lengths_between', column: 'd', minimum: 2, maximum: 2 },
    bad: ({ d }) => d!.length !== 2,
    judged: there('d'),
  },
  {
    expectation: { type: 'values_of_type', column: 'n', kind: 'integer' },
    bad: ({ n }) => !Number.isInteger(n),
    judged: there('n'),
  },
  {
    expectation: { type: 'values_of_type', column: 'c', kind: 'number' },
    bad: () => true,
    judged: there('c'),
  },
  {
    expectation: { type: 'values_increasing', column: 'n' },
    bad: ({ n }, at, rows) => n! < (before('n', rows, at) ?? -Infinity),
    judged: there('n'),
  },
  {
    expectation: { type: 'values_decreasing', column: 't', strictly: true },
    bad: ({ t }, at, rows) => t! >= (before('t', rows, at) ?? Infinity),
    judged: there('t'),
  },
  {
    expectation: {
      type: 'pair_values_a_greater_than_b',
      columnA: 'n',
      columnB: 'm',
      orEqual: true,
    },
    bad: ({ n, m }) => n! < m!,
    judged: ({ n, m }) => n !== null && m !== null,
  },
  {
    expectation: {
      type: 'pair_values_equal',
      columnA: 'c',
      columnB: 'd',
      ignoreRowIf: 'both_values_are_missing',
    },
    bad: ({ c, d }) => c !== d,
    judged: ({ c, d }) => c !== null || d !== null,
  },
  {
    expectation: { type: 'compound_columns_unique', columns: ['n', 'c', 't'] },
    bad: repeated(({ n, c, t }) => `${n} ${c} ${t}`),
    judged: ({ n, c, t }) => n !== null || c !== null || t !== null,
  },
];

export const conditions: readonly {
  readonly where: Condition;
  readonly holds: (row: Row) => boolean;
}[] = [
  { where: { column: 'm', is: 'above', value: 1 }, holds: ({ m }) => m !== null && m > 1 },
  { where: { column: 'd', is: 'missing' }, holds: ({ d }) => d === null },
  { where: { not: { column: 'c', is: 'equal_to', value: 'a' } }, holds: ({ c }) => c !== 'a' },
  {
    where: {
      any: [
        { column: 't', is: 'at_most', value: '1970-01-03' },
        {
          all: [
            { column: 'n', is: 'none_of', values: [0, 1] },
            { column: 'c', is: 'present' },
          ],
        },
      ],
    },
    holds: ({ t, n, c }) =>
      (t !== null && t <= 2 * DAY) || (n !== null && n !== 0 && n !== 1 && c !== null),
  },
  {
    where: { column: 'c', is: 'one_of', values: ['a', 'b'] },
    holds: ({ c }) => c === 'a' || c === 'b',
  },
  { where: { column: 'n', is: 'below', value: 2.5 }, holds: ({ n }) => n !== null && n < 2.5 },
  {
    where: { column: 'n', is: 'at_least', value: 2.5 },
    holds: ({ n }) => n !== null && n >= 2.5,
  },
  {
    where: { column: 'm', is: 'not_equal_to', value: 0 },
    holds: ({ m }) => m !== null && m !== 0,
  },
];
