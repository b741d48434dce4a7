import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  minimumProtected,
  type RankedItems,
  rankedGroupFairness,
  rankingExposure,
  rankingParity,
  rankingRepresentation,
} from '../../../src/fairness/index.ts';
import { SEED } from '../../support.ts';
import { expectValue } from '../beyond-tensor.ts';

const item = fc.record({
  sex: fc.constantFrom('f', 'm', '__proto__', null),
  score: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.double({ min: -9, max: 9, noNaN: true })),
  relevance: fc.double({ min: 0, max: 1, noNaN: true }),
  query: fc.constantFrom('q1', 'q2', '__proto__'),
});
type Item = typeof item extends fc.Arbitrary<infer Drawn> ? Drawn : never;
const listOf = (items: readonly Item[]): RankedItems & { readonly scores: readonly number[] } => ({
  scores: items.map(({ score }) => score),
  relevance: items.map(({ relevance }) => relevance),
  queries: items.map(({ query }) => query),
  sensitive: { sex: items.map(({ sex }) => sex) },
});
const always = (law: (items: readonly Item[]) => void): void =>
  fc.assert(fc.property(fc.array(item, { minLength: 1, maxLength: 40 }), law), {
    seed: SEED,
    numRuns: 60,
  });

describe('laws of rankings', () => {
  it('scores give the positions of a stable sort', () => {
    always((items) => {
      const positions = items.map((own, at) => {
        const before = (other: Item, place: number): boolean =>
          other.query === own.query &&
          (other.score > own.score || (other.score === own.score && place < at));
        return 1 + items.filter(before).length;
      });
      const { scores, ...rest } = listOf(items);
      const byScore = rankingExposure({ scores, ...rest });
      expect(rankingExposure({ positions, ...rest })).toEqual({ ...byScore, tiedItems: 0 });
      const equal = (own: Item): boolean =>
        items.some(
          (other) => other !== own && other.query === own.query && other.score === own.score,
        );
      expect(byScore.tiedItems).toBe(items.filter(equal).length);
    });
  });

  it('a growing transform of the scores changes nothing', () => {
    always((items) => {
      const rows = listOf(items);
      const grown = { ...rows, scores: rows.scores.map((score) => score * 8) };
      expect(rankingExposure(grown)).toEqual(rankingExposure(rows));
      expect(rankingRepresentation(grown, { k: 3 })).toEqual(rankingRepresentation(rows, { k: 3 }));
    });
  });

  it('all exposure is shared out, all places are taken, and JSON keeps it', () => {
    always((items) => {
      const { groups, unknown } = rankingExposure(listOf(items));
      const shares = groups.map(({ exposureShare: { value } }) =>
        value.defined ? value.value : 2,
      );
      expectValue({ defined: true, value: shares.reduce((a, b) => a + b) }, 1);
      expect(unknown).toBe(items.filter(({ sex }) => sex === null).length);
      expect(JSON.parse(JSON.stringify(groups))).toEqual(groups);
      const top = rankingRepresentation(listOf(items), { k: 2 });
      const places = ['q1', 'q2', '__proto__'].map((query) =>
        Math.min(2, items.filter((one) => one.query === query).length),
      );
      const all = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
      expect(all(top.groups.map((one) => one.top))).toBe(all(places));
      expectValue({ defined: true, value: all(top.groups.map((one) => one.desiredShare)) }, 1);
      expect(top.ndkl.value.defined && top.ndkl.value.value >= 0).toBe(true);
    });
  });

  it('rND, rKL and rRD are in [0, 1] for every order there is', () => {
    for (let items = 3; items <= 9; items += 1) {
      for (let bits = 1; bits < 2 ** items - 1; bits += 1) {
        const positions = Array.from({ length: items }, (_, at) => at + 1);
        const sex = positions.map((place) => ((bits >> (place - 1)) & 1 ? 'f' : 'm'));
        const found = rankingParity(
          { positions, sensitive: { sex } },
          { protected: { sex: 'f' }, step: 2 },
        );
        for (const name of ['rnd', 'rkl', 'rrd'] as const) {
          const { value } = found[name];
          if (!value.defined) throw new Error('a group of each');
          expect(value.value).toBeGreaterThanOrEqual(0);
          expect(value.value).toBeLessThanOrEqual(1 + 1e-12);
        }
      }
    }
  });

  it('the means over queries are the means of the queries alone', () => {
    always((items) => {
      if (!items.some(({ sex }) => sex === 'f')) return;
      const found = rankingParity(listOf(items), { protected: { sex: 'f' }, step: 2 });
      for (const { query, rnd } of found.queries) {
        const own = items.filter((one) => one.query === query);
        if (!own.some(({ sex }) => sex === 'f')) {
          expect(rnd.value).toEqual({ defined: false, reason: 'fewer_than_two_groups' });
          continue;
        }
        const alone = rankingParity(listOf(own), { protected: { sex: 'f' }, step: 2 });
        expect(alone.rnd.value).toEqual(rnd.value);
      }
      const values = found.queries.map(({ rnd }) => rnd.value);
      expect(found.rnd.value.defined).toBe(values.every(({ defined }) => defined));
    });
  });
});

describe('laws of FA*IR', () => {
  const options = fc.record({
    k: fc.integer({ min: 1, max: 60 }),
    share: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
    alpha: fc.double({ min: 0.01, max: 0.3, noNaN: true }),
  });

  it('more share asks for more, a correction for no more, and the risk stays below alpha', () => {
    fc.assert(
      fc.property(options, (one) => {
        const plain = minimumProtected({ ...one, corrected: false });
        const corrected = minimumProtected(one);
        const more = minimumProtected({ ...one, share: one.share + 0.04, corrected: false });
        expect(corrected.failProbability).toBeLessThanOrEqual(one.alpha);
        expect(corrected.failProbability).toBeLessThanOrEqual(plain.failProbability + 1e-15);
        for (let at = 0; at < one.k; at += 1) {
          expect(corrected.minimums[at]).toBeLessThanOrEqual(plain.minimums[at]!);
          expect(plain.minimums[at]).toBeLessThanOrEqual(more.minimums[at]!);
          const rise = plain.minimums[at]! - (plain.minimums[at - 1] ?? 0);
          expect(rise === 0 || rise === 1).toBe(true);
        }
      }),
      { seed: SEED, numRuns: 40 },
    );
  });

  it('a ranking with just enough is fair, and one protected item fewer is not', () => {
    fc.assert(
      fc.property(options, (one) => {
        const { minimums } = minimumProtected(one);
        const marks = minimums.map((minimum, at) => minimum > (minimums[at - 1] ?? 0));
        const first = marks.indexOf(true);
        if (first < 0) return;
        const test = (kept: readonly boolean[]) => {
          // Protected items far behind, so that there are some in any case.
          const sex = [...kept.map((mark) => (mark ? 'f' : 'm')), 'f'];
          const positions = sex.map((_, at) => at + 1);
          const { queries, fair } = rankedGroupFairness(
            { positions, sensitive: { sex } },
            { ...one, protected: { sex: 'f' } },
          );
          return { fair, shortfall: queries[0]!.shortfall };
        };
        expect(test(marks)).toEqual({ fair: true, shortfall: undefined });
        expect(test(marks.map((mark, at) => mark && at !== first))).toEqual({
          fair: false,
          shortfall: { prefix: first + 1, protected: 0, required: 1 },
        });
      }),
      { seed: SEED, numRuns: 40 },
    );
  });
});
