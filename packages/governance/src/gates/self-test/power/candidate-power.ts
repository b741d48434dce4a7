import { createRandom, digest } from '@codexhub/common-config/kernel';
import type { CheckRow, Evidence, GateReport, Policy } from '@codexhub/common-config/records';
import { tallyEvidence } from '../../judging/tally-evidence.ts';
import type { CandidatePower, CheckPower } from '../self-test-report.ts';
import { countPower } from './count-power.ts';
import { standingPower } from './standing-power.ts';
import { unsaid } from './unsaid.ts';
import { valuePower } from './value-power.ts';

const STANDING: ReadonlySet<string> = new Set(['privacy', 'parity', 'data_contract']);

/** How the checks of a policy work on as many rows as a candidate has. */
export function candidatePower(
  policy: Policy,
  evidence: Evidence,
  report: GateReport,
  { replicates, seed }: { readonly replicates: number; readonly seed: number },
): CandidatePower {
  const { find } = tallyEvidence(evidence.groups, policy);
  const random = createRandom(seed);
  const powerOf = (row: CheckRow): CheckPower => {
    const { requirement } = row;
    const { attribute, estimand, id, kind } = requirement;
    if (attribute !== undefined) {
      const own = policy.attributes.find(({ name }) => name === attribute);
      const { next } = random.stream(id);
      const draws = { replicates, random: next };
      return countPower(requirement, find(attribute, estimand), own?.minimumGroupSize ?? 1, draws);
    }
    if (kind === 'metric') return valuePower(row);
    return STANDING.has(kind) ? standingPower(row) : notAssumed(row);
  };
  return {
    candidate: evidence.subject.model.candidate,
    evidence: digest(evidence),
    n: evidence.rows.total,
    replicates,
    seed,
    checks: report.checks.map((row) => rounded(powerOf(row))),
  };
}

/** What no truth is assumed of, such as drift: nothing is said instead of something invented. */
function notAssumed({ requirement, comparisons }: CheckRow): CheckPower {
  const base = { check: requirement.id, method: 'none', good: '', bad: '' };
  const n = Math.min(...comparisons.map((comparison) => comparison.n), Number.MAX_SAFE_INTEGER);
  const why = `no truth is assumed of ${requirement.kind}`;
  return unsaid(base, comparisons.length === 0 ? 0 : n, why);
}

/** Chances to a hundredth of a percent: draws say no more, and a last digit must not make another digest. */
function rounded(power: CheckPower): CheckPower {
  const round = (chance: number | null): number | null =>
    chance === null ? null : Math.round(chance * 1e4) / 1e4;
  const { falseFail, pass, power: fails, flip } = power;
  return {
    ...power,
    falseFail: round(falseFail),
    pass: round(pass),
    power: round(fails),
    flip: round(flip),
  };
}
