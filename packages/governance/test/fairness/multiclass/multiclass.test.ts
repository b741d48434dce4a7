import { categoryColumn } from '@codexhub/common-config/columns';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  groupTensorOfClass,
  type MulticlassCounts,
  multiclassCounts,
  multiclassDisparities,
  multiclassRates,
  type RowsOfClasses,
} from '../../../src/fairness/index.ts';
import { groupRates, groupTensor } from '../../../src/index.ts';
import { SEED } from '../../support.ts';
import { codeOf, expectValue, golden, untyped } from '../beyond-tensor.ts';

const distances = [
  'statisticalParity',
  'equalityOfOpportunity',
  'averageOdds',
  'trueRates',
] as const;
const rates = ['selectionRate', 'recall', 'precision'] as const;
type Rates = Readonly<Record<(typeof rates)[number], number | null>>;

interface Case {
  readonly name: string;
  readonly group: readonly string[];
  readonly yTrue: readonly string[];
  readonly yPred: readonly string[];
  readonly holisticai: Readonly<
    Record<'mean' | 'max', Readonly<Record<(typeof distances)[number], number>>>
  >;
  readonly classes: readonly {
    readonly class: string;
    readonly groups: readonly ({ readonly group: string; readonly n: number } & Rates)[];
    readonly difference: Rates;
    readonly ratio: Rates;
  }[];
}
const LACKING = 'a class without rows';
const cases = golden<Case[]>('multiclass');
const countsOf = ({ group, yTrue, yPred }: Case): MulticlassCounts =>
  multiclassCounts({ yTrue, yPred, sensitive: { g: group } });

describe.each(cases)('multiclass fairness: $name', (rows) => {
  const counts = countsOf(rows);
  const disparities = multiclassDisparities(counts);

  it.each(distances)('%s is holisticai’s', (name) => {
    const { mean, maximum } = disparities[name];
    if (rows.name === LACKING && name !== 'statisticalParity') {
      // holisticai invents a row of 1/3 each, and finds groups far apart.
      expect(rows.holisticai.max[name]).toBeGreaterThan(0);
      expect(mean.value).toEqual({ defined: false, reason: 'no_rows_of_class' });
      expect(maximum.value).toEqual(mean.value);
      return;
    }
    expectValue(mean.value, rows.holisticai.mean[name], 'mean');
    expectValue(maximum.value, rows.holisticai.max[name], 'maximum');
    expect(mean.definition).toMatch(/^holisticai\.bias\.metrics\.multiclass_.*'mean'\)$/);
  });

  it.each(rates)(
    '%s by group and class is scikit-learn’s, and its gaps are fairlearn’s',
    (name) => {
      const ours = new Map(multiclassRates(counts).map((one) => [one.group[0], one]));
      for (const [at, theirs] of rows.classes.entries()) {
        for (const { group, n, ...values } of theirs.groups) {
          const own = ours.get(group)!;
          expect(own.n).toBe(n);
          expect(own.classes[at]!.class).toBe(theirs.class);
          const { value } = own.classes[at]![name];
          if (values[name] === null) {
            expect(value).toEqual({ defined: false, reason: 'no_rows_of_class' });
          } else expectValue(value, values[name]!);
        }
        const { difference, ratio } = disparities.classes[at]![name];
        if (theirs.groups.some((values) => values[name] === null)) {
          // fairlearn leaves the group out, and compares the others.
          expect(difference.value).toEqual({ defined: false, reason: 'no_rows_of_class' });
          expect(ratio.value).toEqual(difference.value);
          continue;
        }
        expectValue(difference.value, theirs.difference[name]!);
        expectValue(ratio.value, theirs.ratio[name]!);
      }
    },
  );
});

it('one of the cases has a class without rows in a group', () => {
  const lacking = cases.find(({ name }) => name === LACKING)!;
  expect(lacking.classes.some(({ groups }) => groups.some(({ recall }) => recall === null))).toBe(
    true,
  );
});

