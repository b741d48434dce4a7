import { type FeatureColumn, numbersAmong } from '../feature-column.ts';
import type { ProgramBuilder } from '../program/program-builder.ts';
import type { Applied } from './step-definition.ts';

/** (x − offset) / scale of every column. */
export function scaleColumns(
  columns: readonly FeatureColumn[],
  offsets: readonly number[],
  scales: readonly number[],
  builder: ProgramBuilder,
): Applied {
  return {
    columns: numbersAmong(columns).map((column, at) => {
      const centred = builder.apply('sub', column.node, builder.constant(offsets[at]!));
      return { ...column, node: builder.apply('div', centred, builder.constant(scales[at]!)) };
    }),
  };
}
