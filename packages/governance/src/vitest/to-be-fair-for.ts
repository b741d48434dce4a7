import {
  type CheckRow,
  decideCheck,
  type GroupCounts,
  type GroupTensor,
  type Policy,
} from '@codexhub/common-config/records';
import { GovernanceError } from '../errors.ts';
import { evaluateFairness } from '../gates/judging/evaluate-fairness.ts';
import { explainCheck } from '../gates/words/explain.ts';
import { closestName } from '../internal/closest-name.ts';
import { tellable } from '../small-counts/tellable.ts';
import { legible, legibleRow } from '../surfaces/legible.ts';
import { requirePolicy } from './require-policy.ts';
import type { MatcherAnswer } from './to-pass-gate.ts';

/**
 * Whether every fairness check of an attribute passes or warns on counts: a check that fails, has too few
 * data, or was not measured keeps it from passing. A tensor by itself is taken for the decisions of the
 * model; a check that rests on the procedure asks for `[{ estimand: 'procedure', repeat: 0, tensor }]`.
 *
 * A policy without a fairness check of that attribute throws, with `not` too: nothing passes unmeasured.
 *
 * @throws GovernanceError `GOVERNANCE_ATTRIBUTE_INVALID`, `GOVERNANCE_TENSOR_INVALID`,
 * `GOVERNANCE_REPORT_INVALID` where there is no policy
 * @example
 * expect(tensor).toBeFairFor('sex', policy);
 */
export function toBeFairFor(
  received: GroupTensor | readonly GroupCounts[],
  attribute: string,
  policy: Policy,
): MatcherAnswer {
  requireCounts(received);
  requirePolicy('toBeFairFor', policy);
  const asked = policy.checks.filter(({ kind }) => kind === 'fairness');
  if (!asked.some((check) => check.attribute === attribute)) throw unasked(attribute, policy);
  const { checks, accounting } = evaluateFairness(received, policy);
  const told = tellable({ accounting }, policy.privacy?.minimumCell ?? 1);
  const rows = checks
    .filter(({ requirement }) => requirement.attribute === attribute)
    .map(({ requirement, observations }) => decideCheck(requirement, observations));
  const pass = rows.every(({ outcome }) => outcome === 'pass' || outcome === 'warn');
  return {
    pass,
    message: () =>
      [
        pass
          ? `expected the counts not to be fair for "${legible(attribute)}"; every check passes`
          : `expected the counts to be fair for "${legible(attribute)}"`,
        ...rows.map((row) => lineOf(told.row(row), received)),
      ].join('\n  '),
  };
}

function lineOf(row: CheckRow, received: GroupTensor | readonly GroupCounts[]): string {
  const { estimand } = row.requirement;
  const line = explainCheck(legibleRow(row));
  if (row.outcome !== 'not_measured' || !('cells' in received) || estimand === 'model') return line;
  return `${line}; it rests on the procedure, and a tensor by itself is the model's: pass [{ estimand: 'procedure', repeat: 0, tensor }]`;
}

function requireCounts(received: unknown): void {
  const isTensor = typeof received === 'object' && received !== null && 'cells' in received;
  const isCounts =
    Array.isArray(received) &&
    received.length > 0 &&
    received.every((one) => typeof one === 'object' && one !== null && 'tensor' in one);
  if (isTensor || isCounts) return;
  throw new GovernanceError('GOVERNANCE_TENSOR_INVALID', {
    message:
      'toBeFairFor: must be asked of a group tensor, or of [{ estimand, repeat, tensor }]; received something else; count the rows with groupTensor',
    details: {},
  });
}

function unasked(attribute: string, { checks }: Policy): GovernanceError {
  const known = [
    ...new Set(
      checks.flatMap((check) => (check.kind === 'fairness' ? (check.attribute ?? []) : [])),
    ),
  ];
  const near = closestName(attribute, known);
  return new GovernanceError('GOVERNANCE_ATTRIBUTE_INVALID', {
    message: `toBeFairFor: the policy must have a fairness check of the attribute; it has none of "${legible(attribute)}"${near === undefined ? '' : `; did you mean "${legible(near)}"?`}; it has checks of ${known.map((name) => `"${legible(name)}"`).join(', ') || 'no attribute'}; add one under fairness.checks, for nothing passes unmeasured`,
    details: { attribute },
  });
}
