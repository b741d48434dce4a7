import { categoriesOf, type Table } from '@codexhub/common-config/columns';
import type { FeatureInput } from './fitted-features.ts';

/**
 * The place of each category of a column's dictionary among the contract's values, −1 where it is
 * none of them; and behind the last one the place of a missing cell.
 */
export function placesOf(table: Table, { name, values = [] }: FeatureInput): Int32Array {
  const { categories } = categoriesOf(table, name);
  const rank = new Map(values.map((value, place) => [value, place]));
  const places = new Int32Array(categories.length + 1);
  for (const [code, category] of categories.entries()) places[code] = rank.get(category) ?? -1;
  places[categories.length] = values.length;
  return places;
}
