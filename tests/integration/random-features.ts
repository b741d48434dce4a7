import {
  categoryColumn,
  createTable,
  numberColumn,
  type Table,
} from '@codexhub/common-config/columns';
import { defineContract, type FeatureSpecInput } from '@codexhub/common-config/contract';
import fc from 'fast-check';

type Steps = NonNullable<FeatureSpecInput[number]['steps']>;
type Step = Steps[number];

/** Inputs of every kind. */
export const contract = defineContract({
  name: 'features',
  task: 'binary_classification',
  features: {
    a: { type: 'number' },
    b: { type: 'number', nullable: true },
    c: { type: 'number', nullable: true },
    moment: { type: 'number', nullable: true },
    kind: { type: 'category', values: ['x', 'ÿ z', 'w'], nullable: true },
    grade: { type: 'category', values: ['1', '2', '3', '4'] },
  },
  target: { name: 'deny', values: ['no', 'yes'], positive: 'yes', favourable: 'no' },
  protectedAttributes: { sex: { type: 'category', values: ['f', 'm'] } },
});

const numbers = ['a', 'b', 'c'] as const;

/** Steps from number to number that keep the names of their columns. */
const keepingNames: fc.Arbitrary<Step> = fc.oneof(
  fc.constantFrom<Step>(
    { type: 'standard_scaler' },
    { type: 'min_max_scaler' },
    { type: 'min_max_scaler', range: [-3, 5] },
    { type: 'robust_scaler' },
    { type: 'robust_scaler', percentiles: [5, 90] },
    { type: 'max_abs_scaler' },
    { type: 'clip', minimum: -1 },
    { type: 'clip', minimum: -2, maximum: 40 },
    { type: 'impute', strategy: 'median', indicator: true },
    { type: 'impute', strategy: 'most_frequent' },
    { type: 'impute', strategy: 'constant', number: -1.5, indicator: true },
  ),
  fc.record({
    type: fc.constant('kbins' as const),
    bins: fc.integer({ min: 2, max: 9 }),
    strategy: fc.constantFrom('uniform' as const, 'quantile' as const),
    encode: fc.constant('ordinal' as const),
  }),
);

const renaming: fc.Arbitrary<Step> = fc.oneof(
  fc.constantFrom<Step>(
    { type: 'log' },
    { type: 'log1p' },
    { type: 'sqrt' },
    { type: 'power' },
    { type: 'power', standardize: false },
    { type: 'polynomial' },
    { type: 'drop_constant' },
    { type: 'date_parts', parts: ['hour', 'year'] },
  ),
  fc.record({
    type: fc.constant('kbins' as const),
    bins: fc.integer({ min: 2, max: 5 }),
    strategy: fc.constantFrom('uniform' as const, 'quantile' as const),
    encode: fc.constant('one_hot' as const),
  }),
);

const { tree: expression } = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof(
      fc.constantFrom(...numbers),
      fc.double({ min: -4, max: 4, noNaN: true }).map((value) => String(Math.round(value * 8) / 8)),
    ),
    fc
      .tuple(
        tie('tree'),
        fc.constantFrom('+', '-', '*', '/', '<', '<=', '>', '>=', '==', '!='),
        tie('tree'),
      )
      .map(([left, sign, right]) => `(${left} ${sign} ${right})`),
    fc
      .tuple(fc.constantFrom('abs', 'log', 'sqrt', 'is_missing', '-'), tie('tree'))
      .map(([name, of]) => `${name}(${of})`),
    fc
      .tuple(fc.constantFrom('min', 'max'), tie('tree'), tie('tree'))
      .map(([name, x, y]) => `${name}(${x}, ${y})`),
    fc.tuple(tie('tree'), tie('tree'), tie('tree')).map(([x, y, z]) => `if(${x}, ${y}, ${z})`),
    fc
      .tuple(tie('tree'), fc.constantFrom('2', '0.5', '3'))
      .map(([x, power]) => `(${x}) ** ${power}`),
    tie('tree').map((x) => `exp(min(${x}, 3))`),
  ),
}));

const formula: fc.Arbitrary<Step> = expression.map((text) => ({
  type: 'formula',
  name: 'made',
  // A constant is refused: it must read something.
  expression: `${text} + a * 0`,
}));

const numberChain = fc.oneof(
  fc
    .tuple(
      fc.subarray([...numbers], { minLength: 1 }),
      fc.array(keepingNames, { maxLength: 2 }),
      fc.array(renaming, { maxLength: 1 }),
      fc.array(keepingNames, { maxLength: 2 }),
    )
    .map(([inputs, first, then, last]) => ({ inputs, steps: [...first, ...then, ...last] })),
  fc
    .tuple(
      fc.array(keepingNames, { maxLength: 1 }),
      formula,
      fc.array(keepingNames, { maxLength: 2 }),
    )
    .map(([first, then, last]) => ({ inputs: [...numbers], steps: [...first, then, ...last] })),
);

