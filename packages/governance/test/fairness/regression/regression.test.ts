import { describe, expect, it } from 'vitest';
import {
  boundedGroupLoss,
  quantileParity,
  regressionFairness,
} from '../../../src/fairness/index.ts';
import { codeOf, expectValue, untyped } from '../beyond-tensor.ts';

describe('what is not defined', () => {
  const sensitive = { g: ['a', 'a', 'b', 'b'] };
  const reference = { g: 'a' };

  it('without targets errors are not', () => {
    const { groups, between } = regressionFairness({ yPred: [1, 2, 4, 6], sensitive, reference });
    const none = { defined: false, reason: 'no_targets' };
    expect(groups[1]!.r2.value).toEqual(none);
    expect(groups[1]!.toReference!.correlationDifference.value).toEqual(none);
    expect(groups[1]!.toReference!.meanErrorDifference).toEqual({
      definition: 'mean_error_difference',
      value: none,
    });
    expect(between.meanAbsoluteError.difference.value).toEqual(none);
    expectValue(between.meanPrediction.difference.value, 3.5);
  });

  it('R² and correlation of what does not vary', () => {
    const found = regressionFairness({
      yTrue: [0.1, 0.1, 3, 4],
      yPred: [1, 2, 5, 5],
      sensitive,
      reference,
    });
    expect(found.groups[0]!.r2.value).toEqual({ defined: false, reason: 'constant_target' });
    const { toReference } = found.groups[1]!;
    expect(toReference!.correlationDifference.value).toEqual({
      defined: false,
      reason: 'constant_prediction',
    });
    const same = { yPred: [0.1, 0.1, 0.3, 0.3], sensitive, reference };
    const flat = regressionFairness(same).groups[1]!.toReference!;
    expect(flat.zScoreDifference.value).toEqual({ defined: false, reason: 'no_variation' });
    expect(flat.averageScoreDifference).not.toHaveProperty('interval');
  });

  it('a group of one row has no R² and no interval', () => {
    const rows = { yTrue: [1, 2, 3], yPred: [1, 3, 3], sensitive: { g: ['a', 'a', 'b'] } };
    const one = regressionFairness({ ...rows, reference }).groups[1]!;
    expect(one.r2.value).toEqual({ defined: false, reason: 'fewer_than_two_rows' });
    expect(one.toReference!.averageScoreDifference).toEqual({
      definition: 'holisticai.bias.metrics.avg_score_diff',
      value: { defined: true, value: 1 },
    });
    const perfect = regressionFairness({ ...rows, yPred: rows.yTrue, reference }).groups[1]!;
    expect(perfect.toReference!.meanAbsoluteErrorRatio.value).toEqual({
      defined: false,
      reason: 'divisor_zero',
    });
  });

  it('where a mean overflows', () => {
    const yPred = [1.7e308, 1.7e308, 1, 2];
    const { groups } = regressionFairness({ yPred, sensitive, reference: { g: 'b' } });
    expect(groups[0]!.meanPrediction.value).toEqual({ defined: false, reason: 'not_finite' });
    expect(groups[0]!.toReference!.averageScoreDifference.value).toMatchObject({ defined: false });
  });

  it('where there is nobody to compare with', () => {
    const alone = { defined: false, reason: 'fewer_than_two_groups' };
    const single = regressionFairness({ yPred: [1, 2], sensitive: { g: ['a', null] } });
    expect(single.between.meanPrediction.difference.value).toEqual(alone);
    expect(single.groups.some((one) => one.toReference)).toBe(false);
    const none = { yPred: [1, 2], sensitive: { g: [null, null] } };
    expect(regressionFairness(none)).not.toHaveProperty('reference');
    expect(regressionFairness(none).between.r2.ratio.value).toEqual({
      defined: false,
      reason: 'no_groups',
    });
    expect(quantileParity(none).groups[0]).not.toHaveProperty('parityArea');
    const loss = { ...none, yTrue: [1, 2], loss: 'square', minimum: 0, maximum: 1 } as const;
    expect(boundedGroupLoss(loss).value).toEqual({ defined: false, reason: 'no_groups' });
  });

  it('an impact on a reference without success', () => {
    const input = { yPred: [1, 2, 4, 6], sensitive, reference, quantiles: [0.9] };
    const [impact] = quantileParity(input).groups[1]!.quantiles;
    expect(impact!.disparateImpact).toEqual({
      definition: 'holisticai.bias.metrics.disparate_impact_regression',
      value: { defined: false, reason: 'divisor_zero' },
    });
  });

  it('the largest group is the reference, of equals the first', () => {
    const of = (g: readonly string[]) =>
      regressionFairness({ yPred: g.map(() => 1), sensitive: { g } }).reference;
    expect(of(['b', 'a', 'b'])).toEqual(['b']);
    expect(of(['b', 'a', 'b', 'a'])).toEqual(['a']);
  });
});

