import type { ColumnPart } from '../readers/column-part.ts';
import { keepRow, type RowSample } from '../row-sample.ts';

/** Judges texts: each entry of a dictionary once, then the counts of the codes. */
export type JudgeTexts = (part: ColumnPart) => number | 'wrong_kind';

/** Chunks that share a dictionary are judged by the same answers. */
export function judgeTexts(conforms: (text: string) => boolean, sample: RowSample): JudgeTexts {
  let asked: readonly string[] | undefined;
  let refused = new Uint8Array(0);
  return (part) => {
    const { column, counts } = part;
    if (column.kind !== 'category' || !counts) return 'wrong_kind';
    const { categories } = column;
    // A source may let its dictionary grow from chunk to chunk.
    if (asked !== categories || refused.length !== categories.length) {
      asked = categories;
      refused = new Uint8Array(categories.length);
      for (let code = 0; code < refused.length; code += 1) {
        refused[code] = conforms(categories[code]!) ? 0 : 1;
      }
    }
    let unexpected = 0;
    for (let code = 0; code < refused.length; code += 1) {
      if (refused[code] === 1) unexpected += counts[code]!;
    }
    if (unexpected > 0) sampleCodes(part, refused, sample);
    return unexpected;
  };
}

/** Samples the rows whose code is marked, as long as the sample has room. */
function sampleCodes(
  { column, mask, firstRow }: ColumnPart,
  marked: Uint8Array,
  sample: RowSample,
): void {
  if (column.kind !== 'category') return;
  const { codes, categories } = column;
  for (let row = 0; row < codes.length && sample.rows.length < sample.limit; row += 1) {
    const code = codes[row]!;
    if (code < 0 || marked[code] === 0 || (mask && mask[row] === 0)) continue;
    keepRow(sample, firstRow + row, categories[code]!);
  }
}
