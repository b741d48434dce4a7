/** On which line each of many things begins, kept sparsely: one entry where a line is skipped. */
export interface LineIndex {
  /** How many things have begun. */
  readonly size: number;
  /** The next thing begins on that line. */
  begin(line: number): void;
  /** The line of a thing, 0 being the first. */
  lineOf(index: number): number;
}

export function createLineIndex(): LineIndex {
  const shifts: { index: number; line: number }[] = [];
  let size = 0;
  const lineOf = (index: number): number => {
    let low = 0;
    let high = shifts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (shifts[middle]!.index <= index) low = middle + 1;
      else high = middle;
    }
    const last = shifts[low - 1] ?? { index: 0, line: 1 };
    return last.line + (index - last.index);
  };
  return {
    get size(): number {
      return size;
    },
    begin: (line): void => {
      if (lineOf(size) !== line) shifts.push({ index: size, line });
      size += 1;
    },
    lineOf,
  };
}
