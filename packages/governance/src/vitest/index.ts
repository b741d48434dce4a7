import type { Evidence, GateReport, Outcome, Policy } from '@codexhub/common-config/records';
import type {} from 'vitest';
import { toHaveOutcome } from './to-have-outcome.ts';
import { toPassGate } from './to-pass-gate.ts';

/**
 * What vitest is told with `expect.extend(gateMatchers)`, in a setup file or at the head of a test.
 * This module imports nothing of vitest when it runs.
 */
export const gateMatchers = { toPassGate, toHaveOutcome };

export type { MatcherAnswer } from './to-pass-gate.ts';

/** What `toPassGate` takes after what it is asked of; an evidence says nothing without a policy. */
type GateArguments<T> = unknown extends T
  ? [policy?: Policy]
  : T extends GateReport
    ? [policy?: Policy]
    : T extends Evidence
      ? [policy: Policy]
      : [never];

declare module 'vitest' {
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> {
    /** Whether every check passes or warns; of an evidence, under the policy. */
    toPassGate(...policy: GateArguments<T>): R;
    /** Whether a check of the report has this outcome. */
    toHaveOutcome(
      ...expected: unknown extends T
        ? [checkId: string, outcome: Outcome]
        : T extends GateReport
          ? [checkId: string, outcome: Outcome]
          : [never]
    ): R;
  }
}
