import { numbersAmong } from '../feature-column.ts';
import { log1pOf } from '../program/exact-forms.ts';
import type { NodeId } from '../program/feature-node.ts';
import type { ProgramBuilder } from '../program/program-builder.ts';
import type { Applied, OptionsOf, StepDefinition } from './step-definition.ts';

/** A step that learns nothing. */
export interface FittedFunction<Type extends 'log' | 'log1p' | 'sqrt'> {
  readonly type: Type;
}

/** The natural logarithm; missing where the value is not above 0. */
export const log = functionStep('log', (x, builder) => {
  const inside = builder.apply('less', builder.constant(0), x);
  return builder.apply('where', inside, builder.apply('log', x), builder.constant(null));
});

/** log(1 + x), without loss near 0; missing where the value is not above −1. */
export const log1p = functionStep('log1p', (x, builder) => {
  const inside = builder.apply('less', builder.constant(-1), x);
  return builder.apply('where', inside, log1pOf(x, builder), builder.constant(null));
});

/** The square root; missing where the value is below 0. */
export const sqrt = functionStep('sqrt', (x, builder) => {
  const inside = builder.apply('less_equal', builder.constant(0), x);
  return builder.apply('where', inside, builder.apply('sqrt', x), builder.constant(null));
});

function functionStep<Type extends 'log' | 'log1p' | 'sqrt'>(
  type: Type,
  make: (x: NodeId, builder: ProgramBuilder) => NodeId,
): StepDefinition<OptionsOf<Type>, FittedFunction<Type>> {
  return {
    takes: 'number',
    outline: (_, columns) =>
      columns.map(({ name }) => ({ kind: 'number', name: name && `${type}(${name})` })),
    fit: (): FittedFunction<Type> => ({ type }),
    apply: (_, columns, builder): Applied => ({
      columns: numbersAmong(columns).map(({ name, node }) => ({
        kind: 'number',
        name: `${type}(${name})`,
        node: make(node, builder),
      })),
    }),
  };
}
