import { categoriesAmong } from '../feature-column.ts';
import { murmurHash } from './murmur-hash.ts';
import type { OptionsOf, StepDefinition } from './step-definition.ts';

export interface FittedHash {
  readonly type: 'hash';
  readonly columns: number;
}

/**
 * Feature hashing: with h = MurmurHash3 of `name=value`, the column |h| mod `columns` is 1, or −1 where
 * h is negative; the others are 0, and all are for a missing cell. Several columns of a chain are added up.
 * @see reference: scikit-learn `FeatureHasher(input_type='dict')`
 */
export const hash: StepDefinition<OptionsOf<'hash'>, FittedHash> = {
  takes: 'category',
  outline: ({ columns: count }, columns) => {
    const name = nameOf(columns.map((column) => column.name ?? ''));
    return Array.from({ length: count }, (_, at) => ({
      kind: 'number',
      name: `${name} hash ${at}`,
    }));
  },
  fit: ({ columns }): FittedHash => ({ type: 'hash', columns }),
  apply: ({ columns: count }, columns, builder) => {
    const categories = categoriesAmong(columns);
    const name = nameOf(categories.map((column) => column.name));
    return {
      columns: Array.from({ length: count }, (_, at) => ({
        kind: 'number' as const,
        name: `${name} hash ${at}`,
        node: categories
          .map((column) =>
            builder.lookup(
              column.input,
              column.image.map((value) =>
                value === null ? 0 : signAt(`${column.name}=${value}`, count, at),
              ),
            ),
          )
          .reduce((sum, node) => builder.apply('add', sum, node)),
      })),
    };
  },
};

function signAt(text: string, columns: number, at: number): number {
  const hashed = murmurHash(text);
  if (Math.abs(hashed) % columns !== at) return 0;
  return hashed < 0 ? -1 : 1;
}

function nameOf(names: readonly string[]): string {
  return names.join(' ');
}
