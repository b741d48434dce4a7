import {
  type Column,
  categoryColumn,
  createTable,
  numberColumn,
  takeRows,
} from '@codexhub/common-config/columns';
import { defineContract } from '@codexhub/common-config/contract';
import { describe, expect, test } from 'vitest';
import { predictProbability, trainModel } from '../../src/index.ts';
import { lending, lendingTable } from '../fixtures/lending.ts';
import { readFixture } from '../fixtures/read-fixture.ts';

interface Case {
  readonly l2: number;
  readonly width: number;
  readonly coefficients: number[];
  readonly intercept: number;
  readonly probability: number[];
}
interface Fixture {
  readonly breastCancer: { data: number[][]; target: number[]; cases: Case[] };
  readonly mixed: {
    amount: (number | null)[];
    ratio: number[];
    status: string[];
    deny: number[];
    cases: Case[];
  };
}

const { breastCancer, mixed } = readFixture<Fixture>('logistic');
const estimator = (l2: number) => ({ estimator: { kind: 'logistic_regression', l2 } as const });
const labels = (target: readonly number[]) =>
  categoryColumn(target.map((label) => (label === 1 ? 'yes' : 'no')));
const target = { name: 'deny', values: ['no', 'yes'], positive: 'yes', favourable: 'no' } as const;

function largestDifference(ours: ArrayLike<number>, theirs: readonly number[]): number {
  expect(ours).toHaveLength(theirs.length);
  return Math.max(...theirs.map((value, at) => Math.abs(value - ours[at]!)));
}

describe('scikit-learn’s newton-cholesky', () => {
  test.each(breastCancer.cases)('breast cancer, $width columns, l2 = $l2', (golden) => {
    const names = Array.from({ length: golden.width }, (_, at) => `x${at}`);
    const contract = defineContract({
      name: 'cancer',
      task: 'binary_classification',
      features: Object.fromEntries(names.map((name) => [name, { type: 'number' as const }])),
      target,
      protectedAttributes: {},
    });
    const table = createTable({
      ...Object.fromEntries(
        names.map((name, at) => [name, numberColumn(breastCancer.data.map((row) => row[at]!))]),
      ),
      deny: labels(breastCancer.target),
    });
    const model = trainModel(contract, table, estimator(golden.l2));
    expect(largestDifference(model.coefficients, golden.coefficients)).toBeLessThan(1e-10);
    expect(Math.abs(model.intercept - golden.intercept)).toBeLessThan(1e-10);
    expect(largestDifference(predictProbability(model, table), golden.probability)).toBeLessThan(
      1e-11,
    );
  });

  test.each(mixed.cases)('imputed, scaled and one-hot coded inputs, l2 = $l2', (golden) => {
    const contract = defineContract({
      name: 'mixed',
      task: 'binary_classification',
      features: {
        amount: { type: 'number', nullable: true },
        ratio: { type: 'number' },
        status: { type: 'category', values: ['single', 'married', 'divorced'] },
      },
      target,
      protectedAttributes: {},
    });
    const table = createTable({
      amount: numberColumn(mixed.amount),
      ratio: numberColumn(mixed.ratio),
      status: categoryColumn(mixed.status),
      deny: labels(mixed.deny),
    });
    const model = trainModel(contract, table, estimator(golden.l2));
    expect(model.columns).toEqual([
      'amount',
      'amount is missing',
      'ratio',
      'status=married',
      'status=divorced',
    ]);
    expect(largestDifference(model.coefficients, golden.coefficients)).toBeLessThan(1e-10);
    expect(largestDifference(predictProbability(model, table), golden.probability)).toBeLessThan(
      1e-12,
    );
  });
});

test('a model is plain, frozen data: its JSON predicts the same', () => {
  const table = lendingTable(300);
  const model = trainModel(lending, table, estimator(1));
  expect(Object.isFrozen(model.features.chains[0]!.steps[0])).toBe(true);
  const copy = JSON.parse(JSON.stringify(model)) as typeof model;
  expect(predictProbability(copy, table)).toEqual(predictProbability(model, table));
});

test('the order of the rows and of a dictionary does not count', () => {
  const table = lendingTable(200);
  const reversed = takeRows(
    table,
    Array.from({ length: 200 }, (_, row) => 199 - row),
  );
  const there = trainModel(lending, table, estimator(1)).coefficients;
  const back = trainModel(lending, reversed, estimator(1)).coefficients;
  expect(largestDifference(back, [...there])).toBeLessThan(1e-12);
});

describe('what the training rows do not show', () => {
  const table = lendingTable(300);
  const { codes, categories } = table.columns.get('status') as ReturnType<typeof categoryColumn>;
  const rows = Array.from({ length: 300 }, (_, row) => row);
  const seen = rows.filter((row) => categories[codes[row]!] !== 'divorced');
  const model = trainModel(lending, takeRows(table, seen), estimator(1));

  test('a category without a row has no column and counts as the reference', () => {
    expect(model.columns).not.toContain('status=divorced');
    const [divorced] = rows.filter((row) => !seen.includes(row));
    const one = takeRows(table, [divorced!]);
    const single = createTable(new Map([...one.columns, ['status', categoryColumn(['single'])]]));
    expect(predictProbability(model, one)).toEqual(predictProbability(model, single));
  });

  test('a missing number counts as the mean where no row was missing', () => {
    const complete = rows.filter((row) => {
      const amount = table.columns.get('amount');
      return amount?.kind === 'number' && !Number.isNaN(amount.values[row]!);
    });
    const fitted = trainModel(lending, takeRows(table, complete), estimator(1));
    expect(fitted.columns).not.toContain('amount is missing');
    const [imputed] = fitted.features.chains[0]!.steps;
    const mean = imputed?.type === 'impute' ? (imputed.fills[0] as number) : 0;
    const withAmount = (value: number | null) =>
      createTable(new Map([...takeRows(table, [0]).columns, ['amount', numberColumn([value])]]));
    const [missing, average] = [null, mean].map(
      (value) => predictProbability(fitted, withAmount(value))[0],
    );
    expect(missing).toBe(average);
  });
});

