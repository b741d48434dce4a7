import type { FileLocation } from '../files/file-location.ts';

/**
 * Files of JSON objects, one a row: `json` is an array of them, `ndjson` has one on each line. An
 * absent key and `null` are missing; a key that stands twice in an object is refused. Nothing is
 * converted: a text that looks like a number is a text.
 */
export type JsonSource = FileLocation & {
  readonly format: 'json' | 'ndjson';
  /** By the name where absent: `.gz` is gzip. */
  readonly compression?: 'none' | 'gzip' | undefined;
};
