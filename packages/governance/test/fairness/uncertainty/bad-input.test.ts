import { describe, expect, it } from 'vitest';
import {
  bootstrapTensor,
  compareGroups,
  groupIntervals,
  maxMinGap,
  stratifiedComparison,
} from '../../../src/fairness/index.ts';
import { GovernanceError, groupTensor } from '../../../src/index.ts';
import { selectionsOf, tensorOf } from './given.ts';

const tensor = tensorOf(
  [
    [
      ['f', 'n'],
      [5, 5, 5, 5],
    ],
    [
      ['m', 's'],
      [4, 6, 5, 5],
    ],
  ],
  { sensitive: ['sex'], control: ['region'] },
);
const many = selectionsOf(Array.from({ length: 5000 }, (_, at) => [at % 7, 10] as const));
const rate = 'selection_rate';

/** The code and the message, or that nothing was thrown. */
function refusal(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return error instanceof GovernanceError ? `${error.code} ${error.message}` : String(error);
  }
  return 'nothing thrown';
}

const OPTION = 'GOVERNANCE_OPTION_INVALID uncertainty:';
const ATTRIBUTE = 'GOVERNANCE_ATTRIBUTE_INVALID uncertainty:';

describe('every function', () => {
  const verbs: readonly (readonly [string, (options: object) => unknown])[] = [
    ['groupIntervals', (said) => groupIntervals(tensor, { rate, ...said })],
    ['compareGroups', (said) => compareGroups(tensor, { rate, ...said })],
    ['maxMinGap', (said) => maxMinGap(tensor, { rate, ...said })],
    ['bootstrapTensor', (said) => bootstrapTensor(tensor, { seed: 1, ...said })],
  ];

  it.each(verbs)('%s refuses attributes that are none, or a control', (_, run) => {
    expect(refusal(() => run({ attributes: ['age'] }))).toContain(`${ATTRIBUTE} groups must be of`);
    expect(refusal(() => run({ attributes: ['region'] }))).toContain('received "region"');
    expect(refusal(() => run({ attributes: [] }))).toContain('received none');
    expect(refusal(() => run({ attributes: ['__proto__'] }))).toContain(ATTRIBUTE);
  });

  it('refuses a tensor that was edited by hand', () => {
    const edited = { ...tensor, rows: tensor.rows + 1 };
    for (const run of [
      () => groupIntervals(edited, { rate }),
      () => compareGroups(edited, { rate }),
      () => maxMinGap(edited, { rate }),
      () => bootstrapTensor(edited, { seed: 1 }),
      () => stratifiedComparison(edited, { rate, attribute: 'sex', control: 'region' }),
    ]) {
      expect(refusal(run)).toContain('GOVERNANCE_TENSOR_INVALID group tensor: rows is not sound');
    }
  });

  it.each(verbs)('%s refuses a level that is none', (_, run) => {
    for (const level of [0, 1, 95, Number.NaN, '0.95', null]) {
      const expected = level === null ? 'nothing thrown' : `${OPTION} level must be`;
      expect(refusal(() => run({ level }))).toContain(expected);
    }
  });

  it.each(verbs.slice(0, 3))(
    '%s refuses a rate that is none, and never repeats an object',
    (_, run) => {
      expect(refusal(() => run({ rate: 'selectionRate' }))).toContain(
        `${OPTION} rate must be one of`,
      );
      expect(refusal(() => run({ rate: { secret: 'x' } }))).toContain('received an object');
    },
  );
});

