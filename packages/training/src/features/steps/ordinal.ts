import { categoriesAmong } from '../feature-column.ts';
import type { OptionsOf, StepDefinition } from './step-definition.ts';
import { toNumbers } from './to-numbers.ts';

export interface FittedOrdinal {
  readonly type: 'ordinal';
}

/**
 * The place of the category in the contract's list, from 0 up; missing stays missing. Nothing is
 * learned: a category that no training row holds has its place too.
 * @see reference: scikit-learn `OrdinalEncoder(categories=[contract's values])`
 */
export const ordinal: StepDefinition<OptionsOf<'ordinal'>, FittedOrdinal> = {
  takes: 'category',
  outline: (_, columns) => columns.map(({ name }) => ({ kind: 'number', name })),
  fit: (): FittedOrdinal => ({ type: 'ordinal' }),
  apply: (_, columns, builder) => ({
    columns: categoriesAmong(columns).map((column) =>
      toNumbers(column, column.name, builder, (value) =>
        value === null ? null : column.values.indexOf(value),
      ),
    ),
  }),
};
