import { formatCount, formatNumber, formatPercent } from '../text/format-number.ts';
import { quantile, type RunningBin } from './running-median.ts';

interface Residuals {
  readonly residual: Float64Array;
  readonly bins: readonly RunningBin[];
  readonly lost: number;
}

/** What a plot of residuals says, in words: bias, spread, and where either changes. */
export function describeResiduals({ residual, bins, lost }: Residuals): string {
  const missing =
    lost === 0 ? '' : ` ${formatCount(lost)} row(s) are not finite and are not drawn.`;
  if (residual.length === 0) return missing;
  const sorted = residual.toSorted();
  let above = 0;
  for (const value of sorted) if (value > 0) above += 1;
  const said = `${formatCount(residual.length)} rows: the median residual is ${formatNumber(quantile(sorted, 0.5))}, ${formatPercent(above / residual.length)} lie above zero, eight of ten between ${formatNumber(quantile(sorted, 0.1))} and ${formatNumber(quantile(sorted, 0.9))}.`;
  return `${said}${courseOf(bins)}${missing}`;
}

function courseOf(bins: readonly RunningBin[]): string {
  const [first, last] = [bins[0], bins.at(-1)];
  if (!first || !last) return '';
  const farthest = bins.reduce((most, bin) =>
    Math.abs(bin.median) > Math.abs(most.median) ? bin : most,
  );
  return ` The running median is farthest from zero, ${formatNumber(farthest.median)}, where about ${formatNumber(farthest.x)} is predicted. The middle eight tenths span ${formatNumber(first.high - first.low)} at the lowest predictions and ${formatNumber(last.high - last.low)} at the highest.`;
}
