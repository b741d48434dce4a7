import { type Digest, digest } from '../kernel/index.ts';
import { type ColumnHash, createColumnHash } from './column-hash.ts';
import { ColumnsError } from './errors.ts';
import { columnOf, type Table } from './table.ts';

/**
 * The digest of a table's contents: names, kinds and cells in row order, columns sorted by name.
 * The order of the columns and of a dictionary does not count; a missing number counts as missing
 * whatever NaN it is, a NaN that was said does not, and −0 counts as 0.
 */
export function tableDigest(table: Table): Digest {
  const hash = createTableDigest();
  hash.update(table);
  return hash.digest();
}

/** The digest of a table that is seen some rows at a time: it does not matter where it is cut. */
export interface TableDigest {
  /**
   * Takes the next rows, of the same columns.
   * @throws ColumnsError `COLUMN_MISSING`, `COLUMN_KIND` where they are others.
   */
  update(table: Table): void;
  /** `tableDigest` of all rows so far. */
  digest(): Digest;
}

/**
 * Digests a table chunk by chunk, in memory that does not grow with it: each column is hashed on its
 * own, texts by their bytes and not by codes.
 * @example
 * const whole = createTable({ a: numberColumn([1, 2]) });
 * const hash = createTableDigest();
 * for (const row of [0, 1]) hash.update(takeRows(whole, [row]));
 * hash.digest() === tableDigest(whole); // Returns: true
 */
export function createTableDigest(): TableDigest {
  let columns: ReadonlyMap<string, ColumnHash> | undefined;
  let rows = 0;
  return {
    update: (table): void => {
      columns ??= hashesOf(table);
      requireSame(columns, table);
      for (const [name, hash] of columns) hash.update(columnOf(table, name));
      rows += table.rowCount;
    },
    digest: (): Digest =>
      digest({
        form: 'codexhub.table/2',
        rows,
        columns: Object.fromEntries(
          [...(columns ?? [])].map(([name, hash]) => [name, [hash.kind, hash.digest()]]),
        ),
      }),
  };
}

function hashesOf(table: Table): ReadonlyMap<string, ColumnHash> {
  return new Map([...table.columns].map(([name, { kind }]) => [name, createColumnHash(kind)]));
}

function requireSame(hashes: ReadonlyMap<string, ColumnHash>, table: Table): void {
  for (const [name, { kind }] of hashes) {
    const received = columnOf(table, name).kind;
    if (received !== kind)
      throw otherColumn('COLUMN_KIND', name, `of kind "${kind}"; it is of kind "${received}"`);
  }
  for (const name of table.columns.keys()) {
    if (!hashes.has(name))
      throw otherColumn('COLUMN_MISSING', name, 'in the first rows, too; it is not');
  }
}

function otherColumn(
  code: 'COLUMN_KIND' | 'COLUMN_MISSING',
  column: string,
  requirement: string,
): ColumnsError {
  return new ColumnsError(code, {
    message: `table digest: column "${column}" must be ${requirement}; give all rows the same columns`,
    details: { column },
  });
}
