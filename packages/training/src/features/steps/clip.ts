import { numbersAmong } from '../feature-column.ts';
import type { OptionsOf, StepDefinition } from './step-definition.ts';

export interface FittedClip {
  readonly type: 'clip';
  readonly minimum: number | null;
  readonly maximum: number | null;
}

/** What is below the minimum becomes the minimum, what is above the maximum the maximum; missing stays. */
export const clip: StepDefinition<OptionsOf<'clip'>, FittedClip> = {
  takes: 'number',
  problems: ({ minimum, maximum }) => {
    if (minimum === undefined && maximum === undefined) {
      return [{ path: [], message: 'must name a minimum, a maximum or both' }];
    }
    return (minimum ?? -Infinity) < (maximum ?? Infinity)
      ? []
      : [{ path: ['maximum'], message: 'must be above the minimum' }];
  },
  outline: (_, columns) => columns,
  fit: ({ minimum, maximum }): FittedClip => ({
    type: 'clip',
    minimum: minimum ?? null,
    maximum: maximum ?? null,
  }),
  apply: ({ minimum, maximum }, columns, builder) => ({
    columns: numbersAmong(columns).map((column) => {
      let { node } = column;
      if (minimum !== null) {
        const low = builder.constant(minimum);
        node = builder.apply('where', builder.apply('less', node, low), low, node);
      }
      if (maximum !== null) {
        const high = builder.constant(maximum);
        node = builder.apply('where', builder.apply('less', high, node), high, node);
      }
      return { ...column, node };
    }),
  }),
};
