import { type PolicyIssue, policyIssue } from './policy-issue.ts';
import type { GovernanceSection } from './sections.ts';

/** One person, one key: a name or key that stands twice would let one person sign for two. */
export function approverIssues({ approvers }: GovernanceSection['approvals']): PolicyIssue[] {
  const plain = (name: string): string => name.normalize('NFKC').trim().toLowerCase();
  return approvers.flatMap((approver, index) => {
    const at = ['governance', 'approvals', 'approvers', index];
    const before = approvers.slice(0, index);
    return [
      ...(before.some(({ name }) => plain(name) === plain(approver.name))
        ? [policyIssue([...at, 'name'], `there is another approver "${approver.name}"`)]
        : []),
      ...(before.some(({ publicKey }) => publicKey === approver.publicKey)
        ? [policyIssue([...at, 'publicKey'], 'another approver has this key; each needs their own')]
        : []),
    ];
  });
}
