import type { Curves } from '@codexhub/common-config/records';
import { formatCount, formatNumber } from '../text/format-number.ts';

/** One bin of a calibration curve, with its bounds and the interval of its share where known. */
export type CalibrationBin = Curves['calibration'][number] & {
  readonly lower?: number;
  readonly upper?: number;
  readonly interval?: { readonly lower: number; readonly upper: number };
};

export interface CalibrationSeries {
  readonly name: string;
  readonly points: readonly CalibrationBin[];
}

/** What the reliability diagram says, in words. */
export function calibrationFinding(series: readonly CalibrationSeries[]): string {
  return series.map(findingOf).join(' ');
}

function findingOf({ name, points }: CalibrationSeries): string {
  const bins = points.filter(({ predicted, observed, count }) =>
    [predicted, observed, count].every(Number.isFinite),
  );
  const left = points.length - bins.length;
  const lost = left === 0 ? '' : ` ${left} point(s) are not finite and are not drawn.`;
  const rows = bins.reduce((sum, { count }) => sum + count, 0);
  if (bins.length === 0) return `${name}: not measured.${lost}`;
  const gap = bins.reduce(
    (sum, { predicted, observed, count }) => sum + (count / rows) * Math.abs(observed - predicted),
    0,
  );
  const widest = bins.reduce((most, bin) => (gapOf(bin) > gapOf(most) ? bin : most));
  const side = widest.predicted > widest.observed ? 'too high' : 'too low';
  const mean = rows > 0 ? `; mean gap ${formatNumber(gap)}` : '';
  return `${name}: ${bins.length} bins, ${formatCount(rows)} rows${mean}; widest gap ${formatNumber(gapOf(widest))}${gapOf(widest) === 0 ? '' : `, ${side}`}, where ${formatNumber(widest.predicted)} is predicted and ${formatNumber(widest.observed)} observed.${lost}`;
}

function gapOf({ predicted, observed }: CalibrationBin): number {
  return Math.abs(observed - predicted);
}
