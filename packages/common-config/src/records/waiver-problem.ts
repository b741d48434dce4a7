import { keyIdOf } from '../kernel/index.ts';
import { isAuthor, type SignedFor } from './signed-for.ts';
import { verifyWaiverSignature, type Waiver, waiverSchema } from './waiver.ts';

/** What a waiver must be for, to count. */
export interface WaivedFor extends SignedFor {
  readonly alias: string;
}

/**
 * Why a waiver opens nothing, as a sentence; undefined where it is in force. Never throws.
 *
 * @example
 * waiverProblem(waiver, { report, author: 'linus', alias: 'champion', policy, now });
 * // Returns: 'the waiver of ada expired at 2026-12-01T00:00:00.000Z'
 */
export function waiverProblem(waiver: Waiver, signed: WaivedFor): string | undefined {
  if (!waiverSchema.safeParse(waiver).success) {
    return 'a waiver is malformed: it must name report, alias, checks, reason, approver, and when it expires';
  }
  const { alias, approver, at, expires, keyId, report } = waiver;
  const by = `the waiver of ${approver}`;
  if (report !== signed.report) return `${by} is of another report`;
  if (alias !== signed.alias) return `${by} is for the alias "${alias}"`;
  if (isAuthor(approver, signed)) return `${by} is the author's own`;
  const { approvers } = signed.policy.approvals;
  if (!approvers.some((trusted) => verifyWaiverSignature(waiver, trusted))) {
    const known = approvers.some(
      ({ name, publicKey }) => name === approver && keyIdOf(publicKey) === keyId,
    );
    return known
      ? `${by} has a signature that is not their key's over this statement`
      : `${by} is by a key (${keyId}) that the policy does not trust in this name`;
  }
  const now = signed.now.getTime();
  if (!(Date.parse(at) <= now)) return `${by} begins only at ${at}`;
  if (!(now < Date.parse(expires))) return `${by} expired at ${expires}`;
  return undefined;
}