describe('options', () => {
  it.each<[object, string]>([
    [{ method: 'wald' }, 'method must be one of "wilson", "clopper_pearson"'],
    [{ simultaneous: 'tukey' }, 'simultaneous must be one of'],
  ])('groupIntervals: %j', (said, message) => {
    expect(refusal(() => groupIntervals(tensor, { rate, ...said }))).toContain(
      `${OPTION} ${message}`,
    );
  });

  it.each<[object, string]>([
    [{ statistic: 'odds' }, 'statistic must be one of'],
    [{ method: 'koopman' }, 'method of a difference must be one of'],
    [{ statistic: 'ratio', method: 'mee' }, 'method of a ratio must be one of'],
    [{ test: 'z' }, 'test must be one of'],
    [{ reference: 'f' }, 'reference must be a group as an array'],
    [{ reference: [null] }, 'reference must be a group as an array'],
    [{ acceptable: {} }, 'acceptable must be a range'],
    [{ acceptable: { from: 1, to: 0 } }, 'acceptable must be a range'],
    [{ acceptable: { from: Number.NaN } }, 'acceptable must be a range'],
  ])('compareGroups: %j', (said, message) => {
    expect(refusal(() => compareGroups(tensor, { rate, ...said }))).toContain(
      `${OPTION} ${message}`,
    );
  });

  it.each<[object, string]>([
    [{ replicates: 1 }, `${OPTION} replicates must be`],
    [{ replicates: 10.5 }, `${OPTION} replicates must be`],
    [{ replicates: 10_000_000 }, `${OPTION} replicates must be such that`],
    [{ metrics: ['auc'] }, `${OPTION} metrics must be one of`],
    [{ seed: 0.5 }, 'the seed must be a safe integer'],
  ])('bootstrapTensor: %j', (said, message) => {
    expect(refusal(() => bootstrapTensor(tensor, { seed: 1, ...said }))).toContain(message);
  });

  it.each<[object, string]>([
    [{ attribute: 'age' }, 'groups must be of'],
    [{ attribute: 'region' }, 'groups must be of'],
    [{ control: 'sex' }, 'strata must be of'],
    [{ control: [] }, 'strata must be of'],
  ])('stratifiedComparison: %j', (said, message) => {
    const options = { rate, attribute: 'sex', control: 'region', ...said } as const;
    expect(refusal(() => stratifiedComparison(tensor, options))).toContain(
      `${ATTRIBUTE} ${message}`,
    );
    expect(
      refusal(() => stratifiedComparison(tensor, { ...options, ...said, control: 'zone' })),
    ).toContain('GOVERNANCE_ATTRIBUTE_INVALID');
  });
});

describe('many groups', () => {
  it('are compared with one reference, and refused where work or memory grows with their square', () => {
    const { comparisons } = compareGroups(many, { rate });
    expect(comparisons).toHaveLength(4999);
    expect(groupIntervals(many, { rate }).groups).toHaveLength(5000);
    expect(refusal(() => compareGroups(many, { rate, reference: 'all_pairs' }))).toContain(
      `${OPTION} reference must be a group or 'highest'`,
    );
    expect(refusal(() => maxMinGap(many, { rate }))).toContain('those of at most 1000 groups');
    expect(refusal(() => bootstrapTensor(many, { seed: 1 }))).toContain('disparities only');
  });
});

describe('names of groups', () => {
  it('may be what objects have', () => {
    const names = ['__proto__', 'constructor', '__proto__', 'a|b', 'a', 'constructor'];
    const rows = groupTensor({
      yTrue: [1, 0, 1, 0, 1, 0],
      yPred: [1, 0, 0, 1, 1, 0],
      sensitive: { g: names },
      control: { toString: ['x', 'x', 'x', 'y', 'y', 'y'] },
    });
    const { groups } = groupIntervals(rows, { rate });
    expect(groups.map(({ group }) => group[0])).toEqual(['__proto__', 'a', 'a|b', 'constructor']);
    const reference = ['__proto__'];
    expect(compareGroups(rows, { rate, reference }).comparisons.map(({ group }) => group)).toEqual([
      ['a'],
      ['a|b'],
      ['constructor'],
    ]);
    const options = { rate, attribute: 'g', control: 'toString', reference: '__proto__' } as const;
    const { comparisons } = stratifiedComparison(rows, options);
    expect(comparisons.at(-1)?.strata.map(({ n, referenceN }) => [n, referenceN])).toEqual([
      [1, 2],
      [1, 0],
    ]);
  });
});
