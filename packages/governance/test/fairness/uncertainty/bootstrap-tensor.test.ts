import { describe, expect, it } from 'vitest';
import {
  type BootstrapEstimate,
  bootstrapTensor,
  type TensorBootstrapOptions,
} from '../../../src/fairness/index.ts';
import { RATES } from '../../../src/fairness/uncertainty/rates.ts';
import { type GroupTensor, groupRates } from '../../../src/index.ts';
import { expectNear, numberOf, tensorOf, weightedTensor } from './given.ts';

const tensor = tensorOf([
  [['a'], [40, 25, 20, 60]],
  [['b'], [70, 10, 30, 45]],
  [['c'], [55, 30, 15, 25]],
  [[null], [20, 20, 20, 15]],
]);

type Kept = ReadonlyMap<string, BootstrapEstimate & { readonly replicates: Float64Array }>;

/** Estimates by metric, and by metric and group. */
function kept(of: GroupTensor, options: Omit<TensorBootstrapOptions, 'keepReplicates'>): Kept {
  const { estimates } = bootstrapTensor(of, { ...options, keepReplicates: true });
  return new Map(
    estimates.map((one) => [
      [one.metric, ...(one.group ?? [])].join(' '),
      { ...one, replicates: one.replicates! },
    ]),
  );
}

const groups = ['a', 'b', 'c'];
const all = kept(tensor, { seed: 7, replicates: 2000 });
const series = (name: string): Float64Array => all.get(name)!.replicates;

