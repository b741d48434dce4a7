import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createSigningKeyPair } from '@codexhub/common-config/kernel';
import type { Approver } from '@codexhub/common-config/records';
import { codexhub } from '@codexhub/pipeline';
import { type Document, parseDocument } from 'yaml';

export const root = resolve(import.meta.dirname, '..', '..');

/** A new folder, gone after the tests. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'codexhub-test-'));
}

export interface Identity {
  readonly approver: Approver;
  readonly privateKey: string;
  readonly keyFile: string;
}

/** Somebody with a key of their own, in a file below the folder. */
export function identity(folder: string, name: string): Identity {
  const { publicKey, privateKey } = createSigningKeyPair();
  const keyFile = join(folder, `${name}.pem`);
  writeFileSync(keyFile, privateKey);
  return { approver: { name, role: 'risk officer', publicKey }, privateKey, keyFile };
}

type Edits = Readonly<Record<'default' | 'metrics' | 'governance', (file: Document) => void>>;

/**
 * Copies a project's three files to a folder, its data path made absolute, and edits the copies.
 * @returns the folder.
 */
export function copyConfig(to: string, edits: Partial<Edits> = {}, from = 'config'): string {
  mkdirSync(to, { recursive: true });
  for (const name of ['default', 'metrics', 'governance'] as const) {
    const file = parseDocument(readFileSync(join(root, from, `${name}.yaml`), 'utf8'));
    if (name === 'default') {
      const path = resolve(root, from, String(file.getIn(['data', 'path'])));
      file.setIn(['data', 'path'], path);
      // Refusals are asserted, not logged.
      file.setIn(['logging', 'level'], 'silent');
    }
    edits[name]?.(file);
    writeFileSync(join(to, `${name}.yaml`), file.toString());
  }
  return to;
}

/** An edit that lets the policy trust these people. */
export function trusting(...people: readonly Identity[]): (file: Document) => void {
  return (file) =>
    file.setIn(['approvals', 'approvers'], file.createNode(people.map(({ approver }) => approver)));
}

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs one `codexhub` command in process; no variable of the machine reaches it. */
export async function command(...argv: readonly string[]): Promise<Outcome> {
  let out = '';
  let err = '';
  const code = await codexhub(argv, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    env: {},
  });
  return { code, out, err };
}

/** Copies a folder of results, so that a test may tamper with it. */
export function copyFolder(from: string, to: string): string {
  cpSync(from, to, { recursive: true });
  return to;
}
