import type { CategoryFeature } from '../feature-column.ts';
import type { NodeId } from '../program/feature-node.ts';
import type { ProgramBuilder } from '../program/program-builder.ts';

/** Beyond it a table per column would grow with the square of the categories. */
const WIDE = 64;

/**
 * Per key a 0/1 node: whether `keyOf` the category is that one, 0 … keys − 1. A few categories are a table
 * each; many are one table of keys, and a comparison each.
 * @param keyOf −1 for a category that has none.
 */
export function indicatorsOf(
  { input, image }: CategoryFeature,
  keys: number,
  keyOf: (value: string | null) => number,
  builder: ProgramBuilder,
): readonly NodeId[] {
  const keysOfImage = image.map(keyOf);
  const all = Array.from({ length: keys }, (_, key) => key);
  if (image.length <= WIDE) {
    return all.map((key) =>
      builder.lookup(
        input,
        keysOfImage.map((own) => (own === key ? 1 : 0)),
      ),
    );
  }
  const keyNode = builder.lookup(input, keysOfImage);
  return all.map((key) =>
    builder.apply('cast', builder.apply('equal', keyNode, builder.constant(key))),
  );
}
