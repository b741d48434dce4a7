import { join } from 'node:path';
import { canonicalJson, type Digest, digest } from '@codexhub/common-config/kernel';
import {
  type DecisionRecord,
  type DecisionToRecord,
  decisionRecord,
  decisionRecordSchema,
  type Evidence,
} from '@codexhub/common-config/records';
import { RegistryError } from '../errors.ts';
import { checkModel, getVersion, type VersionId, versionFolder } from '../models/model-version.ts';
import { createFile, replaceFile } from '../store/durable.ts';
import { corrupt } from '../store/file-errors.ts';
import { namesIn, readText } from '../store/read-files.ts';
import { modelFolder, type Store } from '../store/store.ts';
import { writeTags } from '../tracking/run-files.ts';
import { keepDocuments, nameOf } from './decision-documents.ts';
import { gateFolder } from './gate.ts';

/**
 * The decisions on a model, oldest first: tags `codexhub.decision.000001` … of the model, each
 * naming the digest of the one before.
 *
 * @throws RegistryError `REGISTRY_CORRUPT` where one is malformed, missing or not chained;
 * `REGISTRY_DECISION_OUTDATED` where one is of a schema version that this release does not read.
 */
export async function decisionsOf(store: Store, name: string): Promise<readonly DecisionRecord[]> {
  await checkModel(store, name);
  const folder = join(modelFolder(store, name), 'tags');
  const names = await namesIn(folder, 'file');
  const files = names.filter((file) => /^codexhub\.decision\.\d{6,}$/.test(file));
  const decisions: DecisionRecord[] = [];
  let previous: Digest | null = null;
  for (const file of files) {
    const decision = parse(join(folder, file), (await readText(join(folder, file))) ?? '');
    if (decision.previous !== previous || file !== tagAt(decisions.length)) {
      throw corrupt(join(folder, file), 'must follow the decision before it');
    }
    previous = digest(decision);
    decisions.push(decision);
  }
  return decisions;
}

/**
 * Adds a decision to a model's chain; the next place is claimed exclusively, so that two never
 * follow the same one. What it rests on is kept first, under its digests; a copy of the record goes to
 * the version's gate folder, its digest to a version tag.
 *
 * @throws RegistryError as `decisionsOf` does; `REGISTRY_CLOCK_BEHIND` where it would be dated before
 * the decision before it.
 */
export async function recordDecision(
  store: Store,
  id: VersionId,
  decision: Omit<DecisionToRecord, 'previous'> & { readonly evidence: Evidence },
): Promise<DecisionRecord> {
  const { evidence, ...said } = decision;
  const gate = await gateFolder(store, await getVersion(store, id.name, id.version));
  let before = await decisionsOf(store, id.name);
  requireLater(said.at, before.at(-1));
  await keepDocuments(store, gate, { report: said.report, evidence, policy: said.policy });
  for (; ; before = await decisionsOf(store, id.name)) {
    const last = before.at(-1);
    requireLater(said.at, last);
    const record = decisionRecord({ ...said, previous: last ? digest(last) : null });
    const tag = join(modelFolder(store, id.name), 'tags', tagAt(before.length));
    if (!(await createFile(store, tag, canonicalJson(record)))) continue;
    const copy = join(decisionFolder(gate), nameOf(digest(record)));
    await replaceFile(store, copy, canonicalJson(record));
    await writeTags(store, versionFolder(store, id), {
      [`codexhub.decision.${record.alias}`]: digest(record),
    });
    return record;
  }
}

/** A record that is dated before the one that it follows could never be verified. */
function requireLater(at: Date, last: DecisionRecord | undefined): void {
  if (!last || Date.parse(last.at) <= at.getTime()) return;
  throw new RegistryError('REGISTRY_CLOCK_BEHIND', {
    message: `registry: a decision must not be dated before the one before it, ${last.at}; the clock says ${at.toISOString()}; set the clock, or promote again`,
    details: { last: last.at, now: at.toISOString() },
  });
}

/** Where the copies of a version's decisions are, in its gate folder. */
export function decisionFolder(gate: string): string {
  return join(gate, 'decisions');
}

function tagAt(index: number): string {
  return `codexhub.decision.${String(index + 1).padStart(6, '0')}`;
}

function parse(file: string, text: string): DecisionRecord {
  let read: unknown;
  try {
    read = JSON.parse(text);
    return decisionRecordSchema.parse(read);
  } catch (cause) {
    const { schemaVersion, type } = (read ?? {}) as Readonly<Record<string, unknown>>;
    if (type === 'codexhub.decision' && typeof schemaVersion === 'number' && schemaVersion !== 2) {
      throw new RegistryError('REGISTRY_DECISION_OUTDATED', {
        message: `registry: ${file} must be a decision of schema version 2; it is of version ${schemaVersion}; read this store with the release that wrote it, or run and promote into a new one`,
        details: { file, schemaVersion },
        cause,
      });
    }
    throw corrupt(file, 'must be a decision record', cause);
  }
}
