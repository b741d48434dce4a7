import { describe, expect, it } from 'vitest';
import {
  boundedGroupLoss,
  type ErrorsOfGroup,
  quantileParity,
  type RegressionContrast,
  regressionFairness,
} from '../../../src/fairness/index.ts';
import { expectValue, golden } from '../beyond-tensor.ts';

type Numbers<Key extends string> = Readonly<Record<Key, number>>;
interface Case {
  readonly name: string;
  readonly group: readonly string[];
  readonly yTrue: readonly number[];
  readonly yPred: readonly number[];
  readonly reference: string;
  readonly quantiles: readonly number[];
  readonly groups: readonly ({ readonly group: string } & Numbers<keyof ErrorsOfGroup>)[];
  readonly difference: Numbers<keyof ErrorsOfGroup>;
  readonly ratio: Numbers<keyof ErrorsOfGroup>;
  readonly contrasts: readonly {
    readonly group: string;
    readonly welch: Readonly<Record<string, Numbers<'value' | 'lower' | 'upper'>>>;
    readonly values: Readonly<Record<string, number>>;
    readonly quantiles: readonly Numbers<
      'quantile' | 'threshold' | 'statisticalParity' | 'disparateImpact'
    >[];
    readonly maximumParity: number;
    readonly parityArea: number;
  }[];
  readonly range: readonly [number, number];
  readonly losses: Readonly<
    Record<
      'square' | 'absolute',
      { readonly maximum: number; readonly worst: string; readonly groups: Numbers<string> }
    >
  >;
}
const measures = [
  'meanPrediction',
  'meanError',
  'meanAbsoluteError',
  'rootMeanSquaredError',
  'r2',
] as const;
const cases = golden<Case[]>('regression');
// The peers' one-pass sums lose digits where the mean is a million times the spread.
const toleranceOf = ({ name }: Case): number => (name === 'a large mean' ? 1e-9 : 1e-12);

describe.each(cases)('regression fairness: $name', (rows) => {
  const { group, yTrue, yPred } = rows;
  const tolerance = toleranceOf(rows);
  const common = { yPred, sensitive: { g: group }, reference: { g: rows.reference } };
  const ours = regressionFairness({ ...common, yTrue, level: 0.9 });
  const of = new Map(ours.groups.map((one) => [one.group[0], one]));

  it.each(measures)('%s by group, difference and ratio are fairlearn’s', (name) => {
    for (const theirs of rows.groups) {
      expectValue(of.get(theirs.group)![name].value, theirs[name], theirs.group, tolerance);
    }
    const { difference, ratio } = ours.between[name];
    expectValue(difference.value, rows.difference[name], 'difference', tolerance);
    if (ratio.value.defined) expectValue(ratio.value, rows.ratio[name], 'ratio', tolerance);
    else {
      expect(ratio.value.reason).toBe('negative_value');
      expect(Math.min(...rows.groups.map((one) => one[name]))).toBeLessThan(0);
    }
  });

  it('each group against the reference is holisticai’s, with Welch’s intervals of scipy', () => {
    expect(ours.reference).toEqual([rows.reference]);
    expect(of.get(rows.reference)).not.toHaveProperty('toReference');
    for (const theirs of rows.contrasts) {
      const contrast = of.get(theirs.group)!.toReference!;
      for (const [name, value] of Object.entries(theirs.values)) {
        expectValue(contrast[name as keyof RegressionContrast].value, value, name, tolerance);
      }
      for (const [name, { value, lower, upper }] of Object.entries(theirs.welch)) {
        const { value: own, interval } = contrast[name as keyof RegressionContrast];
        expectValue(own, value, name, tolerance);
        expect(interval).toMatchObject({ method: 'welch', level: 0.9 });
        expectValue({ defined: true, value: interval!.lower }, lower, name, tolerance);
        expectValue({ defined: true, value: interval!.upper }, upper, name, tolerance);
      }
    }
  });

  it('parity at quantiles, its maximum and area are holisticai’s', () => {
    const parity = quantileParity({ ...common, quantiles: rows.quantiles });
    for (const theirs of rows.contrasts) {
      const own = parity.groups.find((one) => one.group[0] === theirs.group)!;
      for (const [at, expected] of theirs.quantiles.entries()) {
        const { threshold, statisticalParity, disparateImpact } = own.quantiles[at]!;
        expect(threshold).toBe(expected.threshold);
        expectValue(statisticalParity!.value, expected.statisticalParity);
        expectValue(disparateImpact!.value, expected.disparateImpact);
        expect(statisticalParity!.interval?.method).toBe('newcombe');
      }
      expectValue(own.maximumParity!.value, theirs.maximumParity);
      expectValue(own.parityArea!.value, theirs.parityArea);
    }
  });

  it.each(['square', 'absolute'] as const)('the bounded group loss, %s, is fairlearn’s', (loss) => {
    const [minimum, maximum] = rows.range;
    const found = boundedGroupLoss({ ...common, yTrue, loss, minimum, maximum });
    const theirs = rows.losses[loss];
    expectValue(found.value, theirs.maximum, '', tolerance);
    expect(found.group).toEqual([theirs.worst]);
    for (const one of found.groups) {
      expectValue({ defined: true, value: one.loss }, theirs.groups[one.group[0]!]!, '', tolerance);
    }
  });
});
