import { z } from 'zod';
import { type Digest, keyIdOf, publicKeyOf, signValue, verifyValue } from '../kernel/index.ts';
import type { Approver } from './policy.ts';
import { digestSchema } from './subject.ts';

/** A signed exception: it opens the checks that it names, for one report and alias, until it expires. */
export interface Waiver {
  readonly report: Digest;
  readonly alias: string;
  readonly checks: readonly string[];
  readonly reason: string;
  readonly approver: string;
  readonly keyId: string;
  readonly at: string;
  readonly expires: string;
  readonly signature: string;
}

export const waiverSchema: z.ZodType<Waiver> = z.strictObject({
  report: digestSchema,
  alias: z.string().min(1),
  checks: z.array(z.string()).min(1),
  reason: z.string().min(1),
  approver: z.string().min(1),
  keyId: z.string().min(1),
  at: z.iso.datetime(),
  expires: z.iso.datetime(),
  signature: z.string().min(1),
});

const PURPOSE = 'codexhub.waiver/1';

/** Signs a waiver. @throws KernelError `KERNEL_KEY_INVALID` */
export function signWaiver(options: {
  readonly report: Digest;
  readonly alias: string;
  readonly checks: readonly string[];
  readonly reason: string;
  readonly approver: string;
  readonly privateKey: string;
  readonly at: Date;
  readonly expires: Date;
}): Waiver {
  const { privateKey, at, expires, ...said } = options;
  const statement = {
    ...said,
    checks: [...said.checks].sort(),
    keyId: keyIdOf(publicKeyOf(privateKey)),
    at: at.toISOString(),
    expires: expires.toISOString(),
  };
  return { ...statement, signature: signValue(PURPOSE, statement, privateKey) };
}

/** Whether the approver's own key made this waiver, whenever that was. */
export function verifyWaiverSignature(
  { signature, ...statement }: Waiver,
  approver: Approver,
): boolean {
  return (
    statement.approver === approver.name &&
    statement.keyId === keyIdOf(approver.publicKey) &&
    verifyValue(PURPOSE, statement, signature, approver.publicKey)
  );
}

/** Whether the approver's own key made this waiver and it is in force. */
export function verifyWaiver(waiver: Waiver, approver: Approver, now: Date): boolean {
  return (
    Date.parse(waiver.at) <= now.getTime() &&
    now.getTime() < Date.parse(waiver.expires) &&
    verifyWaiverSignature(waiver, approver)
  );
}
