/**
 * The rows of one SELECT over files, run by DuckDB in a sandbox: nothing but the named files can be
 * read, nothing written, no extension loaded, no setting changed. The rows come in the order of the
 * query; without an ORDER BY that is the order in which DuckDB's one thread finds them.
 */
export interface SqlSource {
  readonly format: 'sql';
  /** One SELECT, whose columns bear the contract's names and types (as those of Parquet). */
  readonly query: string;
  /** The tables of the query: their names, and the files that they are. */
  readonly files: Readonly<Record<string, SqlFile>>;
  /** How much memory DuckDB may use, such as `2GB`; `1GB` where absent. */
  readonly memory?: string | undefined;
}

/**
 * A file as a table. Parquet has types of its own; in JSON they are found in all of its rows; every
 * column of a CSV is a text, for the query to cast, and `missing` (`['', 'NA']` where absent) is NULL.
 */
export interface SqlFile {
  readonly path: string;
  readonly format: 'parquet' | 'csv' | 'json' | 'ndjson';
  readonly missing?: readonly string[] | undefined;
}
