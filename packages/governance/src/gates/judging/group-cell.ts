import type { ByOutcome, GroupTensor, TensorCell } from '@codexhub/common-config/records';

/** The counts of one group, at 2 × outcome + decision, 1 being favourable; weighted where the rows are. */
export interface GroupCell {
  readonly group: string;
  readonly counts: ByOutcome;
  readonly weights?: ByOutcome | undefined;
  /** Sums of squared weights, in the unit of the weights squared. */
  readonly squares?: ByOutcome | undefined;
}

/** A group's cell, under its name, from a cell of a tensor. */
export function groupCell(
  group: string,
  { counts, weights, squares }: Omit<TensorCell, 'group'>,
  { weightGrid }: Pick<GroupTensor, 'weightGrid'>,
): GroupCell {
  if (!weights || !squares || !weightGrid) return { group, counts };
  const unit = 2 ** (weightGrid.squares - 2 * weightGrid.weights);
  const scaled = squares.map((square) => square * unit) as unknown as ByOutcome;
  return { group, counts, weights, squares: scaled };
}

/** The rows of a cell. */
export function rowsOf({ counts }: Pick<GroupCell, 'counts'>): number {
  return counts[0] + counts[1] + counts[2] + counts[3];
}

/** Cells added up: what merging groups means. Of none, no rows. */
export function pooledCell(group: string, cells: readonly GroupCell[]): GroupCell {
  const isWeighted = cells.some(({ weights }) => weights !== undefined);
  return {
    group,
    counts: sumOf(cells.map(({ counts }) => counts)),
    ...(isWeighted && {
      weights: sumOf(cells.map(({ counts, weights }) => weights ?? counts)),
      squares: sumOf(cells.map(({ counts, squares }) => squares ?? counts)),
    }),
  };
}

function sumOf(all: readonly ByOutcome[]): ByOutcome {
  return all.reduce<ByOutcome>(
    (sum, four) => [sum[0] + four[0], sum[1] + four[1], sum[2] + four[2], sum[3] + four[3]],
    [0, 0, 0, 0],
  );
}
