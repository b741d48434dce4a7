import { type CategoryFeature, categoriesAmong } from '../feature-column.ts';
import type { NodeId } from '../program/feature-node.ts';
import type { ProgramBuilder } from '../program/program-builder.ts';
import { indicatorsOf } from './indicators.ts';
import { murmurHash } from './murmur-hash.ts';
import type { OptionsOf, StepDefinition } from './step-definition.ts';
import { toNumbers } from './to-numbers.ts';

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
    const signed = categories.map((column) => signedIndicators(column, count, builder));
    return {
      columns: Array.from({ length: count }, (_, at) => ({
        kind: 'number' as const,
        name: `${name} hash ${at}`,
        node: signed
          .map((nodes) => nodes[at]!)
          .reduce((sum, node) => builder.apply('add', sum, node)),
      })),
    };
  },
};

/** Per column of the hash the sign of the category, or 0 where it is another's. */
function signedIndicators(
  column: CategoryFeature,
  count: number,
  builder: ProgramBuilder,
): readonly NodeId[] {
  const hashes = new Map(
    column.image.map((value) => [
      value,
      value === null ? 0 : murmurHash(`${column.name}=${value}`),
    ]),
  );
  const keyOf = (value: string | null): number =>
    value === null ? -1 : Math.abs(hashes.get(value)!) % count;
  const sign = toNumbers(column, column.name, builder, (value) =>
    hashes.get(value)! < 0 ? -1 : 1,
  );
  return indicatorsOf(column, count, keyOf, builder).map((node) =>
    builder.apply('mul', node, sign.node),
  );
}

function nameOf(names: readonly string[]): string {
  return names.join(' ');
}
