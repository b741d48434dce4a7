import type { ByteReader } from './byte-reader.ts';
import { type ByteText, createByteText } from './byte-text.ts';

/** A piece of a file in memory, which moves on. */
export interface ByteWindow {
  readonly text: ByteText;
  readonly bytes: Buffer;
  /** The first byte that nobody has taken yet. */
  from: number;
  /** Behind the last byte; there is room for one more. */
  readonly to: number;
  /** Whether no more bytes come. */
  readonly isLast: boolean;
  /** Moves what was not taken to the front and reads on behind it. */
  fill(): Promise<void>;
}

/**
 * A window over a file.
 * @param keep how many bytes may be kept from one fill to the next.
 * @param piece how many bytes are read at once.
 */
export function createByteWindow(reader: ByteReader, keep: number, piece: number): ByteWindow {
  const text = createByteText(keep + piece + 1);
  const { bytes } = text;
  let to = 0;
  let isLast = false;
  const window = {
    text,
    bytes,
    from: 0,
    get to(): number {
      return to;
    },
    get isLast(): boolean {
      return isLast;
    },
    fill: async (): Promise<void> => {
      bytes.copyWithin(0, window.from, to);
      to -= window.from;
      window.from = 0;
      const read = await reader.read(bytes, to, Math.min(piece, keep + piece - to));
      to += read;
      isLast = read === 0;
    },
  };
  return window;
}
