import { type PolicyIssue, policyIssue } from './policy-issue.ts';

/** What a limit is held against. */
export interface LimitToCheck {
  readonly path: readonly (string | number)[];
  /** Where the limit stands below it; `limit` where absent. */
  readonly at?: readonly string[] | undefined;
  readonly direction: 'at_least' | 'at_most' | 'within';
  readonly limit: number;
  readonly target?: number | undefined;
}

/** What a definition can reach, and which directions make sense of it. */
export interface Reach {
  readonly subject: string;
  readonly minimum: number;
  readonly maximum: number;
  /** Only a signed value has two sides. */
  readonly signed: boolean;
  readonly better?: 'higher' | 'lower' | undefined;
}

/**
 * Limits that the definition cannot reach, or that every value meets: each would look like a check
 * and never act. Touching the limit is good, so `at_least` the minimum asks nothing.
 */
export function limitIssues(check: LimitToCheck, reach: Reach): PolicyIssue[] {
  return [...directionIssues(check, reach), ...reachIssues(check, reach), ...targetIssues(check)];
}

function directionIssues(
  { path, direction }: LimitToCheck,
  { subject, signed, better }: Reach,
): PolicyIssue[] {
  const at = [...path, 'direction'];
  if (direction === 'within' && !signed) {
    return [
      policyIssue(
        at,
        `${subject} has no sign, so "within" has one side only; say at_least or at_most`,
      ),
    ];
  }
  const right = better === 'higher' ? 'at_least' : 'at_most';
  if (better !== undefined && direction !== right) {
    return [policyIssue(at, `${subject} is better when ${better}`, right)];
  }
  return [];
}

function reachIssues(
  { path, at = ['limit'], direction, limit }: LimitToCheck,
  { subject, minimum, maximum }: Reach,
): PolicyIssue[] {
  const span = `${subject} lies in [${bound(minimum)}, ${bound(maximum)}]`;
  const asked = `${direction.replace('_', ' ')} ${limit}`;
  const nothing = policyIssue([...path, ...at], `${span}: nothing can be ${asked}`);
  const everything = policyIssue(
    [...path, ...at],
    `${span}: everything is ${asked}, so the check never acts`,
  );
  if (direction === 'at_least')
    return limit > maximum ? [nothing] : limit <= minimum ? [everything] : [];
  if (direction === 'at_most')
    return limit < minimum ? [nothing] : limit >= maximum ? [everything] : [];
  return limit <= 0 ? [nothing] : limit >= maximum ? [everything] : [];
}

function bound(value: number): string {
  return Number.isFinite(value) ? String(value) : value > 0 ? '∞' : '−∞';
}

function targetIssues({ path, direction, limit, target }: LimitToCheck): PolicyIssue[] {
  if (target === undefined) return [];
  const stricter = direction === 'at_least' ? target > limit : target < limit;
  if (stricter && (direction !== 'within' || target > 0)) return [];
  return [
    policyIssue([...path, 'target'], `must be stricter than the limit ${limit}, or be left out`),
  ];
}
