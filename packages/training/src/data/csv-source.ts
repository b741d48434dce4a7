import type { FileLocation } from './files/file-location.ts';

/**
 * CSV files after RFC 4180: UTF-8, one header line, LF or CRLF. Several files have the same header,
 * and are read in the order given, or in that of their names.
 */
export type CsvSource = FileLocation & {
  readonly format: 'csv';
  /**
   * Unquoted cells that mean "missing"; `['', 'NA']` where absent. A quoted `"NA"` is the text NA;
   * a quoted empty cell is missing where `''` is listed.
   */
  readonly missing?: readonly string[] | undefined;
  /** One ASCII character; a comma where absent. */
  readonly delimiter?: string | undefined;
  /** One ASCII character, doubled inside of a quoted cell; `"` where absent, none where empty. */
  readonly quote?: string | undefined;
  /** By the name where absent: `.gz` is gzip. */
  readonly compression?: 'none' | 'gzip' | undefined;
};
