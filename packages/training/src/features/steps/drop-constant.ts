import { varies } from './column-statistics.ts';
import type { OptionsOf, StepDefinition } from './step-definition.ts';

export interface FittedDropConstant {
  readonly type: 'drop_constant';
  /** Per column whether it varies in the training rows. */
  readonly kept: readonly boolean[];
}

/** Drops columns that do not vary in the training rows, and those without any value there. */
export const dropConstant: StepDefinition<OptionsOf<'drop_constant'>, FittedDropConstant> = {
  takes: 'number',
  outline: (_, columns) => columns.map(({ kind }) => ({ kind, name: undefined })),
  fit: (_, columns, { centre }): FittedDropConstant => ({
    type: 'drop_constant',
    kept: columns.map((column) => {
      const found = column.kind === 'number' ? centre(column.node) : undefined;
      return found ? varies(found) : false;
    }),
  }),
  apply: ({ kept }, columns) => ({ columns: columns.filter((_, at) => kept[at]) }),
};
