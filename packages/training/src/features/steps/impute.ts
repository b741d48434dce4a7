import { quantileOf } from '../../order/quantile.ts';
import type { CategoryFeature, FeatureColumn, NumberFeature } from '../feature-column.ts';
import type { ProgramBuilder } from '../program/program-builder.ts';
import { meanOf } from './column-statistics.ts';
import type { ColumnOutline, OptionsOf, StepDefinition, StepProblem } from './step-definition.ts';

type Options = OptionsOf<'impute'>;

export interface FittedImpute {
  readonly type: 'impute';
  /** Per column what a missing cell becomes; `null` where no training row had a value. */
  readonly fills: readonly (number | string | null)[];
  /** Per column whether a 0/1 column says "missing". */
  readonly indicated: readonly boolean[];
}

/**
 * Missing cells become the mean, the median, the most frequent value (the smallest of several; of
 * categories the first in the contract) or a constant. A column without any value stays missing.
 * @see reference: scikit-learn `SimpleImputer`, `add_indicator`; the indicator is made where training
 * rows hold both, and passes by the steps behind.
 */
export const impute: StepDefinition<Options, FittedImpute> = {
  takes: 'any',
  problems,
  outline: (_, columns) => columns,
  fit: (options, columns, context): FittedImpute => {
    const fits = columns.map((column) =>
      column.kind === 'number'
        ? fitNumber(options, context.present(column.node), context.rows)
        : fitCategory(options, column, context.places(column)),
    );
    return {
      type: 'impute',
      fills: fits.map(({ fill }) => fill),
      indicated: fits.map(({ mixed }) => options.indicator && mixed),
    };
  },
  apply: ({ fills, indicated }, columns, builder) => ({
    columns: columns.map((column, at) => fillIn(column, fills[at]!, builder)),
    aside: columns
      .filter((_, at) => indicated[at])
      .map((column) => ({
        kind: 'number',
        name: `${column.name} is missing`,
        node: indicatorOf(column, builder),
      })),
  }),
};

interface Fit {
  readonly fill: number | string | null;
  /** Whether training rows hold missing cells and others. */
  readonly mixed: boolean;
}

function fitNumber({ strategy, number }: Options, there: Float64Array, rows: number): Fit {
  const mixed = there.length > 0 && there.length < rows;
  if (strategy === 'constant') return { fill: number ?? null, mixed };
  if (there.length === 0) return { fill: null, mixed };
  if (strategy === 'mean') return { fill: meanOf(there), mixed };
  const sorted = there.slice().sort();
  const fill = strategy === 'median' ? quantileOf(sorted, 0.5) : mostFrequent(sorted);
  return { fill, mixed };
}

function mostFrequent(sorted: Float64Array): number {
  let [best, length, start] = [sorted[0]!, 0, 0];
  for (let at = 1; at <= sorted.length; at += 1) {
    if (at < sorted.length && sorted[at] === sorted[start]) continue;
    if (at - start > length) [best, length] = [sorted[start]!, at - start];
    start = at;
  }
  return best;
}

function fitCategory(
  { strategy, category }: Options,
  { values }: CategoryFeature,
  places: Int32Array,
): Fit {
  const counts = new Float64Array(values.length);
  let missing = 0;
  for (let row = 0; row < places.length; row += 1) {
    if (places[row]! < 0) missing += 1;
    else counts[places[row]!]! += 1;
  }
  const mixed = missing > 0 && missing < places.length;
  if (strategy === 'constant') return { fill: category ?? null, mixed };
  const most = counts.indexOf(Math.max(...counts));
  return { fill: missing === places.length ? null : values[most]!, mixed };
}

function fillIn(
  column: FeatureColumn,
  fill: number | string | null,
  builder: ProgramBuilder,
): FeatureColumn {
  if (column.kind === 'category') {
    return { ...column, image: column.image.map((value) => value ?? (fill as string | null)) };
  }
  if (!builder.isMissable(column.node)) return column;
  const missing = builder.apply('missing', column.node);
  const filled = builder.constant(fill as number | null);
  return { ...column, node: builder.apply('where', missing, filled, column.node) };
}

function indicatorOf(column: NumberFeature | CategoryFeature, builder: ProgramBuilder): number {
  return column.kind === 'number'
    ? builder.apply('cast', builder.apply('missing', column.node))
    : builder.lookup(
        column.input,
        column.image.map((value) => (value === null ? 1 : 0)),
      );
}

function problems(
  { strategy, number, category }: Options,
  columns: readonly ColumnOutline[],
): StepProblem[] {
  const found: StepProblem[] = [];
  const kinds = new Set(columns.map(({ kind }) => kind));
  if ((strategy === 'mean' || strategy === 'median') && kinds.has('category')) {
    found.push({
      path: ['strategy'],
      message: `${strategy} is for numbers; a category has none: use most_frequent or constant`,
    });
  }
  const constants = [
    { key: 'number', given: number !== undefined, wanted: kinds.has('number') },
    { key: 'category', given: category !== undefined, wanted: kinds.has('category') },
  ];
  for (const { key, given, wanted } of constants) {
    const needed = strategy === 'constant' && wanted;
    if (given && !needed)
      found.push({
        path: [key],
        message: 'is read by the strategy "constant" for such columns only; remove it',
      });
    if (!given && needed)
      found.push({ path: [key], message: 'must say what a missing cell becomes' });
  }
  for (const { values } of columns) {
    if (category !== undefined && values && !values.includes(category)) {
      found.push({ path: ['category'], message: 'must be a value that the contract allows' });
    }
  }
  return found;
}