describe('bootstrapTensor', () => {
  it('has the rates of groupRates, and says whose rows are in no group', () => {
    const { estimates, ...rest } = bootstrapTensor(tensor, { seed: 7, replicates: 2 });
    expect(rest).toEqual({
      scheme: 'multinomial',
      seed: 7,
      replicates: 2,
      level: 0.95,
      attributes: ['g'],
      rows: 500,
      unknown: 75,
    });
    expect(estimates).toHaveLength(8 * 3 + 20);
    const definitions = new Map(estimates.map(({ metric, definition }) => [metric, definition]));
    expect(definitions.get('false_positive_rate')).toBe('fairlearn.metrics.false_positive_rate');
    expect(
      [...definitions.values()].slice(8).map((one) => one.replace(/^fairlearn.metrics./, '')),
    ).toEqual([
      'demographic_parity_difference',
      'demographic_parity_ratio',
      'MetricFrame.difference(base_rate)',
      'MetricFrame.ratio(base_rate)',
      'accuracy_score_difference',
      'accuracy_score_ratio',
      'equal_opportunity_difference',
      'equal_opportunity_ratio',
      'false_negative_rate_difference',
      'false_negative_rate_ratio',
      'false_positive_rate_difference',
      'false_positive_rate_ratio',
      'true_negative_rate_difference',
      'true_negative_rate_ratio',
      'MetricFrame.difference(precision_score)',
      'MetricFrame.ratio(precision_score)',
      'equalized_odds_difference(agg=worst_case)',
      'equalized_odds_ratio(agg=worst_case)',
      'equalized_odds_difference(agg=mean)',
      'equalized_odds_ratio(agg=mean)',
    ]);
    const rates = groupRates(tensor);
    for (const { name, key } of RATES) {
      for (const [at, group] of groups.entries()) {
        expect(all.get(`${name} ${group}`)?.value).toEqual(rates[at]![key].value);
      }
    }
  });

  it('resamples rows: rates scatter round theirs with the error of their rows', () => {
    for (const { key, name } of RATES) {
      for (const [at, rates] of groupRates(tensor).slice(0, 3).entries()) {
        const { value, n } = rates[key];
        const own = all.get(`${name} ${groups[at]}`)!;
        const p = numberOf(value);
        const error = Math.sqrt((p * (1 - p)) / n);
        // 2000 replicates: the mean within 4 of its errors, the error within a tenth.
        expect(Math.abs(own.bias!), `${name} ${at}`).toBeLessThan((4 * error) / Math.sqrt(2000));
        expect(Math.abs(own.standardError! / error - 1), `${name} ${at}`).toBeLessThan(0.1);
        const { lower, upper } = own.percentile!;
        expect(Math.abs((upper - lower) / (2 * 1.96 * error) - 1)).toBeLessThan(0.15);
      }
    }
  });

  it('has every disparity of every replicate from the rates of that replicate', () => {
    const apart = (rate: string, at: number, statistic: 'difference' | 'ratio'): number => {
      const own = groups.map((group) => series(`${rate} ${group}`)[at]!);
      const [low, high] = [Math.min(...own), Math.max(...own)];
      return statistic === 'ratio' ? low / high : high - low;
    };
    for (let at = 0; at < 2000; at += 97) {
      for (const statistic of ['difference', 'ratio'] as const) {
        const of = (rate: string): number => apart(rate, at, statistic);
        const odds = [of('true_positive_rate'), of('false_positive_rate')] as const;
        const worst = statistic === 'ratio' ? Math.min(...odds) : Math.max(...odds);
        for (const [name, expected] of [
          ['demographic_parity', of('selection_rate')],
          ['equal_opportunity', odds[0]],
          ['equalized_odds', worst],
          ...['base_rate', 'accuracy', 'false_negative_rate', 'false_positive_rate'].map(
            (rate) => [rate, of(rate)] as const,
          ),
          ...['true_negative_rate', 'precision'].map((rate) => [rate, of(rate)] as const),
        ] as const) {
          expect(series(`${name}_${statistic}`)[at], name).toBe(expected);
        }
        const mean = series(`equalized_odds_${statistic}_mean`)[at]!;
        expectNear(mean, (odds[0] + odds[1]) / 2, 1e-15);
      }
      for (const group of groups) {
        const rest = series(`false_negative_rate ${group}`)[at]!;
        expectNear(series(`true_positive_rate ${group}`)[at]! + rest, 1, 1e-15);
      }
    }
  });

  it('intervals of the largest difference are pushed up by its bias, and the correction shows', () => {
    const equal = tensorOf(groups.map((group) => [[group], [70, 30, 0, 0]]));
    const metrics = ['demographic_parity_difference'] as const;
    const [one] = bootstrapTensor(equal, { seed: 3, metrics }).estimates;
    expect(one?.value).toEqual({ defined: true, value: 0 });
    expect(one?.bias).toBeGreaterThan(0.05);
    expect(one?.percentile?.upper).toBeGreaterThan(0.1);
    // Not clipped: that nothing of it can be the truth is to be seen.
    expect(one?.basic?.lower).toBe(-one!.percentile!.upper);
  });

  it('gives the same for the same seed, for one metric as for all, and for more replicates', () => {
    const name = 'equalized_odds_difference';
    const some = kept(tensor, { seed: 7, replicates: 50, metrics: [name] });
    expect([...some.keys()]).toEqual([name]);
    expect(some.get(name)!.replicates).toEqual(series(name).slice(0, 50));
    expect(kept(tensor, { seed: 8, replicates: 50 }).get(name)!.replicates).not.toEqual(
      series(name).slice(0, 50),
    );
    const plain = bootstrapTensor(tensor, { seed: 7, replicates: 50 });
    expect(JSON.parse(JSON.stringify(plain))).toEqual(plain);
  });

  it('counts replicates that leave a rate undefined, and gives no interval where they are a tail', () => {
    const rare = tensorOf([
      [['a'], [50, 50, 0, 1]],
      [['b'], [50, 50, 0, 0]],
      [['c'], [50, 50, 5, 15]],
      [['d'], [50, 50, 3, 2]],
    ]);
    const own = kept(rare, { seed: 5 });
    const a = own.get('true_positive_rate a')!;
    // A row of N is not drawn with probability (1 − 1/N)^N.
    expect(Math.abs(a.undefinedReplicates / 1000 - Math.exp(-1))).toBeLessThan(0.05);
    expect(a.value).toEqual({ defined: true, value: 1 });
    expect(a.percentile).toBeUndefined();
    expect(a.replicates.filter(Number.isNaN)).toHaveLength(a.undefinedReplicates);
    const b = own.get('true_positive_rate b')!;
    expect(b).toMatchObject({
      value: { defined: false, reason: 'no_positives' },
      undefinedReplicates: 1000,
    });
    expect(own.get('equalized_odds_difference')).toMatchObject({
      value: { defined: false, reason: 'undefined_rate' },
      undefinedReplicates: 1000,
    });
    // Five rows: seven replicates of a thousand have none, which is less than a tail.
    const d = own.get('true_positive_rate d')!;
    expect(d.undefinedReplicates).toBeGreaterThan(0);
    expect(d.undefinedReplicates).toBeLessThan(25);
    expect(d.percentile).toBeDefined();
    expect(own.get('true_positive_rate c')).toMatchObject({ undefinedReplicates: 0 });
  });

  it('resamples rows of unknown groups too: a group of one row among them is often not drawn', () => {
    const lonely = tensorOf([
      [['a'], [1, 0, 0, 0]],
      [[null], [99, 0, 0, 0]],
    ]);
    const [one] = bootstrapTensor(lonely, { seed: 4, metrics: ['selection_rate'] }).estimates;
    expect(Math.abs(one!.undefinedReplicates / 1000 - 0.99 ** 100)).toBeLessThan(0.05);
  });

  it('has no disparity of one group, nor of none', () => {
    const none = { defined: false, reason: 'fewer_than_two_groups' };
    for (const few of [tensorOf([[['a'], [1, 2, 3, 4]]]), tensorOf([[[null], [1, 2, 3, 4]]])]) {
      const disparities = bootstrapTensor(few, { seed: 1, replicates: 2 }).estimates.slice(-20);
      for (const { value, percentile } of disparities) {
        expect([value, percentile]).toEqual([none, undefined]);
      }
    }
    const zero = tensorOf([
      [['a'], [5, 0, 5, 0]],
      [['b'], [5, 0, 5, 0]],
    ]);
    const [ratio] = bootstrapTensor(zero, {
      seed: 1,
      metrics: ['demographic_parity_ratio'],
    }).estimates;
    expect(ratio?.value).toEqual({ defined: false, reason: 'undefined_or_zero_rate' });
  });

  it('draws many groups in pieces, which changes nothing', () => {
    const many = tensorOf(
      Array.from({ length: 5000 }, (_, at) => [[`g${at}`], [20 + (at % 5), 21, 19, 23]] as const),
    );
    const metrics = ['equalized_odds_difference_mean'] as const;
    const [five] = kept(many, { seed: 2, replicates: 5, metrics }).values();
    const [seven] = kept(many, { seed: 2, replicates: 7, metrics }).values();
    expect(seven!.replicates.slice(0, 5)).toEqual(five!.replicates);
    expect(new Set(seven!.replicates).size).toBe(7);
  });

  it('refuses rows of weights, which a tensor does not hold', () => {
    expect(() => bootstrapTensor(weightedTensor(), { seed: 1 })).toThrow(
      'a bootstrap must have whole rows to draw',
    );
  });
});
