import { type Column, isMissing } from '@codexhub/common-config/columns';

/** How many cells are missing, or are a NaN that was said: such a cell is no key and no moment. */
export function countUnfit(column: Column): number {
  let unfit = 0;
  if (column.kind === 'category') {
    const { codes } = column;
    for (let row = 0; row < codes.length; row += 1) if (codes[row]! < 0) unfit += 1;
    return unfit;
  }
  const { values } = column;
  if (column.kind === 'time' || !column.validity) {
    for (let row = 0; row < values.length; row += 1) if (Number.isNaN(values[row])) unfit += 1;
    return unfit;
  }
  for (let row = 0; row < values.length; row += 1) {
    if (Number.isNaN(values[row]) || isMissing(column, row)) unfit += 1;
  }
  return unfit;
}
