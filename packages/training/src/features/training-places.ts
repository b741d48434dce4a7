import { categoriesOf, type Table } from '@codexhub/common-config/columns';
import type { CategoryFeature } from './feature-column.ts';
import type { FeatureInput } from './fitted-features.ts';
import { placesOf } from './places-of.ts';

/** Per row the place of what a category has become among the contract's values, −1 for missing. */
export function trainingPlaces(
  { image, values }: CategoryFeature,
  table: Table,
  input: FeatureInput,
): Int32Array {
  const { codes } = categoriesOf(table, input.name);
  const became = Int32Array.from(image, (value) => (value === null ? -1 : values.indexOf(value)));
  const placeOf = placesOf(table, input).map((place) => became[place] ?? -1);
  const last = placeOf.length - 1;
  const places = new Int32Array(codes.length);
  for (let row = 0; row < codes.length; row += 1) {
    places[row] = placeOf[codes[row]! < 0 ? last : codes[row]!]!;
  }
  return places;
}
