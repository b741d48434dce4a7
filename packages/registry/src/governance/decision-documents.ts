import { join } from 'node:path';
import { canonicalJson, type Digest, digest, digestBytes } from '@codexhub/common-config/kernel';
import {
  type Evidence,
  evidenceSchema,
  type GateReport,
  gateReportSchema,
  type Policy,
  policySchema,
} from '@codexhub/common-config/records';
import { type Readers, replaceFile } from '../store/durable.ts';
import { corrupt } from '../store/file-errors.ts';
import { readBytes } from '../store/read-files.ts';
import type { Store } from '../store/store.ts';

/** What a decision rests on, as it was then; one that is no longer there is absent. */
export interface DecisionDocuments {
  readonly report?: GateReport;
  readonly evidence?: Evidence;
  readonly policy?: Policy;
}

/**
 * Keeps report, evidence and policy under their digests, `gate/documents/<sha256>.json`: a later gate
 * report of the version, or a later policy, takes nothing from a decision that was made. The evidence is
 * readable by its owner alone, as in its first place.
 */
export async function keepDocuments(
  store: Store,
  folder: string,
  documents: Required<DecisionDocuments>,
): Promise<void> {
  const { report, evidence, policy } = documents;
  const keep = (document: unknown, readers: Readers): Promise<void> =>
    replaceFile(store, pathOf(folder, digest(document)), canonicalJson(document), readers);
  await keep(report, 'usual');
  await keep(evidence, 'owner');
  await keep(policy, 'usual');
}

/**
 * The documents of a decision, each compared with its digest on the bytes.
 * @throws RegistryError `REGISTRY_CORRUPT` where one is not what its name says.
 */
export async function documentsOf(
  folder: string,
  named: { readonly report: Digest; readonly evidence: Digest; readonly policy: Digest },
): Promise<DecisionDocuments> {
  const report = await read(pathOf(folder, named.report), named.report, gateReportSchema);
  const evidence = await read(pathOf(folder, named.evidence), named.evidence, evidenceSchema);
  const policy = await read(pathOf(folder, named.policy), named.policy, policySchema);
  return {
    ...(report ? { report } : {}),
    ...(evidence ? { evidence } : {}),
    ...(policy ? { policy } : {}),
  };
}

/** Where a version's documents are, in its gate folder. */
export function documentFolder(gate: string): string {
  return join(gate, 'documents');
}

/** The file that something of this digest lies in. */
export function nameOf(of: Digest): string {
  return `${of.slice(7)}.json`;
}

function pathOf(folder: string, of: Digest): string {
  return join(documentFolder(folder), nameOf(of));
}

async function read<T>(
  path: string,
  expected: Digest,
  schema: { parse(value: unknown): T },
): Promise<T | undefined> {
  const bytes = await readBytes(path);
  if (bytes === undefined) return undefined;
  if (digestBytes(bytes) !== expected) {
    throw corrupt(path, 'must be the document whose digest its name is', undefined);
  }
  try {
    return schema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch (cause) {
    throw corrupt(path, 'must be the document that a decision names', cause);
  }
}
