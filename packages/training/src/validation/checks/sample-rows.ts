import { cellAt, columnLength, isMissing } from '@codexhub/common-config/columns';
import type { ColumnPart } from '../readers/column-part.ts';
import { keepRow, type RowSample } from '../row-sample.ts';

/** Samples the rows whose cell is there, or those whose cell is missing. */
export function sampleRows(
  { column, mask, firstRow }: ColumnPart,
  which: 'present' | 'missing',
  sample: RowSample,
): void {
  const length = columnLength(column);
  for (let row = 0; row < length && sample.rows.length < sample.limit; row += 1) {
    if ((mask && mask[row] === 0) || isMissing(column, row) !== (which === 'missing')) continue;
    keepRow(sample, firstRow + row, cellAt(column, row) ?? '');
  }
}
