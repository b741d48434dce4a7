import type { ContractColumn } from './contract-columns.ts';

/** Stands for "no cell is missing" where DuckDB wants a text: it cannot occur in a sane file. */
const NEVER = '\u0001never missing\u0001';

/** A decimal number, as JSON or a spreadsheet writes it: no text such as "NaN", "inf" or "1_000". */
const NUMBER = '[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?';

/** The statements that prepare a connection: one ENUM per category column. */
export function enumStatements(columns: readonly ContractColumn[]): readonly string[] {
  return columns.flatMap(({ field }, at) =>
    field.type === 'category' ? [`CREATE TYPE e${at} AS ENUM (${literals(field.values)})`] : [],
  );
}

/**
 * The query that reads the contract's columns, typed, in file order. The file's path is `$1`.
 *
 * A missing number is NaN and a missing category −1; a cell that its type cannot hold becomes
 * Infinity, or the code behind the last category, so that the contract's validator refuses it.
 */
export function readColumnsSql(
  columns: readonly ContractColumn[],
  width: number,
  missing: readonly string[],
): string {
  const raw = Array.from({ length: width }, (_, index) => `'c${index}': 'VARCHAR'`).join(', ');
  const cells = columns.map((column, at) => `${cellSql(column, at, missing)} AS v${at}`);
  return `SELECT ${cells.join(', ')} FROM read_csv($1, columns={${raw}}, auto_detect=false,
    header=true, skip=0, delim=',', quote='"', escape='"', comment='', strict_mode=true,
    nullstr=[${literals(missing.length > 0 ? missing : [NEVER])}], allow_quoted_nulls=false,
    null_padding=false, compression='none', encoding='utf-8', hive_partitioning=false,
    store_rejects=true)`;
}

function cellSql({ field, index }: ContractColumn, at: number, missing: readonly string[]): string {
  const cell = missing.includes('') ? `nullif(c${index}, '')` : `c${index}`;
  if (field.type === 'category') {
    return `CASE WHEN ${cell} IS NULL THEN -1
      ELSE coalesce(enum_code(try_cast(${cell} AS e${at}))::INTEGER, ${field.values.length}) END`;
  }
  if (field.type === 'text' || field.type === 'time') return cell;
  return `CASE WHEN ${cell} IS NULL THEN 'nan'::DOUBLE
    WHEN regexp_full_match(${cell}, '${NUMBER}') THEN coalesce(try_cast(${cell} AS DOUBLE), 'inf'::DOUBLE)
    ELSE 'inf'::DOUBLE END`;
}

function literals(texts: readonly string[]): string {
  return texts.map((text) => `'${text.replaceAll("'", "''")}'`).join(', ');
}
