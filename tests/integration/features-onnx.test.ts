import {
  categoryColumn,
  createTable,
  numberColumn,
  type Table,
  takeRows,
} from '@codexhub/common-config/columns';
import { CodexHubError } from '@codexhub/common-config/kernel';
import {
  exportOnnx,
  fitTransformFeatures,
  positiveLabels,
  predictProbability,
  type TrainedModel,
  transformFeatures,
} from '@codexhub/training';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { comingTable, contract, randomSpec, trainingTable } from './random-features.ts';
import { runGraph } from './run-graph.ts';

type Spec = Parameters<typeof fitTransformFeatures>[0];

/** A model with drawn weights: the features are what is tested, whatever an estimator would make of them. */
function modelOver(spec: Spec, table: Table, signs: readonly number[]): TrainedModel {
  const target = positiveLabels(contract, table);
  const { features, matrix } = fitTransformFeatures(spec, contract, table, { target, seed: 5 });
  const { columns } = features;
  const coefficients = columns.map((_, at) => {
    let largest = 0;
    for (let row = 0; row < matrix.rows; row += 1) {
      const value = Math.abs(matrix.values[row * matrix.width + at]!);
      if (Number.isFinite(value)) largest = Math.max(largest, value);
    }
    return signs[at % signs.length]! / (largest > 1e-9 && largest < 1e12 ? largest : 1);
  });
  return {
    kind: 'logistic_regression',
    contract: contract.name,
    positive: contract.target.positive,
    features,
    columns,
    coefficients,
    intercept: 0.25,
    fit: { rows: table.rowCount, l2: 1, iterations: 1, lastStep: 0 },
  };
}

interface Expected {
  readonly probability: number;
  /** How large the terms of the score are. */
  readonly size: number;
}

/** What the model says of each row; `undefined` of a row that it refuses. */
function expected(model: TrainedModel, table: Table): readonly (Expected | undefined)[] {
  const all = attempt(() => scoresOf(model, table));
  if (all) return all;
  return Array.from({ length: table.rowCount }, (_, row) =>
    attempt(() => scoresOf(model, takeRows(table, [row]))[0]),
  );
}

function scoresOf(model: TrainedModel, table: Table): readonly (Expected | undefined)[] {
  const probability = predictProbability(model, table);
  const { values, width } = transformFeatures(model.features, table);
  return Array.from(probability, (value, row) => {
    let size = 1;
    for (let at = 0; at < width; at += 1) {
      size += Math.abs(values[row * width + at]! * model.coefficients[at]!);
    }
    return Number.isFinite(size) ? { probability: value, size } : undefined;
  });
}

function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    if (CodexHubError.isInstance(error)) return undefined;
    throw error;
  }
}

async function compare(model: TrainedModel, table: Table): Promise<void> {
  const { bytes } = exportOnnx(model, contract, { threshold: 0.5 });
  const { probability, decision, dims } = await runGraph(contract, bytes, table);
  expect(dims).toEqual([[table.rowCount], [table.rowCount]]);
  for (const [row, truth] of expected(model, table).entries()) {
    if (!truth) {
      expect([probability[row], decision[row]], `row ${row} is refused`).toEqual([Number.NaN, -1]);
      continue;
    }
    const difference = Math.abs(probability[row]! - truth.probability);
    // The sum of large terms is rounded where they are large: 1e-12 of them.
    expect(difference, `row ${row}`).toBeLessThanOrEqual(1e-12 * Math.max(1, truth.size * 0.01));
  }
}

const weights = fc.array(fc.double({ min: -2, max: 2, noNaN: true }), {
  minLength: 7,
  maxLength: 7,
});

test('random features, random rows: ONNX Runtime says what the program says', async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(
      randomSpec,
      trainingTable,
      comingTable,
      weights,
      async (spec, table, coming, signs) => {
        // Two steps may give one name, and a label may be rare: then there is nothing to compare.
        const model = attempt(() => modelOver(spec, table, signs));
        if (!model) return;
        compared += 1;
        await compare(model, coming);
        await compare(model, takeRows(coming, []));
      },
    ),
    { seed: 20261121, numRuns: 40 },
  );
  expect(compared).toBeGreaterThan(20);
});