const row = fc.record({
  sex: fc.constantFrom('f', 'm', '__proto__', null),
  age: fc.constantFrom('young', 'old'),
  y: fc.constantFrom('a', 'b', 'constructor'),
  p: fc.constantFrom('a', 'b', 'constructor'),
});
type Row = typeof row extends fc.Arbitrary<infer Drawn> ? Drawn : never;
const classes = ['a', 'b', 'constructor'];
const count = (rows: readonly Row[]): MulticlassCounts =>
  multiclassCounts({
    yTrue: rows.map(({ y }) => y),
    yPred: rows.map(({ p }) => p),
    sensitive: { sex: rows.map(({ sex }) => sex), age: rows.map(({ age }) => age) },
    classes,
  });
const always = (law: (rows: readonly Row[]) => void): void =>
  fc.assert(fc.property(fc.array(row, { minLength: 1, maxLength: 60 }), law), {
    seed: SEED,
    numRuns: 60,
  });

describe('laws of multiclass counts', () => {
  it('every row is counted once, in any order of rows', () => {
    always((rows) => {
      const counts = count(rows);
      const total = counts.cells.flatMap((cell) => cell.counts).reduce((a, b) => a + b);
      expect(total).toBe(rows.length);
      expect(count(rows.toReversed())).toEqual(counts);
      expect(multiclassDisparities(counts).unknown).toBe(
        rows.filter(({ sex }) => sex === null).length,
      );
    });
  });

  it('one class against the others is the tensor that is counted so', () => {
    always((rows) => {
      for (const name of classes) {
        const direct = groupTensor({
          yTrue: rows.map(({ y }) => Number(y === name)),
          yPred: rows.map(({ p }) => Number(p === name)),
          sensitive: { sex: rows.map(({ sex }) => sex), age: rows.map(({ age }) => age) },
        });
        expect(groupTensorOfClass(count(rows), name)).toEqual(direct);
      }
    });
  });

  it('the rates of a class are those of its tensor', () => {
    always((rows) => {
      const counts = count(rows);
      const own = multiclassRates(counts);
      for (const [at, name] of classes.entries()) {
        for (const [cell, binary] of groupRates(groupTensorOfClass(counts, name)).entries()) {
          const { selectionRate, baseRate, recall, precision } = own[cell]!.classes[at]!;
          expect(own[cell]!.group).toEqual(binary.group);
          expect(selectionRate.value).toEqual(binary.selectionRate.value);
          expect(baseRate.value).toEqual(binary.baseRate.value);
          expect(recall.n).toBe(binary.truePositiveRate.n);
          expect(precision.n).toBe(binary.precision.n);
          if (recall.value.defined) expect(recall.value).toEqual(binary.truePositiveRate.value);
          if (precision.value.defined) expect(precision.value).toEqual(binary.precision.value);
        }
      }
    });
  });

  it('distances are in [0, 1], the mean at most the maximum, and 0 between copies', () => {
    always((rows) => {
      const found = multiclassDisparities(count(rows));
      for (const name of distances) {
        const { mean, maximum } = found[name];
        if (!mean.value.defined || !maximum.value.defined) continue;
        expect(mean.value.value).toBeGreaterThanOrEqual(0);
        expect(mean.value.value).toBeLessThanOrEqual(maximum.value.value + 1e-15);
        expect(maximum.value.value).toBeLessThanOrEqual(1 + 1e-15);
      }
      const twins = multiclassDisparities(
        count(
          rows.flatMap((one) => ['f', 'm'].map((sex) => ({ ...one, sex, age: 'old' })) as Row[]),
        ),
      );
      expect(twins.statisticalParity.maximum.value).toEqual({ defined: true, value: 0 });
    });
  });
});

