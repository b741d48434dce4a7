import { numbersAmong } from '../feature-column.ts';
import { rangeOf } from './column-statistics.ts';
import type { OptionsOf, StepDefinition } from './step-definition.ts';

export interface FittedMaxAbsScaler {
  readonly type: 'max_abs_scaler';
  readonly scales: readonly number[];
}

/**
 * x / (largest |training value|); the divisor is 1 where all are 0.
 * @see reference: scikit-learn `MaxAbsScaler`
 */
export const maxAbsScaler: StepDefinition<OptionsOf<'max_abs_scaler'>, FittedMaxAbsScaler> = {
  takes: 'number',
  outline: (_, columns) => columns,
  fit: (_, columns, { present }): FittedMaxAbsScaler => ({
    type: 'max_abs_scaler',
    scales: numbersAmong(columns).map(({ node }) => {
      const range = rangeOf(present(node));
      const largest = range ? Math.max(Math.abs(range.minimum), Math.abs(range.maximum)) : 0;
      return largest < 10 * Number.EPSILON ? 1 : largest;
    }),
  }),
  apply: ({ scales }, columns, builder) => ({
    columns: numbersAmong(columns).map((column, at) => ({
      ...column,
      node: builder.apply('div', column.node, builder.constant(scales[at]!)),
    })),
  }),
};
