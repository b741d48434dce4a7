/** Told where a value lies, and on which line it begins. */
export type TakeValue = (from: number, to: number, line: number) => void;

/** Finds the values of a file, one a row, without reading them. */
export interface ValueSplitter {
  /** The line of the first byte that was not taken yet. */
  readonly line: number;
  /**
   * Gives the values that are complete, and the place behind the last of them; −1 where what comes
   * next is no row.
   */
  split(bytes: Uint8Array, from: number, to: number, isLast: boolean, take: TakeValue): number;
}
