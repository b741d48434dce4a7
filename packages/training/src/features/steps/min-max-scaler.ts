import { numbersAmong } from '../feature-column.ts';
import { rangeOf } from './column-statistics.ts';
import type { OptionsOf, StepDefinition } from './step-definition.ts';

export interface FittedMinMaxScaler {
  readonly type: 'min_max_scaler';
  readonly scales: readonly number[];
  readonly offsets: readonly number[];
}

/**
 * x · scale + offset: the smallest training value becomes `range[0]`, the largest `range[1]`.
 * @see reference: scikit-learn `MinMaxScaler(feature_range)`
 */
export const minMaxScaler: StepDefinition<OptionsOf<'min_max_scaler'>, FittedMinMaxScaler> = {
  takes: 'number',
  problems: ({ range: [low, high] }) =>
    low! < high! ? [] : [{ path: ['range'], message: 'must be ascending' }],
  outline: (_, columns) => columns,
  fit: ({ range: [low, high] }, columns, { present }): FittedMinMaxScaler => {
    const fits = numbersAmong(columns).map(({ node }) => {
      const { minimum, maximum } = rangeOf(present(node)) ?? { minimum: 0, maximum: 0 };
      const width = maximum - minimum;
      // As in scikit-learn: what is constant is not stretched. A width beyond the doubles is none.
      const unit = width < 10 * Number.EPSILON ? 1 : width;
      const scale = unit === Infinity ? Infinity : (high! - low!) / unit;
      return { scale, offset: low! - minimum * scale };
    });
    return {
      type: 'min_max_scaler',
      scales: fits.map(({ scale }) => scale),
      offsets: fits.map(({ offset }) => offset),
    };
  },
  apply: ({ scales, offsets }, columns, builder) => ({
    columns: numbersAmong(columns).map((column, at) => {
      const stretched = builder.apply('mul', column.node, builder.constant(scales[at]!));
      return { ...column, node: builder.apply('add', stretched, builder.constant(offsets[at]!)) };
    }),
  }),
};
