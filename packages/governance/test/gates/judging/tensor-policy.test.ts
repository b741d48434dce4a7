import { decide, type Policy, type Requirement } from '@codexhub/common-config/records';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fairnessMetrics } from '../../../src/gates/judging/group-metric.ts';
import { evaluateFairness, groupTensor } from '../../../src/index.ts';
import { policyOf, requirement, SEED } from '../../support.ts';

const check = requirement();
const free = { reference: undefined, minimumGroupSize: 2 };

/** Rows of groups: how many, how many of them deserve, and how many of either kind are granted. */
function rowsOf(blocks: readonly (readonly [group: readonly string[], ...counts: number[]])[]) {
  return blocks.flatMap(([group, ...counts]) =>
    counts.flatMap((count, place) =>
      Array.from({ length: count }, () => ({ group, actual: place >> 1, decided: place & 1 })),
    ),
  );
}

function tensorOf(rows: ReturnType<typeof rowsOf>, names: readonly string[], weights?: number[]) {
  return groupTensor({
    yTrue: rows.map(({ actual }) => actual),
    yPred: rows.map(({ decided }) => decided),
    sensitive: Object.fromEntries(
      names.map((name, at) => [name, rows.map(({ group }) => group[at]!)]),
    ),
    ...(weights ? { weights } : {}),
  });
}

describe('an attribute that crosses others', () => {
  const rows = rowsOf([
    [['f', 'x'], 100, 100, 0, 0],
    [['f', 'y'], 20, 180, 0, 0],
    [['m', 'x'], 40, 160, 0, 0],
    [['m', 'y'], 60, 140, 0, 0],
  ]);
  const crossing: Policy = {
    ...policyOf([requirement({ attribute: 'both' })], free),
    attributes: [
      {
        name: 'both',
        of: ['sex', 'race'],
        mergeInto: {},
        exclude: [],
        unknown: 'block',
        minimumGroupSize: 2,
      },
    ],
  };

  it('is judged group by group of the crossing', () => {
    const { checks, accounting } = evaluateFairness(tensorOf(rows, ['sex', 'race']), crossing);
    const observed = checks[0]!.observations.map(({ group, reference, value }) => [
      group,
      reference,
      value.defined && Number(value.value.toFixed(3)),
    ]);
    expect(observed).toEqual([
      ['f × x', 'f × y', 0.556],
      ['m × x', 'f × y', 0.889],
      ['m × y', 'f × y', 0.778],
    ]);
    // The attributes that are crossed are accounted for too, each by itself.
    expect(accounting.map(({ attribute, groups }) => [attribute, groups.length])).toEqual([
      ['both', 4],
      ['race', 2],
      ['sex', 2],
    ]);
  });

  it('is not measured where one of them was not counted', () => {
    const { checks } = evaluateFairness(tensorOf(rows, ['sex']), crossing);
    expect(checks[0]!.observations).toEqual([]);
  });

  it('counts a row as unknown where one of its groups is', () => {
    const tensor = groupTensor({
      yTrue: [1, 1, 1],
      yPred: [1, 1, 0],
      sensitive: { sex: ['f', null, 'm'], race: ['x', 'x', null] },
    });
    const { accounting } = evaluateFairness(tensor, crossing);
    expect(accounting[0]).toMatchObject({ attribute: 'both', unknown: 2, total: 3 });
  });
});

describe('weighted rows', () => {
  const rows = rowsOf([
    [['f'], 40, 60, 30, 70],
    [['m'], 30, 70, 20, 80],
  ]);
  const policy = policyOf([check], free);
  const observe = (weights?: number[]) =>
    evaluateFairness(tensorOf(rows, ['sex'], weights), policy).checks[0]!.observations[0]!;

  it('that weigh the same are judged as rows without weights', () => {
    const { interval, ...plain } = observe();
    const weighed = observe(rows.map(() => 2.5));
    expect(weighed.n).toBe(plain.n);
    expect(weighed.value).toEqual({ defined: true, value: expect.closeTo(130 / 150, 12) });
    expect(weighed.interval!.lower).toBeCloseTo(interval!.lower, 9);
    expect(weighed.interval!.upper).toBeCloseTo(interval!.upper, 9);
  });

  it('that weigh differently have the weighted rate and a wider interval', () => {
    const weights = rows.map((_, row) => (row % 4 === 0 ? 5 : 1));
    const weighed = observe(weights);
    const rate = (group: string): number => {
      let [granted, all] = [0, 0];
      rows.forEach((row, at) => {
        if (row.group[0] !== group) return;
        all += weights[at]!;
        granted += weights[at]! * row.decided;
      });
      return granted / all;
    };
    expect(weighed.value).toEqual({
      defined: true,
      value: expect.closeTo(rate('f') / rate('m'), 9),
    });
    const width = ({ lower, upper }: { lower: number; upper: number }) => upper - lower;
    expect(width(weighed.interval!)).toBeGreaterThan(1.2 * width(observe().interval!));
    expect(weighed.n).toBe(200);
  });

  it('without any weight are undefined, and say so', () => {
    const weights = rows.map(({ group }) => (group[0] === 'f' ? 0 : 1));
    expect(observe(weights).value).toEqual({ defined: false, reason: 'no_weight' });
  });
});

describe('p against the limit', () => {
  const counts = fc.tuple(fc.nat(80), fc.nat(80), fc.nat(80), fc.nat(80));

  it.each(fairnessMetrics.map((metric) => [metric.metric, metric] as const))(
    '%s: at most .025 exactly where the interval at .95 clears the limit',
    (_, { metric, definition, statistic, better }) => {
      const direction = better ? 'at_most' : statistic.range[0] < 0 ? 'within' : 'at_least';
      const asked: Requirement = requirement({
        metric,
        definition,
        direction,
        limit: direction === 'at_least' ? 0.8 : 0.15,
      });
      let concluded = 0;
      fc.assert(
        fc.property(counts, counts, (f, m) => {
          const rows = rowsOf([
            [['f'], ...f],
            [['m'], ...m],
          ]);
          if (rows.length === 0) return;
          const { checks } = evaluateFairness(tensorOf(rows, ['sex']), policyOf([asked], free));
          for (const observed of checks[0]!.observations) {
            if (!observed.value.defined || !observed.interval) continue;
            const { beside: __, simultaneous: ___, ...alone } = observed;
            const { outcome } = decide(asked, alone);
            const clear = outcome === 'pass' || outcome === 'fail';
            if (clear) concluded += 1;
            // To four digits: on the limit itself they say nothing.
            if (Math.abs(observed.pValue! - 0.025) < 2e-5) continue;
            expect(observed.pValue! < 0.025).toBe(clear);
          }
        }),
        { seed: SEED, numRuns: 60 },
      );
      expect(concluded).toBeGreaterThan(5);
    },
  );
});
