import type { PairFinding } from './leakage-report.ts';
import { findingOf, type Part, pairsOf } from './parts.ts';

export interface SharedClass extends PairFinding {
  /** How many classes stand in both parts. */
  readonly classes: number;
  /** How many rows of the later part have a member of their class with another label in the earlier. */
  readonly differingLabels: number;
}

/**
 * Which classes of rows stand in two parts.
 * @param codes the class of each row; −1 belongs to none.
 * @param labels 0 or 1 for each row.
 */
export function sharedClasses(
  parts: readonly Part[],
  codes: Int32Array,
  classes: number,
  labels?: Uint8Array,
): SharedClass[] {
  // For each part and class: bit 0 says that label 0 occurs there, bit 1 that label 1 does.
  const present = new Map(
    parts.map((part) => [part, labelBits(part, codes, classes, labels)] as const),
  );
  return pairsOf(parts).map(([earlier, later]) => {
    const before = present.get(earlier)!;
    const after = present.get(later)!;
    let differingLabels = 0;
    const finding = findingOf(earlier, later, (row) => {
      const bits = before[codes[row]!] ?? 0;
      if (bits === 0) return false;
      if ((bits & ~(1 << (labels?.[row] ?? 0))) !== 0) differingLabels += 1;
      return true;
    });
    let shared = 0;
    for (let one = 0; one < classes; one += 1) if (before[one]! > 0 && after[one]! > 0) shared += 1;
    return { ...finding, classes: shared, differingLabels };
  });
}

function labelBits(
  { rows }: Part,
  codes: Int32Array,
  classes: number,
  labels: Uint8Array | undefined,
): Uint8Array {
  const bits = new Uint8Array(classes);
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at]!;
    const code = codes[row]!;
    if (code >= 0) bits[code]! |= 1 << (labels?.[row] ?? 0);
  }
  return bits;
}