const plainTable = (cells: Record<string, (number | string | null)[]>): Table => {
  const rows = Object.values(cells)[0]!.length;
  const usual = { a: 1, b: 2, c: 3, moment: 0, kind: 'x', grade: '1', deny: 'no' };
  return createTable(
    Object.fromEntries(
      Object.entries(usual).map(([name, value]) => {
        const column = cells[name] ?? Array.from({ length: rows }, () => value);
        return typeof value === 'string'
          ? [name, categoryColumn(column as (string | null)[])]
          : [name, numberColumn(column as (number | null)[])];
      }),
    ),
  );
};
const learned = plainTable({
  a: [0, 1, 2, 3, 4, 5, 6, 7],
  b: [null, 1, 4, 9, 16, 25, 36, 49],
  kind: ['x', 'ÿ z', 'x', null, 'x', 'x', 'x', 'x'],
  grade: ['1', '2', '1', '2', '1', '2', '1', '2'],
  deny: ['no', 'yes', 'no', 'yes', 'no', 'yes', 'no', 'yes'],
});

// Each of these steps hides what is NaN or infinite: the graph must refuse the row all the same.
test.each([
  ['bins', [{ type: 'kbins', bins: 3 }]],
  ['a limit', [{ type: 'clip', minimum: 0, maximum: 5 }]],
  ['a comparison', [{ type: 'formula', name: 'f', expression: 'if(a > 3, 1, 0)' }]],
  ['what is missing', [{ type: 'formula', name: 'f', expression: 'is_missing(a)' }]],
  [
    'a power that overflows, filled in',
    [{ type: 'formula', name: 'f', expression: 'exp(a)' }, { type: 'impute' }],
  ],
  ['nothing that varies', [{ type: 'clip', maximum: -1 }, { type: 'drop_constant' }]],
] as const)('%s: a cell that the contract does not allow is refused', async (_, steps) => {
  const spec: Spec = [
    { inputs: ['a'], steps },
    { inputs: ['kind'], steps: [{ type: 'one_hot', unseen: 'error' }] },
  ];
  const coming = plainTable({
    a: [3, null, Infinity, -Infinity, 3, 3],
    b: [null, 1, 1, 1, 1, 1],
    kind: ['x', 'x', 'x', 'x', 'w', null],
  });
  const model = modelOver(spec, learned, [1, -0.5]);
  expect(expected(model, coming).map((row) => row !== undefined)).toEqual([
    true,
    false,
    false,
    false,
    false,
    true,
  ]);
  await compare(model, coming);
});

test('an input that only makes features that do not vary is guarded too', async () => {
  const model = modelOver(
    [],
    plainTable({ a: [1, 2, 3, 4], deny: ['no', 'yes', 'no', 'yes'] }),
    [1],
  );
  expect(model.columns).toEqual(['a']);
  const coming = plainTable({
    a: [1, 1, 1, 1, 1],
    grade: ['1', 'unheard', '1', '1', '4'],
    b: [1, 1, Infinity, null, 1],
  });
  expect(expected(model, coming).map((row) => row !== undefined)).toEqual([
    true,
    false,
    false,
    true,
    true,
  ]);
  await compare(model, coming);
});

// ONNX Runtime 1.30 takes a double constant for 0 or 1 where its float is: it would leave the step out.
test('a scale of almost 1, an offset of almost 0', async () => {
  const nearly = 1 + 2 ** -30;
  for (const expression of [
    `a * ${nearly}`,
    `a / ${nearly}`,
    `(a + 1e-46) * 1e46`,
    `(a - 1e-46) * 1e46`,
  ]) {
    const steps = [{ type: 'formula', name: 'f', expression: `${expression} - a` }] as const;
    const model = modelOver([{ inputs: ['a'], steps }], learned, [3]);
    const sharp = { ...model, coefficients: model.coefficients.map((value) => value * 1e3) };
    await compare(sharp, plainTable({ a: [0, 1, 3, 1e3] }));
  }
});

test('missing cells, −0 and the largest numbers', async () => {
  const spec: Spec = [
    { inputs: ['a', 'b'], steps: [{ type: 'polynomial' }] },
    { inputs: ['c', 'moment'], steps: [{ type: 'impute', indicator: true }] },
  ];
  const model = modelOver(spec, learned, [1, -1, 0.5]);
  const large = [0, -0, 1e308, -1e308, 5e-324, Number.MAX_VALUE, 1e160, -1e-160];
  await compare(
    model,
    plainTable({ a: large, b: large.toReversed(), c: large, moment: large.map(() => null) }),
  );
});
