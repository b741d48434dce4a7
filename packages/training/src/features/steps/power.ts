import { TrainingError } from '../../errors.ts';
import { type NumberFeature, numbersAmong } from '../feature-column.ts';
import { expm1Of, log1pOf } from '../program/exact-forms.ts';
import type { NodeId } from '../program/feature-node.ts';
import type { ProgramBuilder } from '../program/program-builder.ts';
import { centreOf, varies } from './column-statistics.ts';
import { fitPower, type PowerMethod, powerOf } from './power-likelihood.ts';
import { scaleColumns } from './scale-columns.ts';
import type { FitContext, OptionsOf, StepDefinition } from './step-definition.ts';

export interface FittedPower {
  readonly type: 'power';
  readonly method: PowerMethod;
  readonly lambdas: readonly number[];
  /** Mean and deviation of the transformed training values; `null` where they are not standardised. */
  readonly means: readonly number[] | null;
  readonly scales: readonly number[] | null;
}

/**
 * Yeo-Johnson or Box-Cox with the λ of the greatest likelihood, standardised where asked. Of what is not
 * above 0 Box-Cox is missing; a training value of that kind is refused.
 * @see reference: scikit-learn `PowerTransformer`; Yeo and Johnson, Biometrika 87 (2000) 954
 */
export const power: StepDefinition<OptionsOf<'power'>, FittedPower> = {
  takes: 'number',
  outline: (_, columns) =>
    columns.map(({ name }) => ({ kind: 'number', name: name && `power(${name})` })),
  fit: ({ method, standardize }, columns, context): FittedPower => {
    const fits = numbersAmong(columns).map((column) => fitColumn(method, column, context));
    return {
      type: 'power',
      method,
      lambdas: fits.map(({ lambda }) => lambda),
      means: standardize ? fits.map(({ mean }) => mean) : null,
      scales: standardize ? fits.map(({ scale }) => scale) : null,
    };
  },
  apply: ({ method, lambdas, means, scales }, columns, builder) => {
    const changed = numbersAmong(columns).map(({ name, node }, at) => ({
      kind: 'number' as const,
      name: `power(${name})`,
      node: transformed(method, lambdas[at]!, node, builder),
    }));
    return means && scales ? scaleColumns(changed, means, scales, builder) : { columns: changed };
  },
};

function fitColumn(
  method: PowerMethod,
  { name, node }: NumberFeature,
  { rows, present }: FitContext,
): { readonly lambda: number; readonly mean: number; readonly scale: number } {
  const values = present(node);
  const outside = method === 'box_cox' ? values.filter((value) => value <= 0).length : 0;
  if (outside > 0) {
    throw new TrainingError('TRAINING_FEATURE_UNDEFINED', {
      message: `features: the power transform "box_cox" must get numbers above 0; "${name}" has ${outside} other(s) in ${rows} training rows; use yeo_johnson`,
      details: { feature: name, rows: outside },
    });
  }
  const lambda = fitPower(method, values);
  const after = new Float64Array(values.length);
  for (let at = 0; at < values.length; at += 1) after[at] = powerOf(method, lambda, values[at]!);
  const centre = centreOf(after);
  if (!centre) return { lambda, mean: 0, scale: 1 };
  return { lambda, mean: centre.mean, scale: varies(centre) ? centre.deviation : 1 };
}

function transformed(
  method: PowerMethod,
  lambda: number,
  x: NodeId,
  builder: ProgramBuilder,
): NodeId {
  if (method === 'box_cox') {
    const inside = builder.apply('less', builder.constant(0), x);
    const value = powered(builder.apply('log', x), lambda, builder);
    return builder.apply('where', inside, value, builder.constant(null));
  }
  const logarithm = log1pOf(builder.apply('abs', x), builder);
  const above = powered(logarithm, lambda, builder);
  const below = builder.apply('mul', powered(logarithm, 2 - lambda, builder), builder.constant(-1));
  return builder.apply('where', builder.apply('less', x, builder.constant(0)), below, above);
}

function powered(logarithm: NodeId, lambda: number, builder: ProgramBuilder): NodeId {
  if (lambda === 0) return logarithm;
  const factor = builder.constant(lambda);
  return builder.apply('div', expm1Of(builder.apply('mul', logarithm, factor), builder), factor);
}
