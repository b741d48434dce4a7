import type { Expectation } from '@codexhub/common-config/contract';
import type { CheckContext } from '../check-context.ts';
import type { Finding, RunningCheck, WithoutReason } from '../finding.ts';
import type { ColumnReader } from '../readers/column-reader.ts';
import { meanOf, standardDeviationOf, sumOf } from '../readers/moments.ts';
import { readerQuantiles } from '../readers/reader-quantiles.ts';
import { emptiness } from './cell-check.ts';
import { isInside } from './scan-numbers.ts';
import { rangeOf } from './value-checks.ts';

type Of<Type extends Expectation['type']> = Extract<Expectation, { type: Type }>;
type Statistic = Exclude<
  Extract<Expectation, { strictMinimum: boolean }>,
  { type: 'values_between' }
>;

/** One number measured of a column lies in a range. */
export function statisticCheck(expectation: Statistic, context: CheckContext): RunningCheck {
  const { type, column, where } = expectation;
  const reader = context.reader(column, where);
  const measure = prepare(type, reader);
  return {
    finish: (): Finding => {
      const missing = type === 'proportion_of_non_null_values_between';
      const empty = emptiness(reader);
      // How many are missing can be said of a column where all are.
      if (empty && !(missing && empty.kind === 'none' && empty.reason === 'no_values'))
        return empty;
      const kind = COUNTED.has(type) ? 'number' : reader.kind!;
      const range = rangeOf(expectation, kind);
      if (!range) return { kind: 'none', reason: 'wrong_kind' };
      const value = measure();
      if (typeof value === 'string') return { kind: 'none', reason: value };
      return measured(reader, value, isInside(range, value, value), CELLS.has(type));
    },
  };
}

/** Numbers that count cells, of a column of any kind. */
const COUNTED: ReadonlySet<string> = new Set([
  'unique_value_count_between',
  'proportion_of_unique_values_between',
  'proportion_of_non_null_values_between',
]);
/** Numbers that are a cell's, or lie between two. */
const CELLS: ReadonlySet<string> = new Set(['min_between', 'max_between', 'median_between']);

function prepare(type: Statistic['type'], reader: ColumnReader): () => number | WithoutReason {
  switch (type) {
    case 'mean_between':
      reader.needMoments();
      return () => finite(reader, meanOf(reader.moments!));
    case 'sum_between':
      reader.needMoments();
      return () => finite(reader, sumOf(reader.moments!));
    case 'stdev_between':
      reader.needMoments();
      return () =>
        reader.present < 2 ? 'single_value' : finite(reader, standardDeviationOf(reader.moments!));
    case 'median_between':
      reader.needNumbers();
      return () => median(reader);
    case 'min_between':
      return () => finite(reader, reader.minimum);
    case 'max_between':
      return () => finite(reader, reader.maximum);
    case 'unique_value_count_between':
      reader.needTally();
      return () => reader.tally!.distinct();
    case 'proportion_of_unique_values_between':
      reader.needTally();
      return () => reader.tally!.distinct() / reader.present;
    case 'proportion_of_non_null_values_between':
      return () => reader.present / reader.rows;
  }
}

function finite(reader: ColumnReader, value: number): number | WithoutReason {
  if (reader.notANumber > 0) return 'not_a_number';
  return Number.isFinite(value) ? value : 'not_finite';
}

function median(reader: ColumnReader): number | WithoutReason {
  if (reader.notANumber > 0) return 'not_a_number';
  return readerQuantiles(reader, [0.5])?.[0] ?? 'not_finite';
}

/** Several quantiles of a column lie in their ranges. */
export function quantileCheck(
  { column, quantiles: asked, where }: Of<'quantile_values_between'>,
  context: CheckContext,
): RunningCheck {
  const reader = context.reader(column, where);
  reader.needNumbers();
  return {
    finish: (): Finding => {
      const empty = emptiness(reader);
      if (empty) return empty;
      const ranges = asked.map((one) => rangeOf(one, reader.kind!));
      if (ranges.includes(undefined)) return { kind: 'none', reason: 'wrong_kind' };
      if (reader.notANumber > 0) return { kind: 'none', reason: 'not_a_number' };
      const values = readerQuantiles(
        reader,
        asked.map(({ quantile }) => quantile),
      );
      if (!values) return { kind: 'none', reason: 'not_finite' };
      const holds = values.every((value, at) => isInside(ranges[at]!, value, value));
      const observed = {
        quantiles: asked.map(({ quantile }) => quantile),
        values,
      };
      return { ...measured(reader, 0, holds, true), observed };
    },
  };
}

function measured(
  reader: ColumnReader,
  observed: number,
  holds: boolean,
  isCell: boolean,
): Extract<Finding, { kind: 'value' }> {
  const { rows, missing } = reader;
  return { kind: 'value', elements: rows, missing, observed, holds, isCell };
}

/** The latest moment is not older than so many hours. */
export function freshnessCheck(
  { column, hours, where }: Of<'max_not_older_than'>,
  context: CheckContext,
): RunningCheck {
  const reader = context.reader(column, where);
  return {
    finish: (): Finding => {
      const empty = emptiness(reader);
      if (empty) return empty;
      if (reader.kind !== 'time') return { kind: 'none', reason: 'wrong_kind' };
      if (!context.clock) return { kind: 'none', reason: 'no_clock' };
      if (!Number.isFinite(reader.maximum)) return { kind: 'none', reason: 'not_finite' };
      const age = (context.clock.now().getTime() - reader.maximum) / HOUR;
      return measured(reader, age, age <= hours, true);
    },
  };
}

const HOUR = 3_600_000;
