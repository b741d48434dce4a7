import { categoryColumn, columnOf, createTable, takeRows } from '@codexhub/common-config/columns';
import { expect, test } from 'vitest';
import { crossFit, crossFitFolds, predictProbability, trainModel } from '../../src/index.ts';
import { lending, lendingTable } from '../fixtures/lending.ts';

const estimator = { kind: 'logistic_regression', l2: 1 } as const;
const table = lendingTable(240);

test('each row is scored by the model of the other folds', () => {
  const [scores] = crossFit(lending, table, { estimator, folds: 4, repeats: 1, seed: 9 });
  const deny = table.columns.get('deny');
  const labels =
    deny?.kind === 'category'
      ? deny.codes.map((code) => (deny.categories[code] === 'yes' ? 1 : 0))
      : [];
  // Strata are dealt in order of first appearance: the test gives the same order as the names.
  const names = Array.from(labels, (label) => (label === 1 ? 'yes' : 'no'));
  const fold = crossFitFolds({ labels: names, folds: 4, seed: 9, repeat: 0 });
  for (let held = 0; held < 4; held += 1) {
    const rows = [...fold.keys()];
    const inside = rows.filter((row) => fold[row] === held);
    const others = rows.filter((row) => fold[row] !== held);
    const model = trainModel(lending, takeRows(table, others), { estimator });
    const expected = predictProbability(model, takeRows(table, inside));
    expect(inside.map((row) => scores![row])).toEqual([...expected]);
  }
});

test('with groups, each row is scored by a model that has seen none of its group', () => {
  const customer = categoryColumn(Array.from({ length: 240 }, (_, row) => `c${row % 37}`));
  const owned = createTable(new Map([...table.columns, ['customer', customer]]));
  const options = { estimator, folds: 3, repeats: 1, seed: 9, groupBy: 'customer' };
  const [scores] = crossFit(lending, owned, options);
  const labels = columnOf(table, 'deny');
  const fold = crossFitFolds({ labels, groups: customer, folds: 3, seed: 9, repeat: 0 });
  const seen = new Set(Array.from(fold, (held, row) => `${held} ${row % 37}`));
  expect(seen.size).toBe(37);
  for (let held = 0; held < 3; held += 1) {
    const inside = [...fold.keys()].filter((row) => fold[row] === held);
    const others = [...fold.keys()].filter((row) => fold[row] !== held);
    const model = trainModel(lending, takeRows(table, others), { estimator });
    const expected = predictProbability(model, takeRows(table, inside));
    expect(inside.map((row) => scores![row])).toEqual([...expected]);
  }
});

test('one vector per repeat, each otherwise, and the same again', () => {
  const run = () =>
    crossFit(lending, table, { estimator, folds: 3, repeats: 3, seed: 1, stratifyBy: 'group' });
  const vectors = run();
  expect(vectors.map(({ length }) => length)).toEqual([240, 240, 240]);
  expect(vectors[0]).not.toEqual(vectors[1]);
  expect(run()).toEqual(vectors);
});

test('five folds, five times, by the target, where nothing is said', () => {
  expect(crossFit(lending, table, { estimator, seed: 1 })).toHaveLength(5);
  expect(() => crossFit(lending, table, { estimator, seed: 1, repeats: 0 })).toThrow(
    expect.objectContaining({ code: 'TRAINING_OPTION_INVALID' }),
  );
});
