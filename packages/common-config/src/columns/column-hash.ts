import { createHash, type Hash } from 'node:crypto';
import { KernelError } from '../kernel/index.ts';
import { type CategoryColumn, type Column, isMissing } from './column.ts';

/** Hashes the cells of one column in row order. */
export interface ColumnHash {
  readonly kind: Column['kind'];
  update(column: Column): void;
  /** What was hashed so far, in hexadecimal digits. */
  digest(): string;
}

/** The hash of a column of that kind: numbers and moments as float64, texts as their bytes. */
export function createColumnHash(kind: Column['kind']): ColumnHash {
  const hash = createHash('sha256');
  const writeTexts = kind === 'category' ? createTextWriter(hash) : undefined;
  return {
    kind,
    update: (column): void => {
      if (column.kind !== 'category') hashValues(hash, column);
      else writeTexts?.(column);
    },
    digest: () => hash.copy().digest('hex'),
  };
}

const BLOCK = 8192;
// The same bytes on every machine: float64 with the lowest byte first.
const isLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
/** The upper and the lower half of a NaN that was said: another than that of a missing cell. */
const SAID_NAN = [0x7ff8_0000, 0x0000_0001] as const;

function hashValues(hash: Hash, column: Exclude<Column, CategoryColumn>): void {
  const { values } = column;
  const block = new Float64Array(Math.min(BLOCK, values.length));
  const halves = new DataView(block.buffer);
  for (let from = 0; from < values.length; from += BLOCK) {
    const size = Math.min(BLOCK, values.length - from);
    for (let at = 0; at < size; at += 1) {
      const value = values[from + at]!;
      // Adding 0 turns -0 into 0; writing the constant makes every NaN the same bits.
      block[at] = Number.isNaN(value) ? Number.NaN : value + 0;
      if (Number.isNaN(value) && !isMissing(column, from + at)) {
        halves.setUint32(at * 8 + (isLittleEndian ? 4 : 0), SAID_NAN[0], isLittleEndian);
        halves.setUint32(at * 8 + (isLittleEndian ? 0 : 4), SAID_NAN[1], isLittleEndian);
      }
    }
    const bytes = Buffer.from(block.buffer, 0, size * 8);
    hash.update(isLittleEndian ? bytes : bytes.swap64());
  }
}

const ROOM = 64 * 1024;
/** In the place of a length: the text is missing. */
const MISSING = Uint8Array.of(0xff, 0xff, 0xff, 0xff);

/** Writes each text behind its length in bytes, so that no two columns give the same bytes. */
function createTextWriter(hash: Hash): (column: CategoryColumn) => void {
  const room = Buffer.alloc(ROOM);
  let known: readonly string[] | undefined;
  let entries: Uint8Array[] = [];
  const entryAt = (code: number, categories: readonly string[]): Uint8Array => {
    const entry = entries[code];
    if (entry) return entry;
    // A code that no category has is as missing as −1: `cellAt` says so.
    const text = categories[code];
    const made = text === undefined ? MISSING : entryOf(text);
    if (text !== undefined) entries[code] = made;
    return made;
  };
  return ({ codes, categories }) => {
    if (categories !== known) entries = [];
    known = categories;
    let size = 0;
    for (let row = 0; row < codes.length; row += 1) {
      const entry = entryAt(codes[row]!, categories);
      if (size + entry.length > ROOM) {
        hash.update(room.subarray(0, size));
        size = 0;
      }
      if (entry.length > ROOM) {
        hash.update(entry);
        continue;
      }
      for (let at = 0; at < entry.length; at += 1) room[size + at] = entry[at]!;
      size += entry.length;
    }
    hash.update(room.subarray(0, size));
  };
}

function entryOf(text: string): Uint8Array {
  // Half a letter has no bytes of its own: two such texts would be one.
  if (!text.isWellFormed()) throw notText();
  const length = Buffer.byteLength(text);
  const entry = Buffer.alloc(length + 4);
  entry.writeUInt32LE(length);
  entry.write(text, 4);
  return entry;
}

function notText(): KernelError {
  return new KernelError('KERNEL_VALUE_INVALID', {
    message:
      'table digest: a text must be well-formed; received one with a lone surrogate; mend it before it is digested',
  });
}
