import type { Point } from '../svg/simplify-path.ts';
import { formatNumber, formatPercent } from '../text/format-number.ts';
import { type NamedLine, notDrawn } from './curve-layer.ts';
import { valueAt } from './value-at.ts';

/** The best-scored share of the rows, and the share of all positives among them. */
export interface GainPoint {
  readonly share: number;
  readonly gain: number;
}

export interface GainSeries {
  readonly name: string;
  /** From share 0 to share 1, rising; rows of one score count together. */
  readonly points: readonly GainPoint[];
}

/** Shares at which the tables of gain and lift are read. */
export const GAIN_STEPS = [0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.75, 1] as const;

/** The line of the cumulative gain. */
export function gainLines(series: readonly GainSeries[]): readonly NamedLine[] {
  return series.map(({ name, points }) => ({
    name,
    points: points.map(({ share, gain }): Point => [share, gain]),
  }));
}

/** How many times as many positives as in as many rows taken at random; undefined at no rows. */
export function liftAt({ points }: NamedLine, share: number): number | undefined {
  const gain = valueAt(points, share);
  return gain === undefined || share <= 0 ? undefined : gain / share;
}

/** What curves of gain and of lift say alike, in words. */
export function gainFinding(lines: readonly NamedLine[]): string {
  const said = lines.map((line) => {
    const gain = valueAt(line.points, 0.1);
    const lift = liftAt(line, 0.1);
    const text =
      gain === undefined || lift === undefined
        ? 'not measured'
        : `the best-scored 10% of rows hold ${formatPercent(gain)} of the positives, ${formatNumber(lift, 2)} times as many as a random 10%`;
    return `${line.name}: ${text}.${notDrawn(line.points)}`;
  });
  return said.join(' ');
}

/** A number of the table, or that there is none. */
export function gainText(value: number | undefined, format: (value: number) => string): string {
  return value === undefined ? 'undefined: no point' : format(value);
}
