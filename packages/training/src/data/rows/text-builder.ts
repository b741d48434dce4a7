import type { Column } from '@codexhub/common-config/columns';
import { createCodeList } from './code-list.ts';
import type { CellFault, ColumnBuilder } from './column-builder.ts';

const NO_TEXT: CellFault = {
  problem: 'wrong_type',
  requirement: 'the cell must be a text, or a whole number that is one without rounding',
};

const HALF_A_SIGN: CellFault = {
  problem: 'wrong_type',
  requirement: 'the cell must be a text without half of a surrogate pair',
};

/** Keys and groups: texts, and whole numbers by their digits, of any size where they are bigints. */
export function createTextBuilder(): ColumnBuilder {
  const list = createCodeList([]);
  return {
    append: (cell): CellFault | undefined => {
      if (cell === null || cell === undefined) {
        list.pushMissing();
        return undefined;
      }
      const text = typeof cell === 'bigint' || Number.isSafeInteger(cell) ? String(cell) : cell;
      list.push(typeof text === 'string' ? text : '');
      if (typeof text !== 'string') return NO_TEXT;
      return text.isWellFormed() ? undefined : HALF_A_SIGN;
    },
    take: (): Column => list.take(),
  };
}
