import { quantileOf } from '../../order/quantile.ts';
import { numbersAmong } from '../feature-column.ts';
import { scaleColumns } from './scale-columns.ts';
import type { OptionsOf, StepDefinition } from './step-definition.ts';

export interface FittedRobustScaler {
  readonly type: 'robust_scaler';
  readonly medians: readonly number[];
  readonly scales: readonly number[];
}

/**
 * (x − median) / (distance of two percentiles); the divisor is 1 where they meet.
 * @see reference: scikit-learn `RobustScaler(quantile_range)`
 */
export const robustScaler: StepDefinition<OptionsOf<'robust_scaler'>, FittedRobustScaler> = {
  takes: 'number',
  problems: ({ percentiles: [low, high] }) =>
    low! < high! ? [] : [{ path: ['percentiles'], message: 'must be ascending' }],
  outline: (_, columns) => columns,
  fit: ({ percentiles: [low, high] }, columns, { present }): FittedRobustScaler => {
    const fits = numbersAmong(columns).map(({ node }) => {
      const sorted = present(node).slice().sort();
      if (sorted.length === 0) return { median: 0, scale: 1 };
      const distance = quantileOf(sorted, high! / 100) - quantileOf(sorted, low! / 100);
      return {
        median: quantileOf(sorted, 0.5),
        scale: distance < 10 * Number.EPSILON ? 1 : distance,
      };
    });
    return {
      type: 'robust_scaler',
      medians: fits.map(({ median }) => median),
      scales: fits.map(({ scale }) => scale),
    };
  },
  apply: ({ medians, scales }, columns, builder) => scaleColumns(columns, medians, scales, builder),
};
