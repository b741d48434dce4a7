import type { Axis } from './axis.ts';

/** One number for the groups of a row together. */
export interface GroupNumbers {
  /** Of each row; outside 0 … size − 1 where it is the last, `size`. */
  readonly numbers: Int32Array;
  readonly size: number;
  /** The groups that a number stands for, an entry for each axis. */
  groupOf(number: number): readonly (string | null)[];
}

/** Counters that need no hash: for as many groups, or for twice the rows. */
const DENSE = 2 ** 16;

/**
 * Numbers the combinations of groups: by position while they are few, by hash of those that occur
 * where the product of the cardinalities is large.
 */
export function numberGroups(axes: readonly Axis[], rows: number): GroupNumbers {
  const [only] = axes;
  if (axes.length === 1 && only) {
    const { codes, categories } = only;
    return {
      numbers: codes,
      size: categories.length,
      groupOf: (number): readonly (string | null)[] => [categories[number] ?? null],
    };
  }
  const combinations = axes.reduce(
    (product, { categories }) => product * (categories.length + 1),
    1,
  );
  return combinations <= Math.max(DENSE, 2 * rows)
    ? byPosition(axes, rows, combinations)
    : byHash(axes, rows);
}

function byPosition(axes: readonly Axis[], rows: number, size: number): GroupNumbers {
  const numbers = new Int32Array(rows);
  for (const { codes, categories } of axes) {
    const known = categories.length;
    for (let row = 0; row < rows; row += 1) {
      const code = codes[row]!;
      numbers[row] = numbers[row]! * (known + 1) + (code >= 0 && code < known ? code : known);
    }
  }
  const groupOf = (number: number): readonly (string | null)[] => {
    const group: (string | null)[] = [];
    let rest = number;
    for (const { categories } of axes.toReversed()) {
      group.unshift(categories[rest % (categories.length + 1)] ?? null);
      rest = Math.floor(rest / (categories.length + 1));
    }
    return group;
  };
  return { numbers, size, groupOf };
}

// Axis after axis, so that no key exceeds (groups that occur) × (categories of one axis).
function byHash(axes: readonly Axis[], rows: number): GroupNumbers {
  const numbers = new Int32Array(rows);
  let firstRows: number[] = [];
  for (const { codes, categories } of axes) {
    const known = categories.length;
    const index = new Map<number, number>();
    firstRows = [];
    for (let row = 0; row < rows; row += 1) {
      const code = codes[row]!;
      const key = numbers[row]! * (known + 1) + (code >= 0 && code < known ? code : known);
      let number = index.get(key);
      if (number === undefined) {
        number = firstRows.length;
        index.set(key, number);
        firstRows.push(row);
      }
      numbers[row] = number;
    }
  }
  const groupOf = (number: number): readonly (string | null)[] =>
    axes.map(({ codes, categories }) => categories[codes[firstRows[number]!]!] ?? null);
  return { numbers, size: firstRows.length, groupOf };
}
