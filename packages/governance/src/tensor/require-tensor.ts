import { type GroupTensor, groupTensorSchema } from '@codexhub/common-config/records';
import { GovernanceError } from '../errors.ts';

/**
 * Refuses a tensor that does not add up: one that was stored and edited, or put together by hand.
 * @throws GovernanceError `GOVERNANCE_TENSOR_INVALID`, naming the place.
 */
export function requireTensor(tensor: GroupTensor): void {
  const issue = groupTensorSchema.safeParse(tensor).error?.issues[0];
  if (!issue) return;
  const path = issue.path.map(String).join('.');
  throw new GovernanceError('GOVERNANCE_TENSOR_INVALID', {
    message: `group tensor: ${path === '' ? 'it' : path} is not sound: ${issue.message}; take the result of groupTensor, mergeTensors or tensorOfSqlRows`,
    details: { path },
  });
}
