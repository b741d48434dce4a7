import type { Confusion } from '@codexhub/common-config/records';
import { type Interval, normalInterval } from '@codexhub/statistics';

/**
 * Matthews' correlation of two labels and its interval: the delta method over the four multinomial shares,
 * on Fisher's scale z = artanh(φ), transformed back. No interval at −1 and 1, where that scale ends.
 *
 * With N = p₁₁p₀₀ − p₁₀p₀₁ and D = √(r₁ r₀ c₁ c₀) the gradient by pᵢⱼ is
 * ±p(the opposite cell) / D − φ (1/rᵢ + 1/cⱼ) / 2; its mean is 0, so the variance is Σ pᵢⱼ gᵢⱼ² / n.
 *
 * @param counts with both labels among the rows and among the decisions.
 * @see Bishop, Fienberg and Holland, "Discrete Multivariate Analysis" (1975) 381, for the variance of φ
 */
export function matthewsInterval(
  counts: Confusion,
  level: number,
): { readonly value: number; readonly interval: Interval | undefined } {
  const { value, gradient, share, rows } = matthewsByCell(counts);
  const variance =
    (share.hit * gradient.hit ** 2 +
      share.left * gradient.left ** 2 +
      share.extra * gradient.extra ** 2 +
      share.missed * gradient.missed ** 2) /
    rows;
  const room = 1 - value * value;
  if (!(variance > 0 && room > 1e-12)) return { value, interval: undefined };
  const standardError = Math.sqrt(variance) / room;
  const onScale = normalInterval({ value: Math.atanh(value), standardError, level });
  const lower = Math.min(value, Math.tanh(onScale.lower));
  const upper = Math.max(value, Math.tanh(onScale.upper));
  return { value, interval: { lower, upper, level, method: 'delta+fisher-z' } };
}

interface ByCell {
  readonly hit: number;
  readonly extra: number;
  readonly left: number;
  readonly missed: number;
}

/** Matthews' correlation, the share of each cell, and the gradient by it. */
export function matthewsByCell({
  truePositive,
  falsePositive,
  trueNegative,
  falseNegative,
}: Confusion): {
  readonly value: number;
  readonly rows: number;
  readonly share: ByCell;
  readonly gradient: ByCell;
} {
  const rows = truePositive + falsePositive + trueNegative + falseNegative;
  const [hit, extra, left, missed] = [truePositive, falsePositive, trueNegative, falseNegative].map(
    (count) => count / rows,
  ) as [number, number, number, number];
  const [positive, negative] = [hit + missed, left + extra];
  const [selected, rest] = [hit + extra, left + missed];
  const scale = Math.sqrt(positive * negative) * Math.sqrt(selected * rest);
  const value = Math.max(-1, Math.min(1, (hit * left - extra * missed) / scale));
  const gradient = (opposite: number, row: number, column: number): number =>
    opposite / scale - (value * (1 / row + 1 / column)) / 2;
  return {
    value,
    rows,
    share: { hit, extra, left, missed },
    gradient: {
      hit: gradient(left, positive, selected),
      left: gradient(hit, negative, rest),
      extra: gradient(-missed, negative, selected),
      missed: gradient(-extra, positive, rest),
    },
  };
}
