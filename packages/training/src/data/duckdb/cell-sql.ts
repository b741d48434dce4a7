import type { MetadataField } from '@codexhub/common-config/contract';
import type { DeepReadonly } from '@codexhub/common-config/kernel';
import { textLiteral } from './open-engine.ts';

/** How a column of DuckDB is read as a field, or what it would have to be. */
export type CellSql =
  | { readonly sql: string; readonly isWide: boolean }
  | { readonly requirement: string };

// Integers that a double may round, and those that it never does.
const WIDE = /^U?(BIGINT|HUGEINT)$/;
const NARROW = /^U?(TINYINT|SMALLINT|INTEGER)$/;
const FLOATING = /^(FLOAT|DOUBLE)$/;
const DECIMAL = /^DECIMAL\((\d+),(\d+)\)$/;
const TEXT = /^(VARCHAR|UUID|ENUM\(.*\))$/s;

/** The digits of a decimal that one division by a power of ten makes a correctly rounded double of. */
const EXACT_DIGITS = 15;

/**
 * The expression that makes a column of that type what the field declares: a DOUBLE (milliseconds
 * for moments), the code of a category, or a VARCHAR. Only what the type itself says is converted: a
 * text that looks like a number stays a text, and is refused.
 *
 * @param enumType the name of an ENUM of the field's values, where it is a category.
 */
export function cellSql(
  field: DeepReadonly<MetadataField>,
  column: string,
  type: string,
  enumType: string,
): CellSql {
  switch (field.type) {
    case 'number':
      return numberSql(column, type);
    case 'time':
      return timeSql(column, type);
    case 'category': {
      const isText = TEXT.test(type) || WIDE.test(type) || NARROW.test(type) || type === 'BOOLEAN';
      if (!isText)
        return {
          requirement: `a category must be a text, a boolean or an integer; the column is ${nameOf(type)}`,
        };
      const code = `enum_code(try_cast(${column}::VARCHAR AS ${enumType}))::INTEGER`;
      return {
        sql: `CASE WHEN ${column} IS NULL THEN -1 ELSE coalesce(${code}, ${field.values.length}) END`,
        isWide: false,
      };
    }
    case 'text':
      return TEXT.test(type) || WIDE.test(type) || NARROW.test(type)
        ? { sql: `${column}::VARCHAR`, isWide: false }
        : { requirement: `a text must be a text or an integer; the column is ${nameOf(type)}` };
  }
}

/** The statement that makes the ENUM of a category's values. */
export function enumStatement(enumType: string, values: readonly string[]): string {
  return `CREATE TYPE ${enumType} AS ENUM (${values.map(textLiteral).join(', ')})`;
}

function numberSql(column: string, type: string): CellSql {
  const decimal = DECIMAL.exec(type);
  const digits = Number(decimal?.[1] ?? 0);
  // The text of a long decimal is read as one number, and so rounded once.
  if (digits > EXACT_DIGITS) {
    return { sql: `${column}::VARCHAR::DOUBLE`, isWide: Number(decimal?.[2]) === 0 };
  }
  const isNumber = digits > 0 || FLOATING.test(type) || NARROW.test(type) || WIDE.test(type);
  return isNumber
    ? { sql: `${column}::DOUBLE`, isWide: WIDE.test(type) }
    : {
        requirement: `a number must be an integer, a float or a decimal; the column is ${nameOf(type)}`,
      };
}

function timeSql(column: string, type: string): CellSql {
  const finite = (milliseconds: string): CellSql => ({
    sql: `CASE WHEN ${column} IS NULL OR isfinite(${column}) THEN (${milliseconds})::DOUBLE ELSE 'inf'::DOUBLE END`,
    isWide: false,
  });
  switch (type) {
    case 'DATE':
      return finite(`(${column} - DATE '1970-01-01') * 86400000`);
    case 'TIMESTAMP':
    case 'TIMESTAMP WITH TIME ZONE':
      return finite(floored(`epoch_us(${column})`, 1000));
    case 'TIMESTAMP_NS':
      return finite(floored(`epoch_ns(${column})`, 1_000_000));
    case 'TIMESTAMP_S':
    case 'TIMESTAMP_MS':
      return finite(`epoch_ms(${column})`);
    default:
      return {
        requirement: `a moment must be a date or a timestamp; the column is ${nameOf(type)}`,
      };
  }
}

/** Integer division that rounds towards the past, as everywhere else: SQL's own rounds towards zero. */
function floored(integer: string, by: number): string {
  return `(${integer} - ((${integer} % ${by}) + ${by}) % ${by}) // ${by}`;
}

/** A type without what is in it: the members of an ENUM are values of somebody's column. */
function nameOf(type: string): string {
  return type.startsWith('DECIMAL') ? type : type.replace(/\(.*$/s, '');
}
