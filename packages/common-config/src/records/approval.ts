import { z } from 'zod';
import { type Digest, keyIdOf, publicKeyOf, signValue, verifyValue } from '../kernel/index.ts';
import type { Approver } from './policy.ts';
import { digestSchema } from './subject.ts';

/** A signature under the digest of a gate report, by a named key. */
export interface Approval {
  readonly report: Digest;
  readonly approver: string;
  readonly keyId: string;
  /** Checks that the approver opens by name, where the policy leaves them to review. */
  readonly checks: readonly string[];
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly signature: string;
}

export const approvalSchema: z.ZodType<Approval> = z.strictObject({
  report: digestSchema,
  approver: z.string().min(1),
  keyId: z.string().min(1),
  checks: z.array(z.string()),
  at: z.iso.datetime(),
  signature: z.string().min(1),
});

const PURPOSE = 'codexhub.approval/1';

/**
 * Signs a report's digest.
 * @throws KernelError `KERNEL_KEY_INVALID` where the key is no Ed25519 private key in PEM.
 */
export function signApproval(options: {
  readonly report: Digest;
  readonly approver: string;
  readonly privateKey: string;
  readonly at: Date;
  readonly checks?: readonly string[];
}): Approval {
  const statement = {
    report: options.report,
    approver: options.approver,
    keyId: keyIdOf(publicKeyOf(options.privateKey)),
    checks: [...(options.checks ?? [])].sort(),
    at: options.at.toISOString(),
  };
  return { ...statement, signature: signValue(PURPOSE, statement, options.privateKey) };
}

/** Whether the approver's own key made this signature over exactly this statement. */
export function verifyApproval({ signature, ...statement }: Approval, approver: Approver): boolean {
  return (
    statement.approver === approver.name &&
    statement.keyId === keyIdOf(approver.publicKey) &&
    verifyValue(PURPOSE, statement, signature, approver.publicKey)
  );
}
