/** Keys as numbers. */
export interface KeyCodes {
  /** The rank of each row's key among the distinct keys, sorted: 0 … counts.length − 1. */
  readonly codes: Int32Array;
  /** How many rows have each key. */
  readonly counts: Int32Array;
  /** A key in words. Only the names of strata go into a message: a group's may name a person. */
  readonly nameOf: (code: number) => string;
}

/** The keys of some of the rows, in that order, ranked anew. */
export function subsetKeys({ codes, counts, nameOf }: KeyCodes, rows: Int32Array): KeyCodes {
  const taken = new Int32Array(rows.length);
  const used = new Int32Array(counts.length);
  for (let at = 0; at < rows.length; at += 1) {
    taken[at] = codes[rows[at]!]!;
    used[taken[at]!]! += 1;
  }
  const kept = [...used.keys()].filter((code) => used[code]! > 0);
  const ranks = new Int32Array(counts.length);
  kept.forEach((code, rank) => {
    ranks[code] = rank;
  });
  return rankedCodes(taken, ranks, (rank) => nameOf(kept[rank]!), kept.length);
}

/** The rows of each key, in their order. */
export function rowsOfKeys({
  codes,
  counts,
}: {
  readonly codes: Int32Array | Uint8Array;
  readonly counts: Int32Array;
}): Int32Array[] {
  const rows = Array.from(counts, (count) => new Int32Array(count));
  const filled = new Int32Array(counts.length);
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row]!;
    rows[code]![filled[code]!] = row;
    filled[code]! += 1;
  }
  return rows;
}

/** The codes of rows whose classes are known by their ranks among the `distinct` keys. */
export function rankedCodes(
  classes: Int32Array,
  ranks: Int32Array,
  nameOf: (code: number) => string,
  distinct = ranks.length,
): KeyCodes {
  const codes = new Int32Array(classes.length);
  const counts = new Int32Array(distinct);
  for (let row = 0; row < codes.length; row += 1) {
    const code = ranks[classes[row]!]!;
    codes[row] = code;
    counts[code]! += 1;
  }
  return { codes, counts, nameOf };
}
