import { createRandom, digest } from '@codexhub/common-config/kernel';
import type { CheckRow, Evidence, GateReport, Policy } from '@codexhub/common-config/records';
import { tallyEvidence } from '../../fairness/tally-evidence.ts';
import type { CandidatePower, CheckPower } from '../self-test-report.ts';
import { countPower } from './count-power.ts';
import { standingPower } from './standing-power.ts';
import { valuePower } from './value-power.ts';

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
    return kind === 'metric' ? valuePower(row) : standingPower(row);
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
