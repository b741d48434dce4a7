import { GovernanceError } from '../errors.ts';
import { requireTensor } from './require-tensor.ts';
import { sumCells } from './sum-cells.ts';
import type { ByOutcome, GroupTensor, TensorCell } from './tensor.ts';

/** Counts that may be shown: none stands for fewer rows than `minimum`, but for none at all. */
export interface PublishedCounts {
  readonly minimum: number;
  readonly sensitive: readonly string[];
  readonly control: readonly string[];
  /** All rows; `null` where they are too few to tell. */
  readonly rows: number | null;
  readonly groups: readonly Pick<TensorCell, 'group' | 'counts'>[];
  /** Groups that are shown as one, at least two of them; absent where every group is shown. */
  readonly suppressed?: {
    readonly groups: readonly TensorCell['group'][];
    /** Of all of them together; `null` where even that is too little to tell. */
    readonly counts: ByOutcome | null;
  };
}

/**
 * The counts of a tensor without those of 1 to k − 1 rows, for a table that leaves the house. A group
 * with such a count is shown only as a part of all suppressed groups, and the smallest other groups join
 * them (complementary suppression) until they are two or more and no count of theirs together is small.
 * So totals minus what is shown give no small count back: each hidden one could be larger by one.
 *
 * Zeros are shown. Weights and scores are left out. It holds for one table: two tables of one tensor,
 * over other attributes or with another k, may be subtracted from each other.
 *
 * @param minimum k, a whole number of at least 2. Verdicts come from the tensor, not from this.
 * @throws GovernanceError `GOVERNANCE_OPTION_INVALID`, `GOVERNANCE_TENSOR_INVALID`
 * @example
 * const tensor = groupTensor({
 *   yTrue: [0, 0, 0, 0, 0], yPred: [0, 0, 0, 0, 0], sensitive: { sex: ['f', 'f', 'm', 'm', 'x'] },
 * });
 * const { groups, suppressed } = suppressSmallCells(tensor, 2);
 * groups; // Returns: [{ group: ['m'], counts: [2, 0, 0, 0] }]
 * suppressed; // Returns: { groups: [['f'], ['x']], counts: [3, 0, 0, 0] }
 */
export function suppressSmallCells(tensor: GroupTensor, minimum: number): PublishedCounts {
  requireTensor(tensor);
  return publishedCounts(tensor, minimum);
}

/** The same of counts that were checked before. */
export function publishedCounts(tensor: GroupTensor, minimum: number): PublishedCounts {
  if (!(Number.isSafeInteger(minimum) && minimum >= 2)) {
    throw new GovernanceError('GOVERNANCE_OPTION_INVALID', {
      message: `published counts: minimum must be a whole number of at least 2; received ${minimum}; choose one such as 10`,
      details: { option: 'minimum', received: String(minimum) },
    });
  }
  const hidden = hiddenCells(tensor.cells, minimum);
  const counts = pooled(hidden);
  const isTold = !hasSmall(counts, minimum);
  return {
    minimum,
    sensitive: tensor.sensitive,
    control: tensor.control,
    rows: tensor.rows < minimum ? null : tensor.rows,
    groups: tensor.cells
      .filter((cell) => !hidden.has(cell))
      .map(({ group, counts: shown }) => ({ group, counts: shown })),
    ...(hidden.size > 0 && {
      suppressed: {
        groups: tensor.cells.filter((cell) => hidden.has(cell)).map(({ group }) => group),
        counts: isTold ? counts : null,
      },
    }),
  };
}

function hiddenCells(cells: readonly TensorCell[], minimum: number): ReadonlySet<TensorCell> {
  const hidden = new Set(cells.filter(({ counts }) => hasSmall(counts, minimum)));
  if (hidden.size === 0) return hidden;
  // Sorting keeps the order of equals: the same tensor hides the same groups.
  const others = cells
    .filter((cell) => !hidden.has(cell))
    .sort((one, other) => rowsOf(one) - rowsOf(other));
  let together = pooled(hidden);
  for (const cell of others) {
    // One alone is always small.
    if (!hasSmall(together, minimum)) break;
    hidden.add(cell);
    together = pooled([
      { ...cell, group: [] },
      { group: [], counts: together },
    ]);
  }
  return hidden;
}

function hasSmall(counts: ByOutcome, minimum: number): boolean {
  return counts.some((count) => count > 0 && count < minimum);
}

function rowsOf({ counts: [a, b, c, d] }: TensorCell): number {
  return a + b + c + d;
}

function pooled(cells: Iterable<TensorCell>): ByOutcome {
  const [sum] = sumCells([...cells].map(({ counts }) => ({ group: [], counts })));
  return sum?.counts ?? [0, 0, 0, 0];
}
