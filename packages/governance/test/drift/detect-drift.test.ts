import { categoryColumn, createTable, numberColumn } from '@codexhub/common-config/columns';
import { describe, expect, it } from 'vitest';
import { compareColumn } from '../../src/drift/compare-column.ts';
import { divergences } from '../../src/drift/divergence.ts';
import { testHomogeneity } from '../../src/drift/drift-test.ts';
import { estimateDivergence } from '../../src/drift/estimate-divergence.ts';
import {
  type Drift,
  type DriftProfile,
  detectDrift,
  driftProfile,
  mergeDriftProfiles,
  valueDrift,
} from '../../src/drift/index.ts';
import { chance, draw, normal, numbers, ofCounts } from './given.ts';

const fields = { x: { type: 'number' } } as const;
const distanceOf = ({ columns }: Drift, metric = 0) => columns[0]!.distances[metric]!;
const plugIn = (drift: Drift): number => {
  const { plugIn: value } = distanceOf(drift);
  return value.defined ? value.value : Number.NaN;
};

describe('the traps of the peers', () => {
  it('one value of a million among 20,000 does not hide a shift', () => {
    const random = chance('shift');
    const reference = Float64Array.from({ length: 20_000 }, () => normal(random));
    const current = Float64Array.from({ length: 20_000 }, () => normal(random) + 0.5);
    const psi = (): number => {
      const profile = driftProfile(numbers(reference), { fields });
      return plugIn(detectDrift(profile, driftProfile(numbers(current), { reference: profile })));
    };
    const clean = psi();
    expect(clean).toBeGreaterThan(0.2);
    current[0] = 1e6;
    const currentSpoilt = psi();
    reference[0] = 1e6;
    const bothSpoilt = psi();
    expect(Math.abs(currentSpoilt - clean)).toBeLessThan(0.001);
    expect(Math.abs(bothSpoilt - clean)).toBeLessThan(0.005);
  });

  it('one unseen category among 1,000 rows is no alarm', () => {
    const drift = detectDrift(ofCounts([400, 350, 250]), ofCounts([400, 350, 249], { other: 1 }));
    const [column] = drift.columns;
    expect(column!.homogeneity.pValue).toBeGreaterThan(0.5);
    for (const { pValue } of column!.distances) expect(pValue).toBeGreaterThan(0.5);
    expect(column!.pooled).toBe(1);
  });

  it('an unseen category that many rows have is one', () => {
    const drift = detectDrift(ofCounts([400, 350, 250]), ofCounts([350, 350, 250], { other: 50 }));
    expect(drift.columns[0]!.pooled).toBe(0);
    expect(drift.columns[0]!.homogeneity.pValue).toBeLessThan(1e-9);
    expect(distanceOf(drift).interval!.lower).toBeGreaterThan(0.1);
  });

  it('money of which nine in ten are 0 shows its drift', () => {
    const random = chance('money');
    const money = (scale: number): Float64Array =>
      Float64Array.from({ length: 5000 }, (_, row) =>
        row % 10 < 9 ? 0 : scale * Math.exp(normal(random)),
      );
    const reference = driftProfile(numbers(money(100)), { fields });
    const alike = detectDrift(reference, driftProfile(numbers(money(100)), { reference }));
    const dearer = detectDrift(reference, driftProfile(numbers(money(300)), { reference }));
    expect(distanceOf(alike).pValue).toBeGreaterThan(0.05);
    expect(distanceOf(dearer).pValue).toBeLessThan(1e-6);
  });

  it('a missing share that grows is drift', () => {
    const drift = detectDrift(
      ofCounts([500, 500], { missing: 10 }),
      ofCounts([450, 450], { missing: 100 }),
    );
    expect(drift.columns[0]!.missing).toEqual({ reference: 10, current: 100 });
    expect(distanceOf(drift).interval!.lower).toBeGreaterThan(0.02);
  });
});

