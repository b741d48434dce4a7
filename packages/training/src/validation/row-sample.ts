/** The first few rows of many, whatever the order in which they are met. */
export interface RowSample {
  readonly limit: number;
  /** Zero-based row numbers, ascending. */
  readonly rows: number[];
  /** The cells of those rows, only where they were asked for. */
  readonly cells: (number | string)[] | undefined;
}

export function createRowSample(limit: number, withCells: boolean): RowSample {
  return { limit, rows: [], cells: withCells ? [] : undefined };
}

/** Whether a row could still enter the sample. */
function isOpenFor({ limit, rows }: RowSample, row: number): boolean {
  return rows.length < limit || (limit > 0 && row < rows[limit - 1]!);
}

/** Keeps a row, if it is among the first. A row is given once. */
export function keepRow(sample: RowSample, row: number, cell: number | string): void {
  const { limit, rows, cells } = sample;
  if (!isOpenFor(sample, row)) return;
  let at = rows.length;
  while (at > 0 && rows[at - 1]! > row) at -= 1;
  rows.splice(at, 0, row);
  cells?.splice(at, 0, cell);
  if (rows.length > limit) {
    rows.pop();
    cells?.pop();
  }
}
