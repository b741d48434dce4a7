import type {
  ClosedBecause,
  GateDecision,
  GateReport,
  Outcome,
} from '@codexhub/common-config/records';
import { expect, test } from 'vitest';
import { awaitsOnlyApproval, checksToReview } from '../../src/run/awaits-only-approval.ts';

type Row = readonly [id: string, outcome: Outcome, onInsufficientData: 'block' | 'review'];

const report = (...rows: readonly Row[]): GateReport =>
  ({
    checks: rows.map(([id, outcome, onInsufficientData]) => ({
      requirement: { id, onInsufficientData },
      outcome,
    })),
  }) as unknown as GateReport;

const decision = (...because: readonly Omit<ClosedBecause, 'message'>[]): GateDecision => ({
  open: because.length === 0,
  because: because.map((reason) => ({ ...reason, message: 'm' })),
  approvedBy: [],
});

const missing = { code: 'approvals_missing' } as const;
const closed = (check: string) => ({ code: 'check_closed', check }) as const;

test('open, or wanting signatures alone', () => {
  expect(awaitsOnlyApproval({ decision: decision(), report: report() })).toBe(true);
  expect(awaitsOnlyApproval({ decision: decision(missing), report: report() })).toBe(true);
});

test('a check that the policy leaves to review does not close it for good', () => {
  const reviewed = report(['a', 'insufficient_data', 'review']);
  expect(checksToReview(reviewed)).toEqual(['a']);
  expect(awaitsOnlyApproval({ decision: decision(closed('a'), missing), report: reviewed })).toBe(
    true,
  );
});

test.each([
  ['insufficient_data', 'block'],
  ['fail', 'review'],
  ['not_measured', 'review'],
  ['fail', 'block'],
] as const)('%s under %s closes it', (outcome, onInsufficientData) => {
  const rows = report(['a', outcome, onInsufficientData], ['b', 'insufficient_data', 'review']);
  expect(checksToReview(rows)).toEqual(['b']);
  expect(awaitsOnlyApproval({ decision: decision(closed('a'), missing), report: rows })).toBe(
    false,
  );
});

test('no other reason is healed by a signature', () => {
  const rows = report(['a', 'insufficient_data', 'review']);
  for (const code of ['report_inconsistent', 'check_missing', 'policy_differs'] as const) {
    expect(awaitsOnlyApproval({ decision: decision({ code, check: 'a' }), report: rows })).toBe(
      false,
    );
  }
});
