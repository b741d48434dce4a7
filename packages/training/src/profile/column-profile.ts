import { measuredValue, undefinedValue, type Value } from '@codexhub/common-config/records';
import type { ColumnReader } from '../validation/readers/column-reader.ts';
import { meanOf, standardDeviationOf } from '../validation/readers/moments.ts';
import { readerQuantiles } from '../validation/readers/reader-quantiles.ts';
import type { ColumnProfile, ProfiledValue } from './data-profile.ts';

/** What was read of a column: everything but its numbers, and these apart, as they may be too many. */
export interface ColumnReaders {
  readonly figures: ColumnReader;
  readonly numbers: ColumnReader;
}

export interface ColumnProfileOptions {
  readonly shares: readonly number[];
  readonly top: number;
  readonly minimumRows: number;
  readonly isPersonal: boolean;
}

/** The figures of a column that was read. */
export function columnProfile(
  readers: ColumnReaders,
  options: ColumnProfileOptions,
): ColumnProfile {
  const { figures } = readers;
  const { isPersonal } = options;
  const top = topValues(figures, options);
  const shown = top.reduce((sum, { count }) => sum + count, 0);
  return {
    name: figures.name,
    kind: figures.kind!,
    personal: isPersonal,
    count: figures.present,
    missing: figures.missing,
    notANumber: figures.notANumber,
    distinct: figures.tally
      ? { defined: true, value: figures.tally.distinct() }
      : undefinedValue('above_limit'),
    ...(figures.kind === 'category' ? {} : numberFigures(readers, options)),
    top,
    otherCount: figures.present - shown,
  };
}

function topValues(
  { tally }: ColumnReader,
  { top, minimumRows, isPersonal }: ColumnProfileOptions,
): readonly ProfiledValue[] {
  return Array.from(tally?.entries() ?? [], ([value, count]) => ({ value, count }))
    .filter(({ value, count }) => !Number.isNaN(value) && (!isPersonal || count >= minimumRows))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : Number(a.value > b.value)))
    .filter(({ value }) => typeof value === 'string' || Number.isFinite(value))
    .slice(0, top);
}

function numberFigures(
  { figures, numbers }: ColumnReaders,
  { shares, minimumRows, isPersonal }: ColumnProfileOptions,
): Partial<ColumnProfile> {
  const { present, notANumber, minimum, maximum, moments } = figures;
  const figure = (value: () => number, atLeast: number, isWithheld: boolean): Value => {
    if (present === 0) return undefinedValue('no_values');
    if (present < atLeast) return undefinedValue('single_value');
    if (notANumber > 0) return undefinedValue('not_a_number');
    if (isWithheld) return undefinedValue('withheld');
    const figured = value();
    // Sums with an infinite cell are no numbers, for want of a finite one.
    return measuredValue(Number.isNaN(figured) ? Infinity : figured);
  };
  const areFew = isPersonal && present < minimumRows;
  return {
    minimum: figure(() => minimum, 1, isPersonal),
    maximum: figure(() => maximum, 1, isPersonal),
    mean: figure(() => meanOf(moments!), 1, areFew),
    standardDeviation: figure(() => standardDeviationOf(moments!), 2, areFew),
    quantiles: quantileFigures(numbers, figure, shares, (share) => {
      const place = (present - 1) * share;
      // So many rows lie at the quantile or below it, and so many at it or above.
      const fewest = Math.min(Math.floor(place) + 1, present - Math.ceil(place));
      return isPersonal && fewest < minimumRows;
    }),
  };
}

function quantileFigures(
  numbers: ColumnReader,
  figure: (value: () => number, atLeast: number, isWithheld: boolean) => Value,
  shares: readonly number[],
  isWithheld: (share: number) => boolean,
): ColumnProfile['quantiles'] {
  if (numbers.problem) {
    return shares.map((share) => ({ share, value: undefinedValue('memory_limit') }));
  }
  const { present, notANumber } = numbers;
  const values = present > 0 && notANumber === 0 ? readerQuantiles(numbers, shares) : undefined;
  return shares.map((share, at) => ({
    share,
    value: figure(() => values?.[at] ?? Infinity, 1, isWithheld(share)),
  }));
}
