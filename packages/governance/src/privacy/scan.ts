import type { Entity } from './entities.ts';

/** A text under scan, and how many characters were read of it: the work must stay linear. */
export interface Scan {
  readonly text: string;
  /** What stands before the text, such as the key of a JSON member: bare numbers are read in its light. */
  readonly context: string;
  work: number;
}

/** Where an entity stands in a text, from `start` up to `end`. */
export interface Span {
  readonly entity: Entity;
  readonly start: number;
  readonly end: number;
  /** `validated` by a checksum or number rules; `shape` where there is none, or a number known void. */
  readonly basis: 'validated' | 'shape';
}

/** The UTF-16 code unit at a place, −1 outside. Every look at the text goes through here. */
export function codeAt(scan: Scan, index: number): number {
  scan.work += 1;
  return index >= 0 && index < scan.text.length ? scan.text.charCodeAt(index) : -1;
}