const encoder = fc.constantFrom<Step>(
  { type: 'one_hot' },
  { type: 'one_hot', drop: 'first', unseen: 'error' },
  { type: 'ordinal' },
  { type: 'frequency' },
  { type: 'hash', columns: 3 },
  { type: 'target_encoding', folds: 3 },
  { type: 'target_encoding', smoothing: 5, folds: 2 },
);

const categoryChain = fc
  .tuple(
    fc.subarray(['kind', 'grade'], { minLength: 1 }),
    fc.array(
      fc.constantFrom<Step>({ type: 'impute', strategy: 'most_frequent', indicator: true }),
      { maxLength: 1 },
    ),
    encoder,
    fc.array(fc.oneof(keepingNames, fc.constant<Step>({ type: 'polynomial' })), { maxLength: 2 }),
  )
  .map(([inputs, first, then, last]) => ({ inputs, steps: [...first, then, ...last] }));

const momentChain = fc
  .constantFrom<Steps>(
    [
      { type: 'date_parts', parts: ['year', 'month', 'day', 'weekday', 'hour'] },
      { type: 'impute' },
    ],
    [{ type: 'impute' }, { type: 'date_parts', parts: ['weekday'] }, { type: 'kbins', bins: 3 }],
    [
      { type: 'impute', strategy: 'most_frequent' },
      { type: 'date_parts', parts: ['day', 'month'] },
      { type: 'interaction' },
    ],
  )
  .map((steps) => ({ inputs: ['moment'], steps }));

/** A spec of one to three chains over inputs of their own; the others have the default encoding. */
export const randomSpec: fc.Arbitrary<FeatureSpecInput> = fc
  .tuple(numberChain, fc.option(categoryChain), fc.option(momentChain))
  .map((chains) => chains.filter((chain) => chain !== null));

const extreme = fc.constantFrom(0, -0, 1e308, -1e308, 5e-324, -5e-324, 1e15, -1e15, 2 ** 53);
const plain = fc.oneof(
  { weight: 5, arbitrary: fc.double({ min: -5, max: 50, noNaN: true }) },
  { weight: 3, arbitrary: fc.integer({ min: -3, max: 6 }) },
);
const moment = fc.integer({ min: -4e12, max: 6e12 });

/** Rows that the contract allows; every category, and a missing cell in every input that may be. */
export const trainingTable: fc.Arbitrary<Table> = tableOf(plain, moment, 40, fc.constant(0));

/** Rows as they may come: extremes, infinite cells, categories that nobody knows, missing cells. */
export const comingTable: fc.Arbitrary<Table> = tableOf(
  fc.oneof({ weight: 6, arbitrary: plain }, extreme),
  fc.oneof(moment, extreme),
  24,
  fc.oneof({ weight: 12, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 4 })),
);

/** @param fault 0 for a row that the contract allows, else which of its cells is not. */
function tableOf(
  number: fc.Arbitrary<number>,
  time: fc.Arbitrary<number>,
  rows: number,
  fault: fc.Arbitrary<number>,
): fc.Arbitrary<Table> {
  const optional = <T>(cell: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
    fc.option(cell, { freq: 5 });
  const row = fc.record({
    a: number,
    b: optional(number),
    c: optional(number),
    moment: optional(time),
    kind: optional(fc.constantFrom('x', 'ÿ z')),
    grade: fc.constantFrom('1', '2', '3', '4'),
    fault,
  });
  return fc.array(row, { minLength: rows, maxLength: rows }).map((made) => {
    const cells = made.map(({ fault: at, ...cell }) => ({
      ...cell,
      ...(at === 1 ? { a: Infinity } : {}),
      ...(at === 2 ? { kind: 'w' } : {}),
      ...(at === 3 ? { b: -Infinity } : {}),
    }));
    return createTable({
      a: numberColumn(cells.map(({ a }, at) => (made[at]!.fault === 4 ? null : a))),
      b: numberColumn(cells.map(({ b }) => b)),
      c: numberColumn(cells.map(({ c }) => c)),
      moment: numberColumn(cells.map((cell) => cell.moment)),
      kind: categoryColumn(cells.map(({ kind }) => kind)),
      grade: categoryColumn(
        cells.map(({ grade }, at) => (made[at]!.fault === 2 ? 'unheard' : grade)),
      ),
      deny: categoryColumn(cells.map((_, at) => (at % 3 === 0 ? 'yes' : 'no'))),
    });
  });
}
