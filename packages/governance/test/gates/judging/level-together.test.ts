import { dunnettLevel, sidakLevel, tukeyLevel } from '@codexhub/statistics';
import { describe, expect, it } from 'vitest';
import { fairnessMetrics } from '../../../src/gates/judging/group-metric.ts';
import { type JudgedTogether, levelTogether } from '../../../src/gates/judging/level-together.ts';
import { tallyAttribute } from '../../../src/gates/judging/tally-attribute.ts';
import { policyOf, requirement, tensor } from '../../support.ts';

const metricOf = (name: string) => fairnessMetrics.find(({ metric }) => metric === name)!;
/** Rates of favourable decisions among rows, g0 first; outcomes all unfavourable. */
const judgedOf = (groups: readonly (readonly [decided: number, rows: number])[]) => {
  const cells = groups.map(([decided, rows], at) => ({
    group: `g${at}`,
    counts: [0, 0, rows - decided, decided] as const,
  }));
  const [attribute] = policyOf([requirement()], {
    reference: 'g0',
    minimumGroupSize: 2,
  }).attributes;
  const counted = [{ estimand: 'model' as const, repeat: 0, tensor: tensor(cells) }];
  return tallyAttribute(counted, attribute!).groups;
};
const judged = judgedOf([
  [40, 80],
  [30, 100],
  [99, 300],
  [10, 60],
]);
const together = (said: Partial<JudgedTogether>): number =>
  levelTogether(0.95, {
    metric: metricOf('statistical_parity_difference'),
    judged,
    named: 'g0',
    direction: 'at_most',
    ...said,
  });

describe('the level of all groups at once', () => {
  const rates = [40.5 / 81, 30.5 / 101, 99.5 / 301, 10.5 / 61];
  const rows = [80, 100, 300, 60];

  it('is Dunnett’s beside a named reference, from what each rate contributes', () => {
    const [reference, ...groups] = rates.map((rate, at) => rows[at]! / (rate * (1 - rate)));
    const level = dunnettLevel(0.9, { groups, reference: reference! });
    expect(together({})).toBeCloseTo(level, 14);
    expect(level).toBeLessThan(2 * sidakLevel(0.95, 3) - 1);
    const [odds, ...others] = rates.map((rate, at) => (rows[at]! * rate) / (1 - rate));
    const metric = metricOf('disparate_impact_ratio');
    expect(together({ metric, direction: 'at_least' })).toBeCloseTo(
      dunnettLevel(0.9, { groups: others, reference: odds! }),
      14,
    );
  });

  it('is Šidák’s where groups may fail on two sides, on several rates, or without a limit', () => {
    const sidak = 2 * sidakLevel(0.95, 3) - 1;
    expect(together({ direction: 'within' })).toBe(sidak);
    expect(together({ direction: undefined })).toBe(sidak);
    expect(together({ metric: metricOf('equalized_odds_difference') })).toBe(sidak);
  });

  it('is Tukey’s where the data choose the reference', () => {
    expect(together({ named: undefined })).toBe(tukeyLevel(0.9, 4));
  });

  it('leaves out who has no rows to compare, and needs the reference’s', () => {
    const metric = metricOf('predictive_equality_difference');
    expect(together({ metric })).toBe(2 * sidakLevel(0.95, 3) - 1);
    const without = judgedOf([
      [40, 80],
      [30, 100],
    ]);
    expect(together({ judged: without })).toBe(0.95);
    const certain = judgedOf([
      [80, 80],
      [0, 100],
      [100, 100],
    ]);
    expect(together({ judged: certain })).toBeGreaterThanOrEqual(0.95);
  });
});
