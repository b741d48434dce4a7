import { deepFreeze, digest } from '@codexhub/common-config/kernel';
import type { Evidence, Policy } from '@codexhub/common-config/records';
import { GovernanceError } from '../../errors.ts';
import { evaluateGate } from '../evaluate-gate.ts';
import { normaliseEvidence } from '../observe/normalise-evidence.ts';
import type { EvaluateGate } from './ask-gate.ts';
import { candidatePower } from './power/candidate-power.ts';
import { selfTestControls } from './self-test-controls.ts';
import type { SelfTestReport } from './self-test-report.ts';

/** What {@link selfTestGate} may be told. */
export interface SelfTestOptions {
  /** Of one candidate or several: how the checks work on as many rows as they have. */
  readonly evidence?: Evidence | readonly Evidence[] | undefined;
  /** A safe integer; 1 by default. The same seed gives the same report. */
  readonly seed?: number | undefined;
  /** The gate that is tested; `evaluateGate` by default. */
  readonly evaluate?: EvaluateGate | undefined;
  /** Draws of the counts for each rate, from 2 up; 250 by default. */
  readonly replicates?: number | undefined;
}

/**
 * Whether a gate can fail, and can pass. From the policy alone it makes, for each check, the evidence of a
 * candidate that clearly meets it and of one that clearly breaks it and nothing else, with so many rows
 * that they must be told apart, and has the gate answer: `pass` or `warn` for the good one, `fail` for the
 * bad one, on this check and on no other. A candidate just on the limit must be `insufficient_data`; one
 * that was not measured, or as NaN, or on too few rows, or with rows of unknown group where the policy
 * blocks them, must not pass; a served model that breaks what its procedure meets must fail. A check that
 * answers otherwise is dead, and the report is not `ok`.
 *
 * With evidence it says, as information, how each check works at that size: how often it fails a good
 * model, passes it, fails a bad one, and answers otherwise on rows drawn anew.
 *
 * Pure: policy, evidence and seed give the same report. It throws for no dead gate: `assertSelfTest` does.
 *
 * @throws GovernanceError `GOVERNANCE_EVIDENCE_INVALID`, `GOVERNANCE_OPTION_INVALID`; KernelError
 * `KERNEL_VALUE_INVALID` where the seed is no safe integer
 * @see MacKinnon, "Bootstrap hypothesis testing" (2009), on A/A and power by resampling
 * @example
 * selfTestGate(policy).checks.every(({ alive }) => alive); // Returns: true
 */
export function selfTestGate(
  policy: Policy,
  { evidence = [], seed, evaluate = evaluateGate, replicates }: SelfTestOptions = {},
): SelfTestReport {
  const checks = selfTestControls(policy, evaluate);
  const report: SelfTestReport = {
    schemaVersion: 1,
    type: 'codexhub.self-test',
    policy: digest(policy),
    ok: checks.length > 0 && checks.every(({ alive }) => alive),
    checks,
    candidates: [],
  };
  return addPower(report, policy, { evidence, seed, replicates });
}

/**
 * A self-test with how its checks work at the size of candidates: for whoever tested the gate before there
 * were any. What it said of other candidates is left out.
 *
 * @throws GovernanceError `GOVERNANCE_EVIDENCE_INVALID`, `GOVERNANCE_OPTION_INVALID`; KernelError
 * `KERNEL_VALUE_INVALID` where the seed is no safe integer
 * @example
 * addPower(selfTestGate(policy), policy, { evidence }).candidates.length; // Returns: 1
 */
export function addPower(
  report: SelfTestReport,
  policy: Policy,
  { evidence = [], seed = 1, replicates = 250 }: Omit<SelfTestOptions, 'evaluate'>,
): SelfTestReport {
  if (!(Number.isSafeInteger(replicates) && replicates >= 2)) {
    throw new GovernanceError('GOVERNANCE_OPTION_INVALID', {
      message: `self-test: replicates must be a whole number from 2 up; received ${String(replicates)}; choose such as 250`,
      details: { option: 'replicates' },
    });
  }
  const all = Array.isArray(evidence) ? (evidence as readonly Evidence[]) : [evidence as Evidence];
  const candidates = all.map((given) => {
    const measured = normaliseEvidence(given);
    const judged = evaluateGate(measured, policy);
    return candidatePower(policy, measured, judged, { replicates, seed });
  });
  return deepFreeze(structuredClone({ ...report, candidates })) as SelfTestReport;
}
