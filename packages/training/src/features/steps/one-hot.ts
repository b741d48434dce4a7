import { categoriesAmong } from '../feature-column.ts';
import { indicatorsOf } from './indicators.ts';
import type { OptionsOf, StepDefinition } from './step-definition.ts';

export interface FittedOneHot {
  readonly type: 'one_hot';
  readonly drop: 'none' | 'first';
  readonly unseen: 'ignore' | 'error';
  /** Per column the categories of the training rows, in the contract's order; `null` is missing, the last. */
  readonly seen: readonly (readonly (string | null)[])[];
}

/**
 * A 0/1 column per category that training rows hold, missing cells being one of them. `drop: first`
 * leaves the first of them out: it is all zeros.
 * @see reference: scikit-learn `OneHotEncoder(handle_unknown='ignore' | 'error')`
 */
export const oneHot: StepDefinition<OptionsOf<'one_hot'>, FittedOneHot> = {
  takes: 'category',
  outline: () => [{ kind: 'number', name: undefined }],
  fit: ({ drop, unseen }, columns, { places }): FittedOneHot => ({
    type: 'one_hot',
    drop,
    unseen,
    seen: categoriesAmong(columns).map((column) => {
      const held = new Set(places(column));
      const named: (string | null)[] = column.values.filter((_, place) => held.has(place));
      return held.has(-1) ? [...named, null] : named;
    }),
  }),
  apply: ({ drop, unseen, seen }, columns, builder) => ({
    columns: categoriesAmong(columns).flatMap((column, at) => {
      const { name, input, image } = column;
      const known = new Map(seen[at]!.map((category, key) => [category, key]));
      for (const [place, value] of image.entries()) {
        if (unseen === 'error' && !known.has(value)) builder.refuse(input, place);
      }
      const nodes = indicatorsOf(column, known.size, (value) => known.get(value) ?? -1, builder);
      return [...known.keys()]
        .map((category, key) => ({
          kind: 'number' as const,
          name: category === null ? `${name} is missing` : `${name}=${category}`,
          node: nodes[key]!,
        }))
        .slice(drop === 'first' ? 1 : 0);
    }),
  }),
};
