import {
  type Approval,
  type Evidence,
  type GateReport,
  isOpen,
  type Policy,
  type Waiver,
} from '@codexhub/common-config/records';
import { RegistryError } from '../errors.ts';
import type { VersionId } from '../models/model-version.ts';
import type { Store } from '../store/store.ts';
import { approvalsOf } from './approve.ts';
import { type Gate, readGate } from './gate.ts';

/** What a second look at the evidence found wrong; none is well. */
type Problems = readonly string[] | undefined;

/**
 * Evaluates the evidence anew and compares: throws, or returns what differs. Governance has it,
 * the pipeline hands it in.
 */
export type Reverify = (report: GateReport, evidence: Evidence) => Problems | Promise<Problems>;

export interface GateCheck {
  readonly alias: string;
  readonly policy: Policy;
  readonly waivers: readonly Waiver[];
  readonly reverify?: Reverify | undefined;
}

/** A gate that is open, with the approvals that were there. */
export interface OpenGate extends Gate {
  readonly approvals: readonly Approval[];
}

/**
 * Whether a version's gate is open for an alias, trusting no verdict field: digests on the bytes,
 * `isOpen` on the numbers, the injected `reverify` on the evidence. Nothing is written.
 *
 * @throws RegistryError `REGISTRY_GATE_CLOSED` with every reason in `details.because`,
 * `REGISTRY_REVERIFY_MISSING` for a protected alias, `REGISTRY_REVERIFY_FAILED`, and what
 * `readGate` throws.
 */
export async function checkGate(store: Store, id: VersionId, check: GateCheck): Promise<OpenGate> {
  const { alias, policy, waivers, reverify } = check;
  const gate = await readGate(store, id);
  const approvals = await approvalsOf(store, id);
  const { report, evidence } = gate;
  const decision = isOpen({ report, alias, approvals, waivers, policy, now: store.clock.now() });
  if (!decision.open) {
    const because = decision.because.map((reason) => ({ ...reason }));
    const lines = because.map(({ message }) => `\n  ${message}`).join('');
    throw new RegistryError('REGISTRY_GATE_CLOSED', {
      message: `registry: the gate of version ${id.version} of ${JSON.stringify(id.name)} must be open for "${alias}"; it is closed:${lines}`,
      details: { model: id.name, version: id.version, alias, because },
    });
  }
  if (reverify) await checkAgain(id, () => reverify(report, evidence));
  else if (policy.protectedAliases.includes(alias)) {
    throw new RegistryError('REGISTRY_REVERIFY_MISSING', {
      message: `registry: the protected alias "${alias}" must have its report evaluated anew; no "reverify" was given; hand in governance's`,
      details: { alias },
    });
  }
  return { ...gate, approvals };
}

async function checkAgain(id: VersionId, again: () => ReturnType<Reverify>): Promise<void> {
  let problems: readonly string[];
  let thrown: unknown;
  try {
    problems = (await again()) ?? [];
  } catch (cause) {
    thrown = cause;
    problems = [cause instanceof Error ? cause.message : 'it threw'];
  }
  if (problems.length === 0) return;
  throw new RegistryError('REGISTRY_REVERIFY_FAILED', {
    message: `registry: the report of version ${id.version} of ${JSON.stringify(id.name)} must follow from its evidence; it does not:${problems.map((problem) => `\n  ${problem}`).join('')}`,
    details: { model: id.name, version: id.version, problems: [...problems] },
    cause: thrown,
  });
}