describe('without drift', () => {
  const shares = Array.from({ length: 10 }, () => 0.1);

  it('chance is taken off: at 100 rows beside 100 PSI shows some .19 on the average', () => {
    const random = chance('bias');
    let [shown, corrected, runs] = [0, 0, 300];
    for (let run = 0; run < runs; run += 1) {
      const drift = detectDrift(
        ofCounts(draw(shares, 100, random)),
        ofCounts(draw(shares, 100, random)),
      );
      const { value } = distanceOf(drift);
      shown += plugIn(drift) / runs;
      corrected += (value.defined ? value.value : Number.NaN) / runs;
    }
    expect(shown).toBeGreaterThan(0.15);
    expect(shown).toBeLessThan(0.21);
    expect(corrected).toBeLessThan(0.04);
  });

  it.each([
    [400, 400],
    [1500, 400],
    [150, 1500],
  ])('hardly more than 50 false alarms in 1,000: %d rows beside %d', (n, m) => {
    const random = chance(`type one ${n} ${m}`);
    const skewed = [0.4, 0.25, 0.15, 0.1, 0.05, 0.03, 0.015, 0.005];
    const alarms = new Map<string, number>();
    const values = (): Float64Array => Float64Array.from({ length: n }, () => random.next() ** 2);
    const count = (kind: string, one: DriftProfile, other: DriftProfile): void => {
      const { cells } = compareColumn(one.columns[0]!, other.columns[0]!);
      const pValues = [
        ['χ²', testHomogeneity(cells!).pValue!] as const,
        ...divergences.map(
          (divergence) =>
            [divergence.metric, estimateDivergence(divergence, cells!).pValue] as const,
        ),
      ];
      for (const [test, p] of pValues) {
        const name = `${kind} ${test}`;
        alarms.set(name, (alarms.get(name) ?? 0) + Number(p < 0.05));
      }
    };
    for (let run = 0; run < 1000; run += 1) {
      count('category', ofCounts(draw(skewed, n, random)), ofCounts(draw(skewed, m, random)));
      if (run >= 200) continue;
      const reference = driftProfile(numbers(values()), { fields });
      const current = Float64Array.from({ length: m }, () => random.next() ** 2);
      count('number', reference, driftProfile(numbers(current), { reference }));
    }
    for (const [name, found] of alarms) {
      // Three standard errors beyond 5 % of so many runs: there are many rates here.
      const most = name.startsWith('number') ? 0.05 * 200 + 3 * 3.1 : 0.05 * 1000 + 3 * 6.9;
      expect(found, name).toBeLessThanOrEqual(most);
      expect(found, name).toBeGreaterThan(0.02 * (name.startsWith('number') ? 200 : 1000));
    }
  });

  it('the least false alarm of a Kolmogorov–Smirnov statistic at the edges is that of its values', () => {
    const random = chance('ks');
    const one = Float64Array.from({ length: 300 }, () => normal(random));
    const other = Float64Array.from({ length: 200 }, () => normal(random) + 0.1);
    const reference = driftProfile(numbers(one), { fields });
    const [column] = detectDrift(reference, driftProfile(numbers(other), { reference })).columns;
    const exact = valueDrift(numberColumn(one), numberColumn(other)).ks;
    const { statistic, pValue } = column!.ks!;
    expect(statistic.defined && exact.statistic.defined).toBe(true);
    expect(pValue).toBeGreaterThanOrEqual(exact.pValue!);
    expect(pValue! - exact.pValue!).toBeLessThan(0.4);
  });
});

describe('intervals', () => {
  it.each([
    [500, 500, 0.5],
    [2000, 1000, 0.8],
    [300, 3000, 1.2],
  ])('hold what the samples were drawn from: %d beside %d', (n, m, tilt) => {
    const random = chance(`coverage ${n}`);
    const p = Array.from({ length: 8 }, () => 1 / 8);
    const weights = p.map((_, at) => Math.exp((tilt * (2 * at)) / 7));
    const q = weights.map((weight) => weight / weights.reduce((sum, one) => sum + one, 0));
    const truths = [
      p.reduce((sum, one, at) => sum + (one - q[at]!) * Math.log(one / q[at]!), 0),
      Math.sqrt(
        p.reduce(
          (sum, one, at) =>
            sum +
            (one * Math.log2((2 * one) / (one + q[at]!)) +
              q[at]! * Math.log2((2 * q[at]!) / (one + q[at]!))) /
              2,
          0,
        ),
      ),
      Math.sqrt(p.reduce((sum, one, at) => sum + (Math.sqrt(one) - Math.sqrt(q[at]!)) ** 2 / 2, 0)),
    ];
    const runs = 120;
    const held = [0, 0, 0];
    for (let run = 0; run < runs; run += 1) {
      const { columns } = detectDrift(ofCounts(draw(p, n, random)), ofCounts(draw(q, m, random)));
      for (const [at, { interval, value }] of columns[0]!.distances.entries()) {
        const truth = truths[at]!;
        if (interval!.lower <= truth && truth <= interval!.upper) held[at]! += 1;
        expect(
          value.defined && interval!.lower <= value.value && value.value <= interval!.upper,
        ).toBe(true);
      }
    }
    for (const count of held) expect(count / runs).toBeGreaterThan(0.91);
  });

  it('are wider for all columns at once, the wider the more columns', () => {
    const one = ofCounts([100, 100]);
    const columns = ['a', 'b', 'c', 'd', 'e'].map((column) => ({ ...one.columns[0]!, column }));
    const five = { ...one, columns };
    const alone = detectDrift(one, one);
    const both = detectDrift(five, five);
    expect(alone.together).toBe(0.95);
    expect(both.together).toBeGreaterThan(0.95);
    expect(both.columns[0]!.distances[0]!.simultaneous!.upper).toBeGreaterThan(
      alone.columns[0]!.distances[0]!.simultaneous!.upper,
    );
  });
});

