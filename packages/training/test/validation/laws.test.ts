import { cellAt, createTable, isMissing, takeRows } from '@codexhub/common-config/columns';
import type { ExpectationDefinition } from '@codexhub/common-config/contract';
import { digest, fixedClock } from '@codexhub/common-config/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileExpectations, type ValidationReport, validateDataset } from '../../src/index.ts';
import { conditions, laws, rowsOf, tableOf } from './cell-laws.ts';

const seed = 20261121;
const DICTIONARY = ['zz9', 'b', 'unused', 'ab', 'a', 'B2'];

test('every violation is found and counted, whatever the rows that a condition selects', () => {
  fc.assert(
    fc.property(rowsOf, fc.nat(conditions.length), (rows, which) => {
      const { where, holds } = conditions[which] ?? { where: undefined, holds: () => true };
      const expectations = laws.map(({ expectation }) => ({
        ...expectation,
        ...(where ? { where } : {}),
      }));
      const report = validateDataset(tableOf(rows, DICTIONARY), expectations, { rowLimit: 100 });
      const selected = rows.flatMap((row, at) => (holds(row) ? [at] : []));
      const among = selected.map((at) => rows[at]!);
      for (const [index, { bad, judged }] of laws.entries()) {
        const result = report.results[index]!;
        const cells = selected.flatMap((row, at) =>
          judged(rows[row]!) ? [[row, at] as const] : [],
        );
        if (cells.length === 0) {
          expect(result.outcome).toBe('insufficient_data');
          continue;
        }
        const found = cells.filter(([row, at]) => bad(rows[row]!, at, among)).map(([row]) => row);
        expect(result.unexpectedRows, result.expectation.type).toEqual(found);
        expect(result.unexpectedCount).toBe(found.length);
        expect(result.elementCount).toBe(selected.length);
        expect(result.unexpectedPercent).toBeCloseTo((found.length / cells.length) * 100, 12);
        expect(result.success).toBe(found.length === 0);
      }
    }),
    { seed, numRuns: 60 },
  );
});

const aggregates: readonly ExpectationDefinition[] = [
  { type: 'mean_between', column: 'n', minimum: 0 },
  { type: 'stdev_between', column: 'm', maximum: 2 },
  { type: 'sum_between', column: 'n', minimum: 0 },
  { type: 'median_between', column: 'm', minimum: 1 },
  { type: 'min_between', column: 't', minimum: '1970-01-02' },
  { type: 'max_between', column: 'n', maximum: 5 },
  {
    type: 'quantile_values_between',
    column: 'n',
    quantiles: [
      { quantile: 0.3, minimum: 0 },
      { quantile: 0.9, maximum: 5 },
    ],
  },
  { type: 'unique_value_count_between', column: 'c', maximum: 3 },
  { type: 'unique_value_count_between', column: 'n', maximum: 6 },
  { type: 'proportion_of_unique_values_between', column: 't', minimum: 0.5 },
  { type: 'proportion_of_non_null_values_between', column: 'd', minimum: 0.8 },
  { type: 'distinct_values_in_set', column: 'c', values: ['a', 'b', 'ab'] },
  { type: 'distinct_values_equal_set', column: 'n', values: [0, 1] },
  { type: 'most_common_value_in_set', column: 'd', values: ['a'] },
  { type: 'max_not_older_than', column: 't', hours: 48 },
  { type: 'table_row_count_between', maximum: 20 },
  { type: 'table_columns_match_ordered_list', columns: ['n', 'm', 'c', 'd', 't'] },
];

test('a table in chunks, of any size and under any dictionary, gives the report of the whole', () => {
  const clock = fixedClock('1970-01-08T00:00:00Z');
  const options = { clock, rowLimit: 3, showValues: true };
  const where = conditions[3]!.where;
  const suite = [...laws.map(({ expectation }) => expectation), ...aggregates];
  const plan = compileExpectations([
    ...suite,
    ...suite.map((one) => (one.type.startsWith('table_columns') ? one : { ...one, where })),
  ]);
  fc.assert(
    fc.property(
      rowsOf,
      fc.array(fc.nat(12), { maxLength: 12 }),
      fc.constantFrom('shared', 'own', 'growing'),
      (rows, sizes, mode) => {
        const whole = tableOf(rows, DICTIONARY);
        const running = plan.start(options);
        const growing: string[] = [];
        let from = 0;
        for (const size of [...sizes, rows.length]) {
          const part = rows.slice(from, from + size);
          const texts = [...new Set(part.flatMap(({ c, d }) => [c, d]))].filter(
            (one) => one !== null,
          );
          growing.push(...texts.filter((text) => !growing.includes(text)));
          const dictionary = { shared: DICTIONARY, own: texts, growing }[mode];
          const chunk = tableOf(part, dictionary);
          running.update(chunk);
          // The memory of a chunk is its source's, which may use it again.
          for (const column of chunk.columns.values()) {
            if (column.kind === 'category') column.codes.fill(0);
            else column.values.fill(-77);
          }
          from += part.length;
        }
        const report = running.finish();
        expect(report).toEqual(validateDataset(whole, plan, options));
        expect(digest(report)).toBe(digest(JSON.parse(JSON.stringify(report))));
      },
    ),
    { seed, numRuns: 40 },
  );
});

test('mostly: exactly the share is enough, one cell fewer is not', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), fc.nat(400), (count, wanted) => {
      const bad = wanted % count;
      const values = Float64Array.from({ length: count }, (_, row) => (row < bad ? -1 : 1));
      const table = createTable({ x: { kind: 'number', values } });
      const success = (mostly: number): boolean | undefined =>
        validateDataset(table, [{ type: 'values_between', column: 'x', minimum: 0, mostly }])
          .results[0]?.success;
      expect(success((count - bad) / count)).toBe(true);
      if (bad > 0) expect(success((count - bad + 1) / count)).toBe(false);
    }),
    { seed, numRuns: 100 },
  );
});

test('the order of the rows changes only which rows are named', () => {
  const free = laws
    .filter(({ expectation }) => !/creasing$/.test(expectation.type))
    .map(({ expectation }) => expectation);
  const counts = ({ results }: ValidationReport): unknown =>
    results.map(({ outcome, elementCount, missingCount, unexpectedCount }) => [
      outcome,
      elementCount,
      missingCount,
      unexpectedCount,
    ]);
  fc.assert(
    fc.property(rowsOf, (rows) => {
      const table = tableOf(rows, DICTIONARY);
      const turned = takeRows(
        table,
        rows.map((_, at) => rows.length - 1 - at),
      );
      expect(counts(validateDataset(turned, free))).toEqual(counts(validateDataset(table, free)));
    }),
    { seed, numRuns: 60 },
  );
});

test('the sampled cells are those of the sampled rows', () => {
  fc.assert(
    fc.property(rowsOf, (rows) => {
      const table = tableOf(rows, DICTIONARY);
      const single = laws.filter(
        ({ expectation }) => 'column' in expectation && expectation.type !== 'values_not_null',
      );
      const { results } = validateDataset(
        table,
        single.map(({ expectation }) => expectation),
        { showValues: true },
      );
      for (const { expectation, unexpectedRows, unexpectedValues } of results) {
        const column = table.columns.get((expectation as { column: string }).column)!;
        expect(unexpectedValues).toEqual(unexpectedRows?.map((row) => cellAt(column, row)));
        expect(unexpectedRows?.some((row) => isMissing(column, row)) ?? false).toBe(false);
      }
    }),
    { seed, numRuns: 60 },
  );
});
