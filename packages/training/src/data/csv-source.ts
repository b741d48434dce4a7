/** A CSV file after RFC 4180: UTF-8, commas, `"` quotes, one header line, LF or CRLF. */
export interface CsvSource {
  readonly path: string;
  readonly format: 'csv';
  /**
   * Unquoted cells that mean "missing"; `['', 'NA']` where absent. A quoted `"NA"` is the text NA;
   * a quoted empty cell is missing where `''` is listed.
   */
  readonly missing?: readonly string[] | undefined;
}
