import { MOST_WORDS, type RandomWords } from './random-words.ts';

/** So many rows are drawn from with one byte each. */
const BLOCK = 256;

/**
 * Adds to `counts` how often each of n rows is drawn when n rows are drawn from them with replacement:
 * exactly multinomial, in O(n), without drawing an index for each.
 *
 * The rows, filled up to a power of two, are halved as a tree: how many of m draws fall into a half is a
 * sum of m fair bits, 32 to a word. Blocks of 256 rows take a byte per draw. What falls on the filling is
 * drawn again.
 *
 * @param cellOfRow where the draws of each row are counted; several rows may share a cell.
 */
export function addResampleCounts(
  words: RandomWords,
  cellOfRow: Uint32Array,
  counts: Uint32Array,
): void {
  const rows = cellOfRow.length;
  if (rows < BLOCK) {
    drawFew(words, cellOfRow, counts);
    return;
  }
  const span = 2 ** (32 - Math.clz32(rows - 1));
  const tree: DrawingTree = { words, cellOfRow, counts };
  for (let draws = rows; draws > 0; ) draws = drawFrom(tree, 0, span, draws);
}

interface DrawingTree {
  readonly words: RandomWords;
  readonly cellOfRow: Uint32Array;
  readonly counts: Uint32Array;
}

/** Draws from the rows `from` … `from + span − 1`, and gives how many draws fell behind the last row. */
function drawFrom(tree: DrawingTree, from: number, span: number, draws: number): number {
  const rows = tree.cellOfRow.length - from;
  if (rows <= 0) return draws;
  if (span > BLOCK) {
    const left = fairBits(tree.words, draws);
    return (
      drawFrom(tree, from, span / 2, left) + drawFrom(tree, from + span / 2, span / 2, draws - left)
    );
  }
  if (rows < BLOCK) return drawRejecting(tree, from, rows, draws);
  for (let left = draws; left > 0; left -= 4 * MOST_WORDS) {
    drawBytes(tree, from, Math.min(left, 4 * MOST_WORDS));
  }
  return 0;
}

function drawBytes({ words, cellOfRow, counts }: DrawingTree, from: number, draws: number): void {
  const { buffer } = words;
  let at = words.take((draws + 3) >>> 2);
  const last = at + (draws >>> 2);
  for (; at < last; at += 1) {
    const word = buffer[at]!;
    counts[cellOfRow[from + (word & 0xff)]!]! += 1;
    counts[cellOfRow[from + ((word >>> 8) & 0xff)]!]! += 1;
    counts[cellOfRow[from + ((word >>> 16) & 0xff)]!]! += 1;
    counts[cellOfRow[from + (word >>> 24)]!]! += 1;
  }
  for (let byte = 0; byte < (draws & 3); byte += 1) {
    counts[cellOfRow[from + ((buffer[last]! >>> (8 * byte)) & 0xff)]!]! += 1;
  }
}

/** The block that the last row ends in. */
function drawRejecting(
  { words, cellOfRow, counts }: DrawingTree,
  from: number,
  rows: number,
  draws: number,
): number {
  let rejected = 0;
  for (let draw = 0; draw < draws; draw += 1) {
    const at = words.buffer[words.take(1)]! >>> 24;
    if (at < rows) counts[cellOfRow[from + at]!]! += 1;
    else rejected += 1;
  }
  return rejected;
}

/** Fewer rows than a block: bits enough for them, drawn again where they name no row. */
function drawFew(words: RandomWords, cellOfRow: Uint32Array, counts: Uint32Array): void {
  const rows = cellOfRow.length;
  const unused = Math.clz32(Math.max(1, rows - 1));
  for (let left = rows; left > 0; ) {
    const at = words.buffer[words.take(1)]! >>> unused;
    if (at >= rows) continue;
    counts[cellOfRow[at]!]! += 1;
    left -= 1;
  }
}

/** How many of so many fair bits are set. */
function fairBits(words: RandomWords, bits: number): number {
  const { buffer } = words;
  let sum = 0;
  for (let left = bits; left > 0; left -= 32 * MOST_WORDS) {
    const here = Math.min(left, 32 * MOST_WORDS);
    let at = words.take((here + 31) >>> 5);
    const last = at + (here >>> 5);
    for (; at < last; at += 1) sum += ones(buffer[at]!);
    if ((here & 31) !== 0) sum += ones(buffer[last]! >>> (32 - (here & 31)));
  }
  return sum;
}

function ones(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
