import { requireOption } from '../../internal/require-option.ts';
import type { CsvSource } from '../csv-source.ts';

/** How a CSV file is written, as bytes. */
export interface CsvDialect {
  readonly delimiter: number;
  /** −1 where no quote is special. */
  readonly quote: number;
  /** Unquoted cells that mean "missing". */
  readonly missing: readonly string[];
}

export const LF = 0x0a;
export const CR = 0x0d;

/** The longest row, in bytes: a quote that is never closed must not fill the memory. */
export const ROW_LIMIT = 2_000_000;

/**
 * The dialect of a source.
 * @throws TrainingError `TRAINING_OPTION_INVALID` where delimiter or quote is no single ASCII character
 * that can be told from a cell, or both are the same.
 */
export function csvDialect({ delimiter = ',', quote = '"', missing }: CsvSource): CsvDialect {
  requireOption(
    isOneSign(delimiter) && !/[A-Za-z0-9+.-]/.test(delimiter),
    'data: the delimiter',
    'one ASCII character that no number holds',
    delimiter,
  );
  requireOption(
    quote === '' || (isOneSign(quote) && quote !== delimiter),
    'data: the quote',
    'one ASCII character other than the delimiter, or empty for none',
    quote,
  );
  return {
    delimiter: delimiter.charCodeAt(0),
    quote: quote === '' ? -1 : quote.charCodeAt(0),
    missing: missing ?? ['', 'NA'],
  };
}

function isOneSign(text: string): boolean {
  return /^[\t\u0020-\u007e]$/.test(text);
}
