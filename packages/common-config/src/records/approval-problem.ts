import { keyIdOf } from '../kernel/index.ts';
import { type Approval, approvalSchema, verifyApproval } from './approval.ts';
import { isAuthor, type SignedFor } from './signed-for.ts';

/**
 * Why an approval does not count, as a sentence; undefined where it counts. Never throws.
 *
 * @example
 * approvalProblem(approval, { report, author: 'linus', policy, now }); // Returns: undefined
 */
export function approvalProblem(approval: Approval, signed: SignedFor): string | undefined {
  if (!approvalSchema.safeParse(approval).success) return 'an approval is malformed';
  const { approver, at, keyId, report } = approval;
  const by = `the approval of ${approver}`;
  if (report !== signed.report) return `${by} is of another report`;
  if (isAuthor(approver, signed)) return `${by} is the author's own`;
  if (!(Date.parse(at) <= signed.now.getTime()))
    return `${by} is dated ${at}, which is yet to come`;
  const { approvers } = signed.policy.approvals;
  if (approvers.some((trusted) => verifyApproval(approval, trusted))) return undefined;
  const known = approvers.some(
    ({ name, publicKey }) => name === approver && keyIdOf(publicKey) === keyId,
  );
  return known
    ? `${by} has a signature that is not their key's over this statement`
    : `${by} is by a key (${keyId}) that the policy does not trust in this name`;
}
