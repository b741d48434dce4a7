import { categoriesAmong } from '../feature-column.ts';
import type { OptionsOf, StepDefinition } from './step-definition.ts';
import { toNumbers } from './to-numbers.ts';

export interface FittedFrequency {
  readonly type: 'frequency';
  /** Per column the share of training rows of each of the contract's values, and behind them of missing. */
  readonly shares: readonly (readonly number[])[];
}

/** The share of the training rows that hold the category, in [0, 1]; 0 for one that none holds. */
export const frequency: StepDefinition<OptionsOf<'frequency'>, FittedFrequency> = {
  takes: 'category',
  outline: (_, columns) =>
    columns.map(({ name }) => ({ kind: 'number', name: name && `${name} frequency` })),
  fit: (_, columns, { places, rows }): FittedFrequency => ({
    type: 'frequency',
    shares: categoriesAmong(columns).map((column) => {
      const counts = new Float64Array(column.values.length + 1);
      const at = places(column);
      for (let row = 0; row < rows; row += 1) {
        counts[at[row]! < 0 ? column.values.length : at[row]!]! += 1;
      }
      return Array.from(counts, (count) => count / Math.max(1, rows));
    }),
  }),
  apply: ({ shares }, columns, builder) => ({
    columns: categoriesAmong(columns).map((column, at) =>
      toNumbers(column, `${column.name} frequency`, builder, (value) =>
        value === null ? shares[at]!.at(-1)! : shares[at]![column.values.indexOf(value)]!,
      ),
    ),
  }),
};