describe('refusals', () => {
  const contract = defineContract({
    name: 'small',
    task: 'binary_classification',
    features: { x: { type: 'number' }, z: { type: 'number' } },
    target,
    protectedAttributes: {},
  });
  const train =
    (x: number[], z: number[], deny: number[], l2 = 0) =>
    () =>
      trainModel(
        contract,
        createTable({ x: numberColumn(x), z: numberColumn(z), deny: labels(deny) }),
        estimator(l2),
      );
  const z = [3, 1, 4, 1, 5, 9, 2, 6];
  const ramp = [1, 2, 3, 4, 5, 6, 7, 8];

  test('labels that an input separates, without a penalty', () => {
    expect(train(ramp, z, [0, 0, 0, 0, 1, 1, 1, 1])).toThrow(
      expect.objectContaining({ code: 'TRAINING_NOT_CONVERGED' }),
    );
    expect(train(ramp, z, [0, 0, 0, 0, 1, 1, 1, 1], 0.1)).not.toThrow();
  });
  test('labels that an input separates but for a tie, without a penalty', () => {
    expect(train([1, 2, 3, 4, 4, 6, 7, 8], z, [0, 0, 0, 0, 1, 1, 1, 1])).toThrow(
      expect.objectContaining({ code: 'TRAINING_NOT_CONVERGED' }),
    );
  });
  test('inputs that depend on each other, without a penalty', () => {
    const twice = ramp.map((value) => 2 * value + 1);
    expect(train(ramp, twice, [0, 1, 0, 1, 1, 0, 1, 1])).toThrow(
      expect.objectContaining({ code: 'TRAINING_NOT_CONVERGED' }),
    );
  });
  test.each([[[0, 0, 0, 0, 0, 0, 0, 0]], [[1, 1, 1, 1, 1, 1, 1, 1]]])(
    'one label only: %j',
    (deny) => {
      expect(train(ramp, z, deny)).toThrow(
        expect.objectContaining({ code: 'TRAINING_SINGLE_CLASS' }),
      );
    },
  );
  test('no row at all', () => {
    expect(train([], [], [])).toThrow(expect.objectContaining({ code: 'TRAINING_SINGLE_CLASS' }));
  });
  test('no input that varies, though 0.1 has no exact mean', () => {
    const same = z.map(() => 0.1);
    expect(train(same, same, [0, 1, 0, 1, 1, 0, 1, 1])).toThrow(
      expect.objectContaining({ code: 'TRAINING_NO_VARIATION' }),
    );
  });
  test('an input that does not vary has no column', () => {
    const model = train(
      ramp,
      z.map(() => 0.1),
      [0, 1, 0, 1, 1, 0, 1, 1],
    )();
    expect(model.columns).toEqual(['x']);
  });
  test.each([-1, Number.NaN, Infinity])('a penalty of %d', (l2) => {
    expect(train(ramp, z, [0, 1, 0, 1, 1, 0, 1, 1], l2)).toThrow(
      expect.objectContaining({ code: 'TRAINING_OPTION_INVALID' }),
    );
  });
  test('too few iterations', () => {
    const options = {
      estimator: { kind: 'logistic_regression', l2: 1, maxIterations: 1 },
    } as const;
    expect(() => trainModel(lending, lendingTable(100), options)).toThrow(
      expect.objectContaining({ code: 'TRAINING_NOT_CONVERGED' }),
    );
  });
  test('a missing, an infinite and an unknown cell: the row is named, the value is not', () => {
    const table = lendingTable(50);
    const model = trainModel(lending, table, estimator(1));
    const put = (name: string, column: Column) => () =>
      predictProbability(
        model,
        createTable(new Map([...takeRows(table, [0]).columns, [name, column]])),
      );
    for (const bad of [
      put('ratio', numberColumn([null])),
      put('amount', numberColumn([Infinity])),
      put('status', categoryColumn(['secret'])),
      put('status', categoryColumn([null])),
    ]) {
      expect(bad).toThrow(expect.objectContaining({ code: 'TRAINING_MODEL_MISMATCH' }));
      expect(bad).not.toThrow(/secret/);
    }
  });
  test('a label that is missing or unknown', () => {
    const table = lendingTable(50);
    const withLabels = (cells: (string | null)[]) =>
      createTable(new Map([...table.columns, ['deny', categoryColumn(cells)]]));
    for (const wrong of [null, 'perhaps']) {
      const cells = Array.from({ length: 50 }, (_, row) =>
        row === 7 ? wrong : row % 2 ? 'yes' : 'no',
      );
      expect(() => trainModel(lending, withLabels(cells), estimator(1))).toThrow(
        expect.objectContaining({
          code: 'TRAINING_MODEL_MISMATCH',
          details: { column: 'deny', row: 7 },
        }),
      );
    }
  });
});
