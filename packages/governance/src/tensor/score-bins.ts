import { GovernanceError } from '../errors.ts';

const MOST = 10_000;

/**
 * How many bins scores are counted in: 100 where nothing is said.
 * @throws GovernanceError `GOVERNANCE_SCORES_INVALID` for what is no number of bins, or bins without scores.
 */
export function scoreBinsOf({
  yScore,
  scoreBins,
}: {
  readonly yScore?: unknown;
  readonly scoreBins?: number;
}): number {
  if (scoreBins === undefined) return 100;
  const isBins = Number.isInteger(scoreBins) && scoreBins >= 1 && scoreBins <= MOST;
  if (isBins && yScore !== undefined) return scoreBins;
  throw new GovernanceError('GOVERNANCE_SCORES_INVALID', {
    message: `group tensor: scoreBins must be a whole number from 1 to ${MOST}, with scores to count; received ${scoreBins} and ${yScore === undefined ? 'no scores' : 'scores'}; choose one such as 100, or leave it out`,
    details: { received: String(scoreBins) },
  });
}
