import { numbersAmong } from '../feature-column.ts';
import { varies } from './column-statistics.ts';
import { scaleColumns } from './scale-columns.ts';
import type { OptionsOf, StepDefinition } from './step-definition.ts';

export interface FittedStandardScaler {
  readonly type: 'standard_scaler';
  readonly means: readonly number[];
  readonly scales: readonly number[];
}

/**
 * (x − mean) / population standard deviation; the divisor is 1 where nothing varies.
 * @see reference: scikit-learn `StandardScaler`
 */
export const standardScaler: StepDefinition<OptionsOf<'standard_scaler'>, FittedStandardScaler> = {
  takes: 'number',
  outline: (_, columns) => columns,
  fit: (_, columns, { centre }): FittedStandardScaler => {
    const fits = numbersAmong(columns).map(({ node }) => {
      const found = centre(node);
      if (!found) return { mean: 0, scale: 1 };
      return { mean: found.mean, scale: varies(found) ? found.deviation : 1 };
    });
    return {
      type: 'standard_scaler',
      means: fits.map(({ mean }) => mean),
      scales: fits.map(({ scale }) => scale),
    };
  },
  apply: ({ means, scales }, columns, builder) => scaleColumns(columns, means, scales, builder),
};
