import { describe, expect, it } from 'vitest';
import {
  minimumProtected,
  rankingExposure,
  rankingParity,
  rankingRepresentation,
} from '../../../src/fairness/index.ts';
import { expectValue, golden } from '../beyond-tensor.ts';

type Exposure = Readonly<
  Record<'exposure' | 'share' | 'exposureRatio' | 'treatmentRatio' | 'impactRatio', number>
>;
interface Representation {
  readonly skews: readonly (number | null)[];
  readonly ndkl: number;
}
interface Case {
  readonly name: string;
  readonly group: readonly string[];
  readonly groups: readonly string[];
  readonly scores: readonly number[];
  readonly relevance: readonly number[];
  readonly k: number;
  readonly exposure: Readonly<Record<string, Exposure>>;
  readonly own: Representation;
  readonly desired: Representation & { readonly shares: readonly number[] };
  readonly parity: readonly Readonly<Record<'step' | 'rnd' | 'rkl' | 'rrd', number>>[];
}

describe.each(golden<Case[]>('ranking'))('rankings: $name', (rows) => {
  const { scores, relevance, group, groups, k } = rows;
  const items = { scores, relevance, sensitive: { g: group } };

  it('exposure and its ratios are Singh and Joachims’', () => {
    const reference = groups.at(-1)!;
    for (const own of rankingExposure(items, { reference: { g: reference } }).groups) {
      const theirs = rows.exposure[own.group[0]!]!;
      expectValue(own.exposure.value, theirs.exposure);
      expectValue(own.exposureShare.value, theirs.share);
      if (own.group[0] === reference) {
        expect(own).not.toHaveProperty('toReference');
        continue;
      }
      for (const name of ['exposureRatio', 'treatmentRatio', 'impactRatio'] as const) {
        expectValue(own.toReference![name].value, theirs[name], name);
      }
    }
  });

  it.each(['own', 'desired'] as const)('skew@k and NDKL are Geyik’s, by %s shares', (kind) => {
    const desired = groups.map((g, at) => ({ group: { g }, share: rows.desired.shares[at]! }));
    const found = rankingRepresentation(items, { k, ...(kind === 'desired' && { desired }) });
    expectValue(found.ndkl.value, rows[kind].ndkl);
    expect(found.groups.map((one) => one.group[0])).toEqual(groups);
    for (const [at, { skew }] of found.groups.entries()) {
      const theirs = rows[kind].skews[at]!;
      if (theirs === null) expect(skew.value).toEqual({ defined: false, reason: 'none_in_top' });
      else expectValue(skew.value, theirs);
    }
    const skews = rows[kind].skews;
    if (skews.includes(null)) expect(found.minimumSkew.value.defined).toBe(false);
    else {
      expectValue(found.minimumSkew.value, Math.min(...(skews as number[])));
      expectValue(found.maximumSkew.value, Math.max(...(skews as number[])));
    }
  });

  it('rND, rKL and rRD are Yang and Stoyanovich’s, divided by the largest of all orders', () => {
    for (const { step, ...theirs } of rows.parity) {
      const found = rankingParity(items, { protected: { g: groups[0]! }, step });
      for (const name of ['rnd', 'rkl', 'rrd'] as const) {
        expectValue(found[name].value, theirs[name], `${name}, step ${step}`);
      }
    }
  });
});

it('the job seekers of Singh and Joachims: men are seen .71, women .39, at next to equal relevance', () => {
  const { groups } = rankingExposure(
    {
      scores: [0.8, 0.79, 0.78, 0.77, 0.76, 0.75],
      relevance: [0.8, 0.79, 0.78, 0.77, 0.76, 0.75],
      sensitive: { sex: ['m', 'm', 'm', 'f', 'f', 'f'] },
    },
    { reference: { sex: 'm' } },
  );
  const [f, m] = groups;
  expectValue(m!.exposure.value, (1 + 1 / Math.log2(3) + 0.5) / 3);
  expectValue(f!.exposure.value, (1 / Math.log2(5) + 1 / Math.log2(6) + 1 / Math.log2(7)) / 3);
  expectValue(m!.exposure.value, 0.71, 'as printed', 0.005);
  expectValue(f!.exposure.value, 0.39, 'as printed', 0.005);
  expectValue(f!.meanRelevance.value, 0.76);
});

interface Table {
  readonly k: number;
  readonly share: number;
  readonly alpha: number;
  readonly minimums: readonly number[];
  readonly failProbability: number;
}
const tables = golden<{
  readonly tables: readonly Table[];
  readonly corrected: readonly (Table & {
    readonly prefixAlpha: number;
    readonly lastCounts: boolean;
  })[];
}>('fairStarIr');

describe('FA*IR', () => {
  it('the tables are scipy’s binomial quantiles and the authors’ own, their risk that of all tosses', () => {
    for (const { minimums, failProbability, ...options } of tables.tables) {
      const found = minimumProtected({ ...options, corrected: false });
      expect(found.minimums).toEqual(minimums);
      expect(found.prefixAlpha).toBe(options.alpha);
      expectValue({ defined: true, value: found.failProbability }, failProbability);
    }
  });

  it.each([
    [0.1, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
    [0.2, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1]],
    [0.3, [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2]],
    [0.4, [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 3]],
    [0.5, [0, 0, 0, 1, 1, 1, 2, 2, 3, 3, 3, 4]],
    [0.6, [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5]],
    [0.7, [0, 1, 1, 2, 2, 3, 3, 4, 5, 5, 6, 6]],
  ])('the published table, share %d, alpha 0.1', (share, minimums) => {
    expect(minimumProtected({ k: 12, share, alpha: 0.1, corrected: false }).minimums).toEqual(
      minimums,
    );
  });

  it('at the authors’ corrected level the risk is theirs, and ours is the largest below alpha', () => {
    for (const { k, share, alpha, ...theirs } of tables.corrected) {
      const at = minimumProtected({ k, share, alpha: theirs.prefixAlpha, corrected: false });
      expect(at.minimums).toEqual(theirs.minimums);
      if (!theirs.lastCounts) {
        expectValue({ defined: true, value: at.failProbability }, theirs.failProbability);
      }
      const ours = minimumProtected({ k, share, alpha });
      expect(ours.failProbability).toBeLessThanOrEqual(alpha);
      if (at.failProbability <= alpha) {
        expect(ours.failProbability).toBeGreaterThanOrEqual(at.failProbability - 1e-15);
      } else expect(ours.prefixAlpha).toBeLessThan(theirs.prefixAlpha);
      const next = minimumProtected({
        k,
        share,
        alpha: ours.prefixAlpha + (alpha - ours.prefixAlpha) / 4,
        corrected: false,
      });
      expect(next.failProbability).toBeGreaterThan(alpha);
    }
  });
});
