import { numbersAmong } from '../feature-column.ts';
import { centreOf, present, varies } from './column-statistics.ts';
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
  fit: (_, columns, { numbers }): FittedStandardScaler => {
    const fits = numbersAmong(columns).map(({ node }) => {
      const centre = centreOf(present(numbers(node)));
      if (!centre) return { mean: 0, scale: 1 };
      return { mean: centre.mean, scale: varies(centre) ? centre.deviation : 1 };
    });
    return {
      type: 'standard_scaler',
      means: fits.map(({ mean }) => mean),
      scales: fits.map(({ scale }) => scale),
    };
  },
  apply: ({ means, scales }, columns, builder) => scaleColumns(columns, means, scales, builder),
};
