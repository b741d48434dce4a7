import { type DriftProfile, driftProfileSchema } from '@codexhub/common-config/records';
import { GovernanceError } from '../errors.ts';

/**
 * Refuses a profile that does not add up: one that was stored and edited, or put together by hand.
 * @throws GovernanceError `GOVERNANCE_PROFILE_INVALID`, naming the place.
 */
export function requireProfile(profile: DriftProfile): void {
  const issue = driftProfileSchema.safeParse(profile).error?.issues[0];
  if (!issue) return;
  const path = issue.path.map(String).join('.');
  throw new GovernanceError('GOVERNANCE_PROFILE_INVALID', {
    message: `drift profile: ${path === '' ? 'it' : path} is not sound: ${issue.message}; take the result of driftProfile or mergeDriftProfiles`,
    details: { path },
  });
}
