import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type FourFifths,
  fourFifths,
  type GroupImpact,
  localLaw144OfScores,
} from '../../../src/fairness/index.ts';
import { tensorOf } from './tensor-of.ts';

type Pair = readonly [number, number];
interface Compared {
  readonly group: string;
  readonly impactRatio: number;
  readonly koopman: Pair;
  readonly katz: Pair | null;
  readonly fisher: number;
  readonly holm: number;
  readonly z: number | null;
  readonly zP: number | null;
  readonly atReferenceRate: number;
  readonly atPooledRate: number;
  readonly flip: {
    readonly from: string;
    readonly inGroup: number | null;
    readonly inReference: number | null;
    readonly exchanged: number | null;
  };
}
const { cases, scored } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../fixtures/adverse-impact.json'), 'utf8'),
) as {
  readonly cases: readonly {
    readonly name: string;
    readonly groups: Readonly<Record<string, Pair>>;
    readonly wilson: Readonly<Record<string, Pair>>;
    readonly reference: string;
    readonly compared: readonly Compared[];
  }[];
  readonly scored: readonly {
    readonly name: string;
    readonly scores: readonly number[];
    readonly sex: readonly string[];
    readonly race: readonly string[];
    readonly median: number;
    readonly atMedian: number;
    readonly rates: readonly { readonly group: readonly [string, string]; readonly rate: number }[];
  }[];
};

type ComparedGroup = GroupImpact & { readonly role: 'compared' };
const comparedOf = ({ groups }: FourFifths): readonly ComparedGroup[] =>
  groups.filter((one): one is ComparedGroup => one.role === 'compared');
const plain = (one: { readonly defined: boolean } & Partial<{ value: number }>): number | null =>
  one.value ?? null;
const near = (ours: number | null | undefined, theirs: number | null, within = 1e-12): void => {
  if (theirs === null) expect(ours ?? null).toBeNull();
  else expect(Math.abs(ours! - theirs) / Math.max(1, Math.abs(theirs))).toBeLessThanOrEqual(within);
};

describe.each(cases)('scipy, statsmodels: $name', ({ groups, wilson, reference, compared }) => {
  const table = fourFifths(tensorOf(groups), { attribute: 'g' });

  it('compares the same groups with the same reference', () => {
    expect(table.reference).toEqual({ group: [reference], chosen: 'highest_rate' });
    expect(comparedOf(table).map(({ group }) => group[0])).toEqual(
      compared.map((one) => one.group),
    );
  });

  it('has the rates and their intervals', () => {
    for (const { group, rate, interval } of table.groups) {
      const [selected, n] = groups[group[0]!]!;
      near(plain(rate), selected / n);
      near(interval?.lower, wilson[group[0]!]![0]);
      near(interval?.upper, wilson[group[0]!]![1]);
    }
  });

  it('has the ratios, tests, shortfalls and flips', () => {
    for (const [at, own] of comparedOf(table).entries()) {
      const theirs = compared[at]!;
      near(plain(own.impactRatio.value), theirs.impactRatio);
      // statsmodels stops its search for the root earlier, and beside a rate of 1 finds a wrong one.
      if (theirs.koopman[0] <= theirs.impactRatio + 1e-9) {
        near(own.impactRatio.koopman?.lower, theirs.koopman[0], 1e-6);
        near(own.impactRatio.koopman?.upper, theirs.koopman[1], 1e-6);
      }
      near(own.impactRatio.katz?.lower, theirs.katz?.[0] ?? null);
      near(own.impactRatio.katz?.upper, theirs.katz?.[1] ?? null);
      near(own.fisher, theirs.fisher);
      near(own.holm, theirs.holm);
      near(plain(own.pooledZ.statistic), theirs.z);
      near(plain(own.pooledZ.pValue), theirs.zP);
      near(own.shortfall.atReferenceRate, theirs.atReferenceRate);
      near(own.shortfall.atPooledRate, theirs.atPooledRate);
      const { from, inGroup, inReference, exchanged } = own.flip!;
      expect({
        from,
        inGroup: plain(inGroup),
        inReference: plain(inReference),
        exchanged: plain(exchanged),
      }).toEqual(theirs.flip);
    }
  });
});

describe.each(scored)('numpy, fairlearn: scoring rates, $name', (persons) => {
  const audit = localLaw144OfScores({ ...persons, raceEthnicity: persons.race });

  it('has the median and the persons at it', () => {
    expect([audit.median, audit.atMedian]).toEqual([persons.median, persons.atMedian]);
  });

  it('has the scoring rates of the intersections, and their ratios to the highest', () => {
    const highest = Math.max(...persons.rates.map(({ rate }) => rate));
    expect(audit.intersections.categories).toHaveLength(persons.rates.length);
    for (const { group, rate } of persons.rates) {
      const own = audit.intersections.categories.find(
        (one) => one.group[0] === group[0] && one.group[1] === group[1],
      );
      near(plain(own!.rate), rate);
      near(plain(own!.impactRatio.afterExclusion.value), rate / highest);
      near(plain(own!.impactRatio.beforeExclusion.value), rate / highest);
    }
  });
});
