/** How often (0, 0), (0, 1), (1, 0) and (1, 1) occur: true label first. */
export type BinaryCounts = readonly [number, number, number, number];

/**
 * Counts pairs of bytes that are all 0 or 1, four rows at a time: lanes of a 32-bit sum hold up to 255
 * rows each before they are emptied. What is no bit shows in the `or` of all words.
 *
 * @returns undefined where a byte is neither 0 nor 1.
 */
export function binaryByteCounts(
  truth: Uint8Array,
  predicted: Uint8Array,
): BinaryCounts | undefined {
  const words = truth.length >>> 2;
  if ((truth.byteOffset | predicted.byteOffset) & 3) return undefined;
  const a = new Uint32Array(truth.buffer, truth.byteOffset, words);
  const b = new Uint32Array(predicted.buffer, predicted.byteOffset, words);
  let seen = 0;
  let positives = 0;
  let selected = 0;
  let hits = 0;
  for (let from = 0; from < words; from += 255) {
    const to = Math.min(words, from + 255);
    let lanesOfTruth = 0;
    let lanesOfPredicted = 0;
    let lanesOfBoth = 0;
    for (let at = from; at < to; at += 1) {
      const x = a[at]! | 0;
      const y = b[at]! | 0;
      seen |= x | y;
      lanesOfTruth = (lanesOfTruth + x) | 0;
      lanesOfPredicted = (lanesOfPredicted + y) | 0;
      lanesOfBoth = (lanesOfBoth + (x & y)) | 0;
    }
    if (seen & ~0x01010101) return undefined;
    positives += laneSum(lanesOfTruth);
    selected += laneSum(lanesOfPredicted);
    hits += laneSum(lanesOfBoth);
  }
  for (let row = 4 * words; row < truth.length; row += 1) {
    const x = truth[row]!;
    const y = predicted[row]!;
    if ((x | y) > 1) return undefined;
    positives += x;
    selected += y;
    hits += x & y;
  }
  return fromMargins(truth.length, positives, selected, hits);
}

/** The same for codes, one row at a time. */
export function binaryCodeCounts(
  truth: Int32Array | Uint8Array,
  predicted: Int32Array | Uint8Array,
): BinaryCounts | undefined {
  let seen = 0;
  let positives = 0;
  let selected = 0;
  let hits = 0;
  for (let row = 0; row < truth.length; row += 1) {
    const x = truth[row]!;
    const y = predicted[row]!;
    seen |= x | y;
    positives = (positives + x) | 0;
    selected = (selected + y) | 0;
    hits = (hits + (x & y)) | 0;
  }
  return seen & ~1 ? undefined : fromMargins(truth.length, positives, selected, hits);
}

function fromMargins(
  rows: number,
  positives: number,
  selected: number,
  hits: number,
): BinaryCounts {
  return [rows - positives - selected + hits, selected - hits, positives - hits, hits];
}

function laneSum(lanes: number): number {
  return (lanes & 255) + ((lanes >>> 8) & 255) + ((lanes >>> 16) & 255) + (lanes >>> 24);
}