describe('p values for all columns', () => {
  it('are Holm’s and Benjamini and Hochberg’s, over the columns that have one', () => {
    const column = (name: string, values: number[]) =>
      ofCounts(values, { column: name }).columns[0]!;
    const profile = (a: number[], b: number[]) => ({
      schemaVersion: 1 as const,
      rows: 1000,
      columns: [column('a', a), column('b', b), column('c', [1000, 0])],
    });
    const { columns } = detectDrift(
      profile([500, 500], [500, 500]),
      profile([460, 540], [450, 550]),
    );
    const [a, b, c] = columns.map(({ homogeneity }) => homogeneity);
    expect(b!.pValue).toBeLessThan(a!.pValue!);
    expect(b!.holm).toBeCloseTo(2 * b!.pValue!, 14);
    expect(a!.holm).toBeCloseTo(Math.max(a!.pValue!, 2 * b!.pValue!), 14);
    expect(a!.benjaminiHochberg).toBeCloseTo(Math.max(a!.pValue!, 0), 14);
    expect(c).toEqual({
      definition: 'scipy.stats.chi2_contingency',
      statistic: { defined: false, reason: 'constant_column' },
    });
  });
});

describe('what cannot be said', () => {
  it.each([
    ['no_rows', [0, 0], [5, 5]],
    ['constant_column', [9, 0], [20, 0]],
    ['too_few_rows', [2, 2], [2, 2]],
  ])('%s', (reason, one, other) => {
    const [column] = detectDrift(ofCounts(one), ofCounts(other)).columns;
    const value = { defined: false, reason };
    for (const distance of column!.distances) {
      expect(distance).toMatchObject({ value, plugIn: value });
      expect(distance).not.toHaveProperty('interval');
    }
    expect(column!.homogeneity.statistic).toEqual(value);
  });

  it('of values, too', () => {
    const none = { defined: false, reason: 'no_rows' };
    expect(valueDrift(numberColumn([null]), numberColumn([1]))).toMatchObject({
      ks: { statistic: none },
      wasserstein: { value: none },
    });
    expect(valueDrift(numberColumn([2, 2]), numberColumn([1])).wasserstein.value).toEqual({
      defined: false,
      reason: 'constant_column',
    });
  });

  it('bad input is refused', () => {
    const one = ofCounts([5, 5]);
    const cases: [() => unknown, string][] = [
      [() => detectDrift(one, ofCounts([5, 5, 5])), 'GOVERNANCE_PROFILES_DIFFER'],
      [() => detectDrift(one, { ...one, rows: 3 }), 'GOVERNANCE_PROFILE_INVALID'],
      [() => detectDrift(one, one, { level: 95 }), 'GOVERNANCE_OPTION_INVALID'],
      [
        () => mergeDriftProfiles(one, { ...one, schemaVersion: 2 as never }),
        'GOVERNANCE_PROFILE_INVALID',
      ],
    ];
    for (const [run, code] of cases) expect(run).toThrow(expect.objectContaining({ code }));
  });
});

it('a drift of parts added up is that of the whole, whichever comes first', () => {
  const table = (rows: number, from: number) =>
    createTable({
      x: numberColumn(Float64Array.from({ length: rows }, (_, row) => (row * 7919) % 101)),
      c: categoryColumn(Array.from({ length: rows }, (_, row) => ['a', 'b'][(row + from) % 2]!)),
    });
  const all = { ...fields, c: { type: 'category', values: ['a', 'b'] } } as const;
  const reference = driftProfile(table(500, 0), { fields: all });
  const [one, other] = [table(300, 1), table(200, 0)].map((part) =>
    driftProfile(part, { reference }),
  );
  const swapped = detectDrift(mergeDriftProfiles(other!, one!), reference);
  const drift = detectDrift(reference, mergeDriftProfiles(one!, other!));
  for (const [at, { distances }] of drift.columns.entries()) {
    for (const [which, { value }] of distances.entries()) {
      const back = swapped.columns[at]!.distances[which]!.value;
      expect(value.defined && back.defined && Math.abs(value.value - back.value) < 1e-12).toBe(
        true,
      );
    }
  }
});
