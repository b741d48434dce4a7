import type {
  CategoryColumn,
  Column,
  NumberColumn,
  TimeColumn,
} from '@codexhub/common-config/columns';
import { isMissing } from '@codexhub/common-config/columns';
import type { Fields } from './opened-source.ts';

/**
 * Whether every cell of a column is one that its field allows: the contract's validator, asked for
 * yes or no. Plain loops; where the answer is no, as for every column of another kind, the validator
 * itself is asked what is wrong.
 */
export function cellsFit(column: Column, field: Fields[string]): boolean {
  switch (field.type) {
    case 'number': {
      const { minimum = -Number.MAX_VALUE, maximum = Number.MAX_VALUE } = field;
      return column.kind === 'number' && valuesFit(column, minimum, maximum, field.nullable);
    }
    case 'time':
      return (
        column.kind === 'time' &&
        valuesFit(column, -Number.MAX_VALUE, Number.MAX_VALUE, field.nullable)
      );
    case 'category':
      return column.kind === 'category' && codesFit(column, new Set(field.values), field.nullable);
    case 'text':
      return column.kind === 'category' && codesFit(column, undefined, field.nullable);
  }
}

function valuesFit(
  column: NumberColumn | TimeColumn,
  minimum: number,
  maximum: number,
  isNullable: boolean,
): boolean {
  const { values } = column;
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row]!;
    if (value >= minimum && value <= maximum) continue;
    if (!isNullable || !Number.isNaN(value) || !isMissing(column, row)) return false;
  }
  return true;
}

function codesFit(
  { codes, categories }: CategoryColumn,
  allowed: ReadonlySet<string> | undefined,
  isNullable: boolean,
): boolean {
  const fits = Uint8Array.from(categories, (text) => (!allowed || allowed.has(text) ? 1 : 0));
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row]!;
    if (code < 0 ? !isNullable : fits[code] !== 1) return false;
  }
  return true;
}
