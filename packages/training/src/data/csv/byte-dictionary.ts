import { isAscii } from 'node:buffer';
import { type ByteText, createByteText } from '../files/byte-text.ts';

/** Distinct texts as bytes, numbered in the order in which they came. */
export interface ByteDictionary {
  readonly size: number;
  /** The number of a text, −1 where it is not known. */
  find(text: ByteText, from: number, to: number): number;
  /** The number of a text, which is known from then on. */
  add(text: ByteText, from: number, to: number): number;
  /** The texts in order, read as UTF-8. */
  texts(): readonly string[];
}

/**
 * A hash table of byte strings: four bytes at a time, open addressing with linear probing, at most
 * half full. UTF-8 is read once for a distinct text, and not for every cell.
 */
export function createByteDictionary(): ByteDictionary {
  // A slot holds the number of an entry and 1; 0 is free.
  let slots = new Int32Array(64);
  let hashes = new Int32Array(32);
  let offsets = new Int32Array(33);
  let pool = createByteText(512);
  let size = 0;

  /** The slot where the text is, or where it would be. */
  const slotOf = (text: ByteText, from: number, to: number, hash: number): number => {
    const mask = slots.length - 1;
    const length = to - from;
    for (let slot = (hash ^ (hash >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const entry = slots[slot]! - 1;
      if (entry < 0) return slot;
      if (hashes[entry] !== hash) continue;
      const start = offsets[entry]!;
      if (offsets[entry + 1]! - start === length && isEqual(pool, start, text, from, length)) {
        return slot;
      }
    }
  };
  const grow = (): void => {
    hashes = enlarged(hashes, hashes.length * 2);
    offsets = enlarged(offsets, hashes.length + 1);
    slots = new Int32Array(slots.length * 2);
    const mask = slots.length - 1;
    for (let entry = 0; entry < size; entry += 1) {
      const hash = hashes[entry]!;
      let slot = (hash ^ (hash >>> 15)) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = entry + 1;
    }
  };
  const store = ({ bytes }: ByteText, from: number, to: number, hash: number): void => {
    const start = offsets[size]!;
    const end = start + to - from;
    if (end > pool.bytes.length) {
      const larger = createByteText(Math.max(end, pool.bytes.length * 2));
      larger.bytes.set(pool.bytes);
      pool = larger;
    }
    for (let at = from; at < to; at += 1) pool.bytes[start + at - from] = bytes[at]!;
    hashes[size] = hash;
    offsets[size + 1] = end;
    size += 1;
  };

  return {
    get size(): number {
      return size;
    },
    find: (text, from, to): number => slots[slotOf(text, from, to, hashOf(text, from, to))]! - 1,
    add: (text, from, to): number => {
      const hash = hashOf(text, from, to);
      const slot = slotOf(text, from, to, hash);
      const entry = slots[slot]! - 1;
      if (entry >= 0) return entry;
      slots[slot] = size + 1;
      store(text, from, to, hash);
      if (size === hashes.length) grow();
      return size - 1;
    },
    texts: (): readonly string[] => readTexts(pool.bytes, offsets, size),
  };
}

/** Whether two texts of one length are the same, four bytes at a time, the last four overlapping. */
function isEqual(
  one: ByteText,
  at: number,
  other: ByteText,
  from: number,
  length: number,
): boolean {
  if (length < 4) {
    for (let byte = 0; byte < length; byte += 1) {
      if (one.bytes[at + byte] !== other.bytes[from + byte]) return false;
    }
    return true;
  }
  const last = length - 4;
  for (let word = 0; word < last; word += 4) {
    if (one.view.getInt32(at + word, true) !== other.view.getInt32(from + word, true)) return false;
  }
  return one.view.getInt32(at + last, true) === other.view.getInt32(from + last, true);
}

const PRIME = 0x01000193;

/** FNV-1a's step over words of four bytes, the last of which overlaps; the length is mixed in. */
function hashOf({ view }: ByteText, from: number, to: number): number {
  const length = to - from;
  let hash = 0x811c9dc5 ^ length;
  if (length < 4)
    return mixed(hash, length === 0 ? 0 : view.getInt32(from, true) & ((1 << (length * 8)) - 1));
  const last = to - 4;
  for (let at = from; at < last; at += 4) hash = mixed(hash, view.getInt32(at, true));
  return mixed(hash, view.getInt32(last, true));
}

function mixed(hash: number, word: number): number {
  const product = Math.imul(hash ^ word, PRIME);
  return product ^ (product >>> 13);
}

function enlarged(from: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  const to = new Int32Array(length);
  to.set(from);
  return to;
}

function readTexts(pool: Buffer, offsets: Int32Array, size: number): readonly string[] {
  const texts = new Array<string>(size);
  const all = pool.toString('latin1', 0, offsets[size]!);
  // Where every byte is ASCII, one string is cut; otherwise each text is read by itself.
  const plain = isAscii(pool.subarray(0, offsets[size]!));
  for (let entry = 0; entry < size; entry += 1) {
    const from = offsets[entry]!;
    const to = offsets[entry + 1]!;
    texts[entry] = plain ? all.slice(from, to) : pool.toString('utf8', from, to);
  }
  return texts;
}
