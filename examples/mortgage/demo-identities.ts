import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSigningKeyPair, publicKeyOf } from '@codexhub/common-config/kernel';
import type { Approver } from '@codexhub/common-config/records';

/** Somebody made up for the occasion, with the file that holds their key. */
export interface DemoIdentity {
  readonly approver: Approver;
  readonly keyFile: string;
}

const PEOPLE = [
  { name: 'demo-risk-officer', role: 'risk officer' },
  { name: 'demo-head-of-lending', role: 'head of lending' },
];

/** Two identities with keys below the output folder, where git does not look; made once. */
export function demoIdentities(out: string): DemoIdentity[] {
  const folder = join(out, 'demo-keys');
  mkdirSync(folder, { recursive: true });
  return PEOPLE.map(({ name, role }) => {
    const keyFile = join(folder, `${name}.pem`);
    if (!existsSync(keyFile))
      writeFileSync(keyFile, createSigningKeyPair().privateKey, { mode: 0o600 });
    return {
      approver: { name, role, publicKey: publicKeyOf(readFileSync(keyFile, 'utf8')) },
      keyFile,
    };
  });
}
