import type { DuckDBConnection } from '@duckdb/node-api';
import { literalPath, textLiteral } from '../duckdb/open-engine.ts';

/** The columns of a Parquet file at its top level, as it names them, and how DuckDB types them. */
export interface ParquetColumns {
  readonly names: readonly string[];
  readonly types: readonly string[];
  readonly rows: number;
  /** The relation that reads them. */
  readonly from: string;
}

/** Reads a file's own description. DuckDB's names will not do: it renames those that are doubled. */
export async function parquetColumns(
  connection: DuckDBConnection,
  path: string,
): Promise<ParquetColumns> {
  const file = textLiteral(literalPath(path));
  const from = `read_parquet(${file}, hive_partitioning = false, file_row_number = false)`;
  const schema = await connection.runAndReadAll(
    `SELECT name, coalesce(num_children, 0)::DOUBLE FROM parquet_schema(${file})`,
  );
  const described = await connection.prepare(`SELECT * FROM ${from}`);
  const types = Array.from({ length: described.columnCount }, (_, at) =>
    String(described.columnType(at)),
  );
  const counted = await connection.runAndReadAll(
    `SELECT sum(num_rows)::DOUBLE FROM parquet_file_metadata(${file})`,
  );
  const nodes = schema
    .getRows()
    .map(([name, children]) => [String(name), Number(children)] as const);
  return { names: topLevel(nodes), types, rows: Number(counted.getRows()[0]?.[0] ?? 0), from };
}

/** The nodes below the root, of a tree that is written root first, each with its number of children. */
function topLevel(
  nodes: readonly (readonly [name: string, children: number])[],
): readonly string[] {
  const names: string[] = [];
  let open = 0;
  for (const [name, children] of nodes.slice(1)) {
    if (open === 0) names.push(name);
    else open -= 1;
    open += children;
  }
  return names;
}
