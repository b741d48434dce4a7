import type {
  Evidence,
  GateReport,
  GroupCounts,
  GroupTensor,
  Outcome,
  Policy,
} from '@codexhub/common-config/records';
import type {} from 'vitest';
import { toBeFairFor } from './to-be-fair-for.ts';
import { toHaveOutcome } from './to-have-outcome.ts';
import { toPassGate } from './to-pass-gate.ts';
import { toSurviveSelfTest } from './to-survive-self-test.ts';

/**
 * What vitest is told with `expect.extend(gateMatchers)`, in a setup file or at the head of a test.
 * This module imports nothing of vitest when it runs.
 */
export const gateMatchers = { toPassGate, toHaveOutcome, toBeFairFor, toSurviveSelfTest };

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
    /** Whether every fairness check of an attribute passes or warns on these counts. */
    toBeFairFor(
      ...asked: unknown extends T
        ? [attribute: string, policy: Policy]
        : T extends GroupTensor | readonly GroupCounts[]
          ? [attribute: string, policy: Policy]
          : [never]
    ): R;
    /** Whether every check of the policy can pass, can fail, and passes nothing unmeasured. */
    toSurviveSelfTest(...nothing: unknown extends T ? [] : T extends Policy ? [] : [never]): R;
  }
}
