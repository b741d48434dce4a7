import { measuredValue, undefinedValue, type Value } from '@codexhub/common-config/records';
import type { ByOutcome } from '../../../tensor/tensor.ts';

/** Rows of one benefit, ŷ − y + 1. */
export interface Benefit {
  readonly rows: number;
  readonly benefit: number;
}

/** The benefits that rows take: 0 where a positive is refused, 2 where a negative is selected, else 1. */
export function benefitsOf([tn, fp, fn, tp]: ByOutcome): readonly Benefit[] {
  return [
    { rows: fn, benefit: 0 },
    { rows: tn + tp, benefit: 1 },
    { rows: fp, benefit: 2 },
  ];
}

/** All rows of a group at their mean benefit, so that only the inequality between groups is left. */
export function meanBenefit([tn, fp, fn, tp]: ByOutcome): Benefit {
  const rows = tn + fp + fn + tp;
  return { rows, benefit: (tn + tp + 2 * fp) / rows };
}

/**
 * The generalised entropy index of benefits, over rows of mean benefit μ: Σ n ((b/μ)^α − 1) / (N α (α − 1)),
 * for α = 1 Σ n (b/μ) ln(b/μ) / N, for α = 0 −Σ n ln(b/μ) / N. NaN where nobody benefits.
 */
function entropyIndex(benefits: readonly Benefit[], alpha: number): number {
  let all = 0;
  let total = 0;
  for (const { rows, benefit } of benefits) {
    all += rows;
    total += rows * benefit;
  }
  const mean = total / all;
  let sum = 0;
  for (const { rows, benefit } of benefits) {
    if (rows > 0) sum += rows * termOf(benefit / mean, alpha);
  }
  return sum / all;
}

function termOf(x: number, alpha: number): number {
  if (alpha === 0) return -Math.log(x);
  if (alpha === 1) return x === 0 ? 0 : x * Math.log(x);
  // Without cancellation where benefits are nearly equal: Σ n (x − 1) is 0.
  if (alpha === 2) return (x - 1) ** 2 / 2;
  return (x ** alpha - 1) / (alpha * (alpha - 1));
}

/** AIF360 divides by the mean once more where α is 0, unlike its docstring. */
export function entropyIndexOfAif360(benefits: readonly Benefit[], alpha: number): number {
  const index = entropyIndex(benefits, alpha);
  if (alpha !== 0) return index;
  let all = 0;
  let total = 0;
  for (const { rows, benefit } of benefits) {
    all += rows;
    total += rows * benefit;
  }
  return index / (total / all);
}

/** Undefined where nobody benefits, and for α ≤ 0 where somebody does not: the index has no bound. */
export function entropyValue(benefits: readonly Benefit[], alpha: number): Value {
  if (benefits.every(({ rows, benefit }) => rows === 0 || benefit === 0)) {
    return undefinedValue('no_benefit');
  }
  if (alpha <= 0 && benefits.some(({ rows, benefit }) => rows > 0 && benefit === 0)) {
    return undefinedValue('zero_benefit');
  }
  return measuredValue(entropyIndex(benefits, alpha));
}
