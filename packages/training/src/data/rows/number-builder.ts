import type { Column } from '@codexhub/common-config/columns';
import { GrowingNumbers } from '../../internal/growing-numbers.ts';
import { INEXACT_INTEGER } from '../inexact-integer.ts';
import type { CellFault, ColumnBuilder, NanMeaning } from './column-builder.ts';
import { saidBits } from './said-bits.ts';

/** Numbers, and bigints that float64 holds; a NaN is said or missing, as told. */
export function createNumberBuilder(nan: NanMeaning): ColumnBuilder {
  const values = new GrowingNumbers();
  // Most columns never say NaN: bits are kept from the first that does.
  let said = new Set<number>();
  return {
    append: (cell): CellFault | undefined => {
      if (typeof cell === 'number') {
        if (nan === 'value' && Number.isNaN(cell)) said.add(values.length);
        values.push(cell);
        return undefined;
      }
      if (cell === null || cell === undefined) {
        values.push(Number.NaN);
        return undefined;
      }
      values.push(typeof cell === 'bigint' ? Number(cell) : Infinity);
      return typeof cell === 'bigint' && !Number.isSafeInteger(Number(cell))
        ? INEXACT_INTEGER
        : undefined;
    },
    take: (): Column => {
      const taken = values.take();
      const rows = said;
      said = new Set();
      const validity = rows.size > 0 ? saidBits(taken, (row) => rows.has(row)) : undefined;
      return { kind: 'number', values: taken, ...(validity ? { validity } : {}) };
    },
  };
}