describe('sums of many digits', () => {
  it('lose nothing that larger numbers take away', () => {
    const yPred = [1, 1e100, 1, -1e100];
    const { groups } = regressionFairness({ yPred, sensitive: { g: ['a', 'a', 'a', 'a'] } });
    expect(groups[0]!.meanPrediction.value).toEqual({ defined: true, value: 0.5 });
  });

  it('equal values do not vary, though their mean is not quite one of them', () => {
    expect((0.1 + 0.1 + 0.1) / 3).not.toBe(0.1);
    const yPred = [0.1, 0.1, 0.1, 0.2, 0.2, 0.2];
    const g = ['a', 'a', 'a', 'b', 'b', 'b'];
    const { toReference } = regressionFairness({ yPred, sensitive: { g } }).groups[1]!;
    expect(toReference!.zScoreDifference.value).toEqual({ defined: false, reason: 'no_variation' });
    expect(toReference!.averageScoreDifference).not.toHaveProperty('interval');
  });

  it('a ratio of numbers that may be negative is none', () => {
    const rows = { yPred: [-1, 2], sensitive: { g: ['a', 'b'] } };
    expect(regressionFairness(rows).between.meanPrediction).toMatchObject({
      difference: { value: { defined: true, value: 3 } },
      ratio: { value: { defined: false, reason: 'negative_value' } },
    });
  });
});

describe('bad input', () => {
  const good = { yTrue: [1, 2], yPred: [1, 2], sensitive: { g: ['a', 'b'] } };
  const named = JSON.parse('{"__proto__":"a"}') as Record<string, string>;
  it.each([
    ['unequal lengths', { ...good, yTrue: [1] }, 'GOVERNANCE_LENGTHS_UNEQUAL'],
    ['unequal groups', { ...good, sensitive: { g: ['a'] } }, 'GOVERNANCE_LENGTHS_UNEQUAL'],
    ['no rows', { yPred: [], sensitive: { g: [] } }, 'GOVERNANCE_NO_ROWS'],
    ['NaN', { ...good, yPred: Float64Array.of(1, Number.NaN) }, 'GOVERNANCE_NUMBERS_INVALID'],
    ['texts', { ...good, yTrue: untyped<number[]>(['1', 2]) }, 'GOVERNANCE_NUMBERS_INVALID'],
    [
      'objects as groups',
      { ...good, sensitive: { g: untyped<string[]>(['a', {}]) } },
      'GOVERNANCE_GROUPS_INVALID',
    ],
    ['no attribute', { ...good, sensitive: {} }, 'GOVERNANCE_ATTRIBUTE_INVALID'],
    ['an unknown reference', { ...good, reference: { g: 'c' } }, 'GOVERNANCE_GROUP_UNKNOWN'],
    ['half a reference', { ...good, reference: {} }, 'GOVERNANCE_GROUP_UNKNOWN'],
    [
      'a reference by more attributes than there are',
      { ...good, reference: { g: 'a', h: 'x' } },
      'GOVERNANCE_GROUP_UNKNOWN',
    ],
    ['a reference of another attribute', { ...good, reference: named }, 'GOVERNANCE_GROUP_UNKNOWN'],
    ['a level of 95', { ...good, level: 95 }, 'GOVERNANCE_OPTION_INVALID'],
  ] as const)('%s is refused', (_, rows, code) => {
    expect(codeOf(() => regressionFairness(rows))).toBe(code);
    if (!('yTrue' in rows) || rows.yTrue === good.yTrue) {
      expect(codeOf(() => quantileParity(rows))).toBe(code);
    }
  });

  it('an attribute and a group may be called __proto__', () => {
    const sensitive = JSON.parse('{"__proto__":["__proto__","a"]}') as Record<string, string[]>;
    const reference = JSON.parse('{"__proto__":"__proto__"}') as Record<string, string>;
    const found = regressionFairness({ yPred: [1, 2], sensitive, reference });
    expect(found.reference).toEqual(['__proto__']);
    expectValue(found.groups[1]!.toReference!.averageScoreRatio.value, 2);
  });

  it('100,000 groups are fine', () => {
    const g = Array.from({ length: 100_000 }, (_, at) => `g${at}`);
    const yPred = Float64Array.from(g, (_, at) => at);
    const { between } = regressionFairness({ yPred, sensitive: { g } });
    expectValue(between.meanPrediction.difference.value, 99_999);
  });

  it.each([
    [{ quantiles: [1.5] }, 'GOVERNANCE_OPTION_INVALID'],
    [{ quantiles: [Number.NaN] }, 'GOVERNANCE_OPTION_INVALID'],
  ])('quantileParity refuses %j', (options, code) => {
    expect(codeOf(() => quantileParity({ ...good, ...options }))).toBe(code);
  });

  it.each([
    [{ loss: untyped<'square'>('toString') }, 'GOVERNANCE_OPTION_INVALID'],
    [{ minimum: 1, maximum: 1 }, 'GOVERNANCE_OPTION_INVALID'],
    [{ maximum: Number.POSITIVE_INFINITY }, 'GOVERNANCE_OPTION_INVALID'],
    [{ yTrue: [1, Number.NaN] }, 'GOVERNANCE_NUMBERS_INVALID'],
    [{ yTrue: [1] }, 'GOVERNANCE_LENGTHS_UNEQUAL'],
  ])('boundedGroupLoss refuses %j', (options, code) => {
    const rows = { ...good, loss: 'square', minimum: 0, maximum: 1 } as const;
    expect(codeOf(() => boundedGroupLoss({ ...rows, ...options }))).toBe(code);
  });
});
