import type { ModelContract, RowIssue } from '@codexhub/common-config/contract';
import { InferenceError } from '../errors.ts';

const LISTED = 100;
const IN_MESSAGE = 3;
const LONGEST_KEY = 200;

/** The error of rows that break the contract: where and why, never what stood there. */
export function inputInvalid(contract: ModelContract, issues: readonly RowIssue[]): InferenceError {
  const listed = issues.slice(0, LISTED).map(shortened);
  const shown = listed
    .slice(0, IN_MESSAGE)
    .map(({ path, message }) => (path === '' ? message : `${path}: ${message}`));
  const more = issues.length - shown.length;
  return new InferenceError('INFERENCE_INPUT_INVALID', {
    message: `input: every row must follow the contract "${contract.name}"; ${shown.join('; ')}${more > 0 ? `; and ${more} more` : ''}; correct the rows and send them again`,
    details: { issues: listed.map((issue) => ({ ...issue })), total: issues.length },
  });
}

// A key comes from outside, too: one that is too long to be a name is not repeated.
function shortened(issue: RowIssue): RowIssue {
  if (issue.path.length <= LONGEST_KEY) return issue;
  return {
    path: `${issue.path.slice(0, 32)}…`,
    code: issue.code,
    message: `a key of about ${issue.path.length} characters is not an input; remove it`,
  };
}
