import { join } from 'node:path';
import { canonicalJson, type Digest, digest } from '@codexhub/common-config/kernel';
import { type DecisionRecord, decisionRecordSchema } from '@codexhub/common-config/records';
import { checkModel, getVersion, type VersionId, versionFolder } from '../models/model-version.ts';
import { createFile, replaceFile } from '../store/durable.ts';
import { corrupt } from '../store/file-errors.ts';
import { namesIn, readText } from '../store/read-files.ts';
import { modelFolder, type Store } from '../store/store.ts';
import { writeTags } from '../tracking/run-files.ts';
import { gateFolder } from './gate.ts';

/**
 * The decisions on a model, oldest first: tags `codexhub.decision.000001` … of the model, each
 * naming the digest of the one before.
 *
 * @throws RegistryError `REGISTRY_CORRUPT` where one is malformed, missing or not chained.
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
 * follow the same one. A copy goes to the version's gate folder, its digest to a version tag.
 */
export async function recordDecision(
  store: Store,
  id: VersionId,
  decision: Omit<DecisionRecord, 'schemaVersion' | 'type' | 'previous'>,
): Promise<DecisionRecord> {
  for (;;) {
    const before = await decisionsOf(store, id.name);
    const last = before.at(-1);
    const record: DecisionRecord = {
      schemaVersion: 1,
      type: 'codexhub.decision',
      ...decision,
      previous: last ? digest(last) : null,
    };
    const tag = join(modelFolder(store, id.name), 'tags', tagAt(before.length));
    if (!(await createFile(store, tag, canonicalJson(record)))) continue;
    const gate = await gateFolder(store, await getVersion(store, id.name, id.version));
    const copy = join(gate, 'decisions', `${digest(record).slice(7)}.json`);
    await replaceFile(store, copy, canonicalJson(record));
    await writeTags(store, versionFolder(store, id), {
      [`codexhub.decision.${record.alias}`]: digest(record),
    });
    return record;
  }
}

function tagAt(index: number): string {
  return `codexhub.decision.${String(index + 1).padStart(6, '0')}`;
}

function parse(file: string, text: string): DecisionRecord {
  try {
    return decisionRecordSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw corrupt(file, 'must be a decision record', cause);
  }
}
