import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { evaluateFairness, groupTensor } from '../../../src/index.ts';
import { counts, policyOf, requirement } from '../../support.ts';

interface Golden {
  readonly level: number;
  readonly cases: readonly {
    readonly groups: readonly string[];
    readonly actual: readonly number[];
    readonly decided: readonly number[];
    readonly rate: Readonly<Record<string, number>>;
    readonly tpr: Readonly<Record<string, number>>;
    readonly demographicParityDifference: number;
    readonly demographicParityRatio: number;
  }[];
  readonly repeated: {
    readonly sizes: Readonly<Record<string, readonly [number, number]>>;
    readonly repeats: readonly Readonly<Record<string, readonly [number, number]>>[];
    readonly expected: Readonly<
      Record<string, { value: number; standardDeviation: number; interval: [number, number] }>
    >;
  };
}

const golden: Golden = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../fixtures/fairness.json'), 'utf8'),
);

const checks = [
  requirement(),
  requirement({
    id: 'spd',
    metric: 'statistical_parity_difference',
    definition: 'group_minus_reference',
    direction: 'within',
    limit: 0.1,
  }),
  requirement({
    id: 'eod',
    metric: 'equal_opportunity_difference',
    definition: 'group_minus_reference',
    direction: 'within',
    limit: 0.1,
  }),
];

describe('agreement with fairlearn', () => {
  it.each(golden.cases.map((one) => [one.groups.length, one] as const))('%i rows', (_, one) => {
    const names = Object.keys(one.rate);
    const reference = names.reduce((best, name) =>
      one.rate[name]! > one.rate[best]! ? name : best,
    );
    const { reference: none, ...attribute } = policyOf([]).attributes[0]!;
    const { checks: answered, accounting } = evaluateFairness(
      groupTensor({ yTrue: one.actual, yPred: one.decided, sensitive: { sex: one.groups } }),
      { ...policyOf(checks), attributes: [{ ...attribute, minimumGroupSize: 1 }] },
    );
    expect(none).toBe('m');
    for (const { group, rate } of accounting[0]!.groups) {
      expect(rate).toEqual({ defined: true, value: expect.closeTo(one.rate[group]!, 12) });
    }
    const values = answered.map(({ observations }) =>
      observations.map(({ group, reference: against, value }) => {
        expect(against).toBe(reference);
        return [group!, value.defined ? value.value : Number.NaN] as const;
      }),
    );
    const [di, spd, eod] = values;
    for (const [group, value] of di!)
      expect(value).toBeCloseTo(one.rate[group]! / one.rate[reference]!, 12);
    for (const [group, value] of eod!)
      expect(value).toBeCloseTo(one.tpr[group]! - one.tpr[reference]!, 12);
    // fairlearn's max − min and min / max, where the reference is the highest rate.
    expect(-Math.min(...spd!.map(([, value]) => value))).toBeCloseTo(
      one.demographicParityDifference,
      12,
    );
    expect(Math.min(...di!.map(([, value]) => value))).toBeCloseTo(one.demographicParityRatio, 12);
  });
});

describe('a cross-fitted value', () => {
  it('averages the counts and adds the error of the splits, as computed with statsmodels', () => {
    const { sizes, repeats, expected } = golden.repeated;
    const groups = repeats.map((decided, repeat) =>
      counts(
        Object.entries(sizes).map(([group, [all, good]]) => {
          const [kept, granted] = decided[group]!;
          return {
            group,
            counts: [all - good - granted, granted, good - kept, kept],
          };
        }),
        { estimand: 'procedure', repeat },
      ),
    );
    const { checks: answered } = evaluateFairness(
      groups,
      policyOf(
        checks.map((check) => ({ ...check, estimand: 'procedure' as const })),
        { reference: 'b' },
      ),
      { candidates: 3 },
    );
    for (const { requirement: asked, observations } of answered) {
      const { value, standardDeviation, interval } = expected[asked.metric]!;
      expect(observations).toHaveLength(1);
      const [observed] = observations;
      expect(observed).toMatchObject({
        group: 'a',
        reference: 'b',
        value: { defined: true, value: expect.closeTo(value, 12) },
        spread: { repeats: 5, standardDeviation: expect.closeTo(standardDeviation, 12) },
        n: asked.metric === 'equal_opportunity_difference' ? 120 : 200,
      });
      expect(observed!.interval!.lower).toBeCloseTo(interval[0], 9);
      expect(observed!.interval!.upper).toBeCloseTo(interval[1], 9);
      // Three candidates were looked at: 1 − .05 / 3.
      expect(observed!.adjusted!.level).toBeCloseTo(1 - 0.05 / 3, 12);
      expect(observed!.adjusted!.lower).toBeLessThan(observed!.interval!.lower);
      expect(observed!.adjusted!.upper).toBeGreaterThan(observed!.interval!.upper);
    }
  });
});
