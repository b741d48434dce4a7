import { type NumberFeature, numbersAmong } from '../feature-column.ts';
import { invalidFeatures } from '../invalid-features.ts';
import type { ProgramBuilder } from '../program/program-builder.ts';
import type { ColumnOutline, OptionsOf, StepDefinition, StepProblem } from './step-definition.ts';

export interface FittedInteraction {
  readonly type: 'interaction';
}

export interface FittedPolynomial {
  readonly type: 'polynomial';
}

/**
 * The columns, and behind them the product `a b` of every pair.
 * @see reference: scikit-learn `PolynomialFeatures(2, interaction_only=True, include_bias=False)`
 */
export const interaction: StepDefinition<OptionsOf<'interaction'>, FittedInteraction> = {
  takes: 'number',
  problems: (_, columns) =>
    columns.length > 1 || columns.some(({ name }) => name === undefined)
      ? countProblems(columns, 1)
      : [{ path: [], message: 'must get two columns or more: name more inputs' }],
  outline: (_, columns) => [...columns, ...outlines(columns, 1)],
  fit: (): FittedInteraction => ({ type: 'interaction' }),
  apply: (_, columns, builder) => ({
    columns: [...columns, ...products(numbersAmong(columns), 1, builder)],
  }),
};

/**
 * The columns, and behind them their squares `a^2` and the products `a b`, in the order of the reference.
 * @see reference: scikit-learn `PolynomialFeatures(2, include_bias=False)`
 */
export const polynomial: StepDefinition<OptionsOf<'polynomial'>, FittedPolynomial> = {
  takes: 'number',
  problems: (_, columns) => countProblems(columns, 0),
  outline: (_, columns) => [...columns, ...outlines(columns, 0)],
  fit: (): FittedPolynomial => ({ type: 'polynomial' }),
  apply: (_, columns, builder) => ({
    columns: [...columns, ...products(numbersAmong(columns), 0, builder)],
  }),
};

/** More columns than that no step makes of a chain. */
const MOST = 10_000;

function tooMany(columns: number, from: 0 | 1): string | undefined {
  const made = columns + (columns * (columns + (from === 0 ? 1 : -1))) / 2;
  if (made <= MOST) return undefined;
  return `makes ${made} columns of ${columns}; there may be ${MOST}: name fewer inputs`;
}

function countProblems(columns: readonly ColumnOutline[], from: 0 | 1): readonly StepProblem[] {
  const message = tooMany(columns.length, from);
  return message ? [{ path: [], message }] : [];
}

function products(
  columns: readonly NumberFeature[],
  from: 0 | 1,
  builder: ProgramBuilder,
): NumberFeature[] {
  const message = tooMany(columns.length, from);
  if (message) throw invalidFeatures([{ path: [], message: `a product of columns ${message}` }]);
  return columns.flatMap((a, at) =>
    columns.slice(at + from).map((b) => ({
      kind: 'number' as const,
      name: a === b ? `${a.name}^2` : `${a.name} ${b.name}`,
      node: builder.apply('mul', a.node, b.node),
    })),
  );
}

function outlines(columns: readonly ColumnOutline[], from: 0 | 1): ColumnOutline[] {
  if (tooMany(columns.length, from)) return [];
  return columns.flatMap((a, at) =>
    columns.slice(at + from).map((b) => ({
      kind: 'number' as const,
      name: a.name && b.name && (a === b ? `${a.name}^2` : `${a.name} ${b.name}`),
    })),
  );
}
