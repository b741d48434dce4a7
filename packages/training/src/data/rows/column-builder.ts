import type { Column } from '@codexhub/common-config/columns';
import type { MetadataField } from '@codexhub/common-config/contract';
import type { DeepReadonly } from '@codexhub/common-config/kernel';
import type { DataIssue } from '../data-issue.ts';
import { createCategoryBuilder } from './category-builder.ts';
import { createNumberBuilder } from './number-builder.ts';
import { createTextBuilder } from './text-builder.ts';
import { createTimeBuilder } from './time-builder.ts';

/** What is wrong with a cell that the contract's validator could not see. */
export type CellFault = Pick<DataIssue, 'problem' | 'requirement'>;

/** Makes a column of cells that arrive one by one. */
export interface ColumnBuilder {
  /**
   * Appends a cell; `null` and `undefined` are missing. In the place of one that its type cannot hold
   * stands an infinity, or an empty text, which no contract accepts.
   * @returns the fault of a cell that would be accepted all the same.
   */
  append(cell: unknown): CellFault | undefined;
  /** The cells since the last call, as a column that the builder lets go. */
  take(): Column;
}

/** Whether a NaN in the source is a cell that is there, which a contract refuses, or a missing one. */
export type NanMeaning = 'value' | 'missing';

/** The builder of a contract's field. */
export function createColumnBuilder(
  field: DeepReadonly<MetadataField>,
  nan: NanMeaning,
): ColumnBuilder {
  if (field.type === 'number') return createNumberBuilder(nan);
  if (field.type === 'time') return createTimeBuilder();
  return field.type === 'text' ? createTextBuilder() : createCategoryBuilder(field.values);
}
