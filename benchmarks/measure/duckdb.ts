import { createRequire } from 'node:module';

/** As much of DuckDB's own package as the benchmarks need. */
interface Connection {
  run(sql: string): Promise<unknown>;
  runAndReadAll(sql: string): Promise<{
    getColumns(): unknown[][];
    getRowObjects(): Readonly<Record<string, unknown>>[];
  }>;
  closeSync(): void;
}

interface DuckDB {
  readonly DuckDBInstance: {
    create(
      path: string,
      options: Readonly<Record<string, string>>,
    ): Promise<{ connect(): Promise<Connection> }>;
  };
}

/** A connection of one thread, by the very package that training depends on. */
export async function connectDuckDB(): Promise<Connection> {
  const own = createRequire(import.meta.url);
  const training = createRequire(own.resolve('@codexhub/training/package.json'));
  const { DuckDBInstance } = training('@duckdb/node-api') as DuckDB;
  return (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
}
