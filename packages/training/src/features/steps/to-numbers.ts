import type { CategoryFeature, NumberFeature } from '../feature-column.ts';
import type { ProgramBuilder } from '../program/program-builder.ts';

/** A category column as numbers, each category by `numberOf`; `own` as in `ProgramBuilder.lookup`. */
export function toNumbers(
  { input, image }: CategoryFeature,
  name: string,
  builder: ProgramBuilder,
  numberOf: (value: string | null) => number | null,
  own = false,
): NumberFeature {
  return { kind: 'number', name, node: builder.lookup(input, image.map(numberOf), own) };
}
