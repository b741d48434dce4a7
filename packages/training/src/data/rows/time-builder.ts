import { types } from 'node:util';
import type { Column } from '@codexhub/common-config/columns';
import { GrowingNumbers } from '../../internal/growing-numbers.ts';
import { parseTime } from '../parse-time.ts';
import type { ColumnBuilder } from './column-builder.ts';

/** Moments: dates, and texts after ISO 8601; a number cannot say that it is one. */
export function createTimeBuilder(): ColumnBuilder {
  const values = new GrowingNumbers();
  return {
    append: (cell): undefined => {
      values.push(cell === null || cell === undefined ? Number.NaN : momentOf(cell));
    },
    take: (): Column => ({ kind: 'time', values: values.take() }),
  };
}

/** Infinity stands for what is no moment, until the validator speaks. */
function momentOf(cell: unknown): number {
  if (typeof cell === 'string') return parseTime(cell) ?? Infinity;
  // Not instanceof: a Date of another realm is one too.
  if (!types.isDate(cell)) return Infinity;
  const moment = Date.prototype.getTime.call(cell);
  return Number.isNaN(moment) ? Infinity : moment;
}