describe('multiclassCounts', () => {
  const good = { yTrue: ['a', 'b'], yPred: ['a', 'a'], sensitive: { g: ['x', 'y'] } };

  it('takes codes as it takes texts, and a dictionary with more than occurs', () => {
    const coded = {
      ...good,
      yTrue: { ...categoryColumn(good.yTrue), categories: ['a', 'b', 'c'] },
    };
    expect(multiclassCounts(coded)).toEqual(multiclassCounts(good));
    expect(multiclassCounts({ ...good, classes: ['c', 'b', 'a'] }).classes).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  it('counts 100,000 groups', () => {
    const group = Array.from({ length: 100_000 }, (_, at) => `g${at}`);
    const yTrue = group.map((_, at) => (at % 2 === 0 ? 'a' : 'b'));
    const counts = multiclassCounts({ yTrue, yPred: yTrue, sensitive: { group } });
    expect(counts.cells).toHaveLength(100_000);
    expect(codeOf(() => multiclassDisparities(counts))).toBe('GOVERNANCE_GROUPS_INVALID');
  });

  it('of one known group nothing is compared', () => {
    const counts = multiclassCounts({ ...good, sensitive: { g: ['x', null] } });
    const { groups, unknown, statisticalParity, trueRates, classes } =
      multiclassDisparities(counts);
    expect([groups, unknown]).toEqual([1, 1]);
    const alone = { defined: false, reason: 'fewer_than_two_groups' };
    expect(statisticalParity.mean.value).toEqual(alone);
    expect(trueRates.maximum.value).toEqual(alone);
    expect(classes[0]!.selectionRate.difference.value).toEqual(alone);
    const none = multiclassDisparities(
      multiclassCounts({ ...good, sensitive: { g: [null, null] } }),
    );
    expect([none.groups, none.unknown]).toEqual([0, 2]);
    const nobody = { defined: false, reason: 'no_groups' };
    expect(none.averageOdds.mean.value).toEqual(nobody);
    expect(none.classes[0]!.recall.ratio.value).toEqual(nobody);
  });

  it('a rate that is 0 in all groups has a difference and no ratio', () => {
    const counts = multiclassCounts({ ...good, classes: ['a', 'b', 'c'] });
    const { selectionRate, precision } = multiclassDisparities(counts).classes[2]!;
    expect(selectionRate.difference.value).toEqual({ defined: true, value: 0 });
    expect(selectionRate.ratio.value).toEqual({ defined: false, reason: 'all_zero' });
    expect(precision.ratio.value).toEqual({ defined: false, reason: 'no_predictions_of_class' });
  });

  it.each([
    ['unequal lengths', { ...good, yPred: ['a'] }, 'GOVERNANCE_LENGTHS_UNEQUAL'],
    ['classes that are no list', { ...good, classes: untyped({}) }, 'GOVERNANCE_CLASSES_INVALID'],
    ['unequal groups', { ...good, sensitive: { g: ['x'] } }, 'GOVERNANCE_LENGTHS_UNEQUAL'],
    [
      'no rows',
      { yTrue: [], yPred: [], sensitive: { g: [] }, classes: ['a', 'b'] },
      'GOVERNANCE_NO_ROWS',
    ],
    ['a missing class', { ...good, yTrue: ['a', null] }, 'GOVERNANCE_CLASSES_INVALID'],
    ['numbers as classes', { ...good, yPred: untyped([1, 0]) }, 'GOVERNANCE_CLASSES_INVALID'],
    ['an unknown class', { ...good, classes: ['a', 'c'] }, 'GOVERNANCE_CLASSES_INVALID'],
    ['one class', { ...good, yTrue: ['a', 'a'] }, 'GOVERNANCE_CLASSES_INVALID'],
    ['a class twice', { ...good, classes: ['a', 'b', 'a'] }, 'GOVERNANCE_CLASSES_INVALID'],
    [
      'objects as groups',
      { ...good, sensitive: { g: untyped([{}, 'x']) } },
      'GOVERNANCE_GROUPS_INVALID',
    ],
    ['no attribute', { ...good, sensitive: {} }, 'GOVERNANCE_ATTRIBUTE_INVALID'],
  ] as const)('refuses %s', (_, rows, code) => {
    expect(codeOf(() => multiclassCounts(rows as RowsOfClasses))).toBe(code);
  });

  it('refuses more counters than there is room for', () => {
    const many = Array.from({ length: 9000 }, (_, at) => `c${at}`);
    const rows = { yTrue: many, yPred: many, sensitive: { g: many.map(() => 'x') } };
    expect(codeOf(() => multiclassCounts(rows))).toBe('GOVERNANCE_CLASSES_INVALID');
  });

  it('refuses a class that was not counted, and names no row’s', () => {
    const call = (): unknown => groupTensorOfClass(multiclassCounts(good), 'secret');
    expect(codeOf(call)).toBe('GOVERNANCE_CLASSES_INVALID');
    expect(call).not.toThrow(/secret/);
  });
});
