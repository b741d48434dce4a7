import { type CategoryColumn, columnOf, type Table } from '@codexhub/common-config/columns';
import { createNumberIndex } from '../internal/number-index.ts';
import { requireOption } from '../internal/require-option.ts';

/** The entity of each row of two tables, in one numbering; −1 where a key is missing. */
export interface EntityCodes {
  readonly events: Int32Array;
  /** A fact of an entity that no event names is −1 too: nobody asks for it. */
  readonly facts: Int32Array;
  readonly count: number;
}

/**
 * Numbers the entities that the events name, and finds them among the facts. Several keys make one
 * entity together; a row that lacks one of them has none.
 * @throws TrainingError `TRAINING_OPTION_INVALID` where a key has another kind in the two tables.
 */
export function entityCodes(events: Table, facts: Table, keys: readonly string[]): EntityCodes {
  requireOption(keys.length > 0, 'feature view: keys', 'at least one column', keys.length);
  const [first, ...rest] = keys.map((key) => codesOfKey(events, facts, key));
  return rest.reduce(combine, first!);
}

function codesOfKey(events: Table, facts: Table, key: string): EntityCodes {
  const [asked, held] = [columnOf(events, key), columnOf(facts, key)];
  if (asked.kind === 'category' && held.kind === 'category') {
    return { events: asked.codes, facts: inCodesOf(asked, held), count: asked.categories.length };
  }
  requireOption(
    asked.kind === held.kind,
    `feature view: the key "${key}" of the facts`,
    `of the kind of the events' (${asked.kind})`,
    held.kind,
  );
  const numbers = createNumberIndex();
  const [of, by] = [asked, held].map((column) =>
    column.kind === 'category' ? new Float64Array() : column.values,
  ) as [Float64Array, Float64Array];
  const codes = numbers.idsOf(of);
  return { events: codes, facts: numbers.findAll(by), count: numbers.size };
}

function inCodesOf(asked: CategoryColumn, held: CategoryColumn): Int32Array {
  if (asked.categories === held.categories) return held.codes;
  const code = new Map(asked.categories.map((category, at) => [category, at]));
  const translated = held.categories.map((category) => code.get(category) ?? -1);
  const codes = new Int32Array(held.codes.length);
  for (let row = 0; row < codes.length; row += 1) {
    const own = held.codes[row]!;
    codes[row] = own < 0 ? -1 : translated[own]!;
  }
  return codes;
}

// The product of two numberings may exceed 2³¹: as a double it is exact, and it is numbered anew.
function combine(one: EntityCodes, other: EntityCodes): EntityCodes {
  const numbers = createNumberIndex();
  const events = numbers.idsOf(product(one.events, other.events, other.count));
  const facts = numbers.findAll(product(one.facts, other.facts, other.count));
  return { events, facts, count: numbers.size };
}

function product(one: Int32Array, other: Int32Array, width: number): Float64Array {
  const codes = new Float64Array(one.length);
  for (let row = 0; row < codes.length; row += 1) {
    const [a, b] = [one[row]!, other[row]!];
    codes[row] = a < 0 || b < 0 ? Number.NaN : a * width + b;
  }
  return codes;
}
