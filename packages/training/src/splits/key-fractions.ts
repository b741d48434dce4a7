import { hash } from 'node:crypto';
import { type Column, columnLength, isMissing } from '@codexhub/common-config/columns';
import { TrainingError } from '../errors.ts';

const SEPARATOR = '\u001f';

/**
 * The fraction in [0, 1) of each row's key: the first 48 bits of the SHA-256 of the salt and the cells
 * of the row, as UTF-8, the unit separator U+001F between them. Texts stand as they are, numbers and
 * moments (milliseconds since 1970) as ECMAScript writes them, −0 as 0.
 *
 * @throws TrainingError `TRAINING_OPTION_INVALID` where a cell is missing or not a finite number.
 */
export function keyFractions(
  salt: string,
  columns: ReadonlyMap<string, Column>,
  rowCount: number,
): Float64Array {
  for (const [name, column] of columns) requireKeys(name, column);
  const all = [...columns.values()];
  const [first] = all;
  const fractions = new Float64Array(rowCount);
  if (all.length === 1 && first?.kind === 'category') {
    // One hash for each word that occurs: none is negative, so −1 says not yet.
    const ofCode = new Float64Array(first.categories.length).fill(-1);
    for (let row = 0; row < rowCount; row += 1) {
      const code = first.codes[row]!;
      if (ofCode[code] === -1) ofCode[code] = fraction(salt + SEPARATOR + first.categories[code]!);
      fractions[row] = ofCode[code]!;
    }
    return fractions;
  }
  for (let row = 0; row < rowCount; row += 1) {
    let message = salt;
    for (let at = 0; at < all.length; at += 1) message += SEPARATOR + cellText(all[at]!, row);
    fractions[row] = fraction(message);
  }
  return fractions;
}

// Asked for hexadecimal digits, node:crypto makes no buffer: twice as fast.
function fraction(message: string): number {
  return Number.parseInt(hash('sha256', message, 'hex').slice(0, 12), 16) / 2 ** 48;
}

function cellText(column: Column, row: number): string {
  if (column.kind === 'category') return column.categories[column.codes[row]!]!;
  return String(column.values[row]!);
}

function requireKeys(name: string, column: Column): void {
  let unfit = 0;
  for (let row = 0; row < columnLength(column); row += 1) {
    const odd = column.kind !== 'category' && !Number.isFinite(column.values[row]);
    if (odd || isMissing(column, row)) unfit += 1;
  }
  if (unfit === 0) return;
  throw new TrainingError('TRAINING_OPTION_INVALID', {
    message: `split: the key column "${name}" must have a text or a finite number in every row; ${unfit} row(s) have none; choose another key, or leave these rows out`,
    details: { option: 'by', column: name, missing: unfit },
  });
}
