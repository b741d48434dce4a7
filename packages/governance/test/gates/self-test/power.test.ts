import { createRandom } from '@codexhub/common-config/kernel';
import type { ByOutcome, Evidence, Policy } from '@codexhub/common-config/records';
import { bootstrapCounts } from '@codexhub/statistics';
import { describe, expect, it } from 'vitest';
import {
  type CheckPower,
  evaluateGate,
  explainSelfTest,
  selfTestGate,
  selfTestRows,
  selfTestSummary,
} from '../../../src/index.ts';
import { auc, counts, evidence, SEED } from '../../support.ts';
import { policyFor } from './given.ts';

/** Evidence of the model on these groups, at 2 × outcome + decision. */
function counted(groups: Readonly<Record<string, ByOutcome>>, unknown = 0): Evidence {
  const cells = Object.entries(groups).map(([group, four]) => ({ group, counts: four }));
  return evidence({ groups: [counts(cells, { unknown })], candidates: 1 });
}

/** So many rows, three in ten decided favourably. */
function threeInTen(rows: number): ByOutcome {
  return [0.35 * rows, 0.15 * rows, 0.35 * rows, 0.15 * rows].map(Math.round) as never;
}

function powerOf(policy: Policy, given: Evidence, replicates = 500): CheckPower {
  const [candidate] = selfTestGate(policy, { evidence: given, seed: SEED, replicates }).candidates;
  return candidate!.checks[0]!;
}

const impact = policyFor([{ id: 'impact' }]);

describe('power at the size of a candidate', () => {
  it('agrees with the gate itself on draws of its own', () => {
    const groups = { f: threeInTen(400), m: threeInTen(1200) };
    const { falseFail, pass, power, flip, n } = powerOf(impact, counted(groups));
    const { next } = createRandom(SEED).stream('brute force');
    const replicates = 150;
    const rateOf = (own: ByOutcome, outcomes: readonly string[]): number => {
      const [f, m] = [own, groups.m].map((four) =>
        bootstrapCounts({ counts: four, replicates, scheme: 'multinomial', random: next }),
      );
      let found = 0;
      for (let at = 0; at < replicates; at += 1) {
        const four = (all: Float64Array): ByOutcome =>
          [...all.subarray(4 * at, 4 * at + 4)] as never;
        const report = evaluateGate(counted({ f: four(f!), m: four(m!) }), impact);
        if (outcomes.includes(report.checks[0]!.outcome)) found += 1;
      }
      return found / replicates;
    };
    expect(n).toBe(1600);
    // Two shares of so many draws differ by three standard errors at most.
    const near = 3 * Math.sqrt(0.25 / 500 + 0.25 / replicates);
    expect(Math.abs(pass! - rateOf(groups.f, ['pass']))).toBeLessThan(near);
    expect(Math.abs(falseFail! - rateOf(groups.f, ['fail']))).toBeLessThan(near);
    const seventh = [158, 42, 158, 42] as const;
    expect(Math.abs(power! - rateOf(seventh, ['fail']))).toBeLessThan(near);
    expect(flip).toBeGreaterThan(0);
  });

  it('keeps what the gate promises: equal groups pass, and a ratio of .7 fails ever more surely', () => {
    const at = (rows: number): CheckPower =>
      powerOf(impact, counted({ f: threeInTen(rows), m: threeInTen(rows) }));
    const [small, large, huge] = [at(200), at(1000), at(8000)];
    expect(large.pass).toBeGreaterThanOrEqual(0.8);
    for (const { falseFail } of [small, large, huge]) expect(falseFail).toBeLessThanOrEqual(0.05);
    expect(small.power).toBeLessThan(large.power!);
    expect(huge).toMatchObject({ pass: 1, flip: 0 });
    expect(huge.power).toBeGreaterThan(0.98);
    expect(large).toMatchObject({
      good: 'every group has the rates of all pooled',
      bad: 'f has a true disparate_impact_ratio of .700',
      method: '500 draws of the counts, groups as large as observed',
    });
  });

  it('names the rows that would conclude, and they do', () => {
    const { nToConclude } = powerOf(impact, counted({ f: threeInTen(300), m: threeInTen(900) }));
    const outcomesAt = (factor: number): readonly string[] => {
      const rows = (factor * nToConclude!) / 4;
      const bad = [0.395, 0.105, 0.395, 0.105].map((share) => Math.round(share * rows));
      return [bad as never, threeInTen(rows)].map((four: ByOutcome) => {
        const given = counted({ f: four, m: threeInTen(3 * rows) });
        return evaluateGate(given, impact).checks[0]!.outcome;
      });
    };
    expect(outcomesAt(1.05)).toEqual(['fail', 'pass']);
    expect(outcomesAt(0.8)).not.toEqual(['fail', 'pass']);
  });

  it('says of a measurement what the normal approximation says', () => {
    const policy = policyFor([
      {
        id: 'auc',
        kind: 'metric',
        metric: 'roc_auc',
        definition: 'sklearn.metrics.roc_auc_score',
        attribute: undefined,
        limit: 0.8,
        target: 0.85,
      },
    ]);
    // Standard error .02: the interval is .0784 wide.
    const given = evidence({
      measurements: [
        auc('model', {
          value: { defined: true, value: 0.82 },
          interval: { lower: 0.7808, upper: 0.8592, level: 0.95, method: 'delong+logit' },
          n: 400,
        }),
      ],
    });
    const power = powerOf(policy, given);
    expect(power).toMatchObject({
      good: 'a true roc_auc of .850',
      bad: 'a true roc_auc of .700',
      n: 400,
      // scipy.stats.norm: cdf(.05/.02 − 1.96), cdf(.1/.02 − 1.96), and 400 · (1.96 · .02 / .05)².
      pass: 0.7054,
      power: 0.9988,
      falseFail: 0,
      nToConclude: 246,
    });
    // Straddling at .82: it passes in cdf(1 − 1.96), and fails in cdf(−1 − 1.96).
    expect(power.flip).toBeCloseTo(0.1685 + 0.0015, 3);
  });

  it('says why where nothing can be said', () => {
    expect(powerOf(impact, evidence({ groups: [] }))).toMatchObject({
      falseFail: null,
      power: null,
      why: 'it was not measured',
    });
    expect(powerOf(impact, counted({ f: [10, 10, 10, 10], m: threeInTen(500) }))).toMatchObject({
      pass: null,
      why: 'too few groups can be judged',
    });
    const ahead = policyFor([{ id: 'ahead', limit: 1.1 }]);
    const equal = counted({ f: threeInTen(500), m: threeInTen(500) });
    expect(powerOf(ahead, equal)).toMatchObject({
      falseFail: null,
      why: 'equal groups do not meet this limit',
    });
  });

  it('passes nothing where a group is too small, or a row of unknown group', () => {
    const groups = { f: threeInTen(2000), m: threeInTen(2000) };
    expect(powerOf(impact, counted(groups)).pass).toBeGreaterThan(0.9);
    expect(powerOf(impact, counted(groups, 1)).pass).toBe(0);
    expect(powerOf(impact, counted({ ...groups, x: [3, 3, 3, 3] })).pass).toBe(0);
  });

  it('is the same for the same seed, and refuses what is none', () => {
    const given = counted({ f: threeInTen(400), m: threeInTen(400) });
    const at = (seed: number) => selfTestGate(impact, { evidence: given, seed });
    expect(at(1)).toEqual(at(1));
    expect(at(1)).not.toEqual(at(2));
    expect(() => at(0.5)).toThrow('seed');
    expect(() => selfTestGate(impact, { evidence: given, replicates: 1 })).toThrow('replicates');
    expect(() => selfTestGate(impact, { evidence: {} as Evidence })).toThrow('evidence');
  });
});

describe('the lines of a self-test', () => {
  const fair = counted({ f: threeInTen(2000), m: threeInTen(2000) });
  const small = counted({ f: threeInTen(300), m: threeInTen(300) });

  it('tell of several candidates what speaks most against the gate', () => {
    const report = selfTestGate(impact, { evidence: [fair, small], seed: SEED });
    const [row] = selfTestRows(report);
    const [one, other] = report.candidates.map(({ checks }) => checks[0]!);
    expect(other!.power).toBeLessThan(one!.power!);
    expect(row).toMatchObject({ alive: true, power: other!.power, pass: other!.pass });
    expect(explainSelfTest(report)).toEqual([
      expect.stringMatching(
        /^impact: alive, with controls of [\d,]+ rows; on rows like these fails a good model in .+, passes it in \d+ %, fails a bad one in \d+ %, says otherwise of other rows in \d+ %, [\d,]+ rows tell good from bad$/,
      ),
    ]);
    expect(selfTestSummary(report).split('\n')).toHaveLength(6);
  });

  it('say of a count that chance has no part in it', () => {
    const findings = {
      kind: 'privacy' as const,
      metric: 'findings',
      definition: 'codexhub.scrub_findings',
      direction: 'at_most' as const,
      limit: 0,
      minimumN: 0,
      attribute: undefined,
    };
    const policy = policyFor([{ ...findings, id: 'privacy.findings' }]);
    expect(explainSelfTest(selfTestGate(policy, { evidence: small }))).toEqual([
      'privacy.findings: alive; it counts, and cannot err by chance',
    ]);
  });

  it('say of a dead check why, and open no cell', () => {
    const report = selfTestGate(policyFor([{ limit: 0, id: 'a|b' }]));
    expect(explainSelfTest(report)).toEqual([
      expect.stringMatching(/^a\|b: dead: nothing can break it/),
    ]);
    const summary = selfTestSummary(report);
    expect(summary).toContain('## The gate does not pass its self-test');
    const cells = summary.split('\n')[4]!.split(/(?<!\\)\|/);
    expect(cells).toHaveLength(9);
  });
});
