import { type Digest, digest } from '@codexhub/common-config/kernel';
import type { DecisionRecord } from '@codexhub/common-config/records';
import { RegistryError } from '../errors.ts';
import { listVersions, type VersionId, versionTags } from '../models/model-version.ts';
import { namesIn } from '../store/read-files.ts';
import type { Store } from '../store/store.ts';
import {
  type DecisionDocuments,
  documentFolder,
  documentsOf,
  nameOf,
} from './decision-documents.ts';
import { decisionFolder, decisionsOf } from './decisions.ts';
import { gateFolder } from './gate.ts';

/** A decision with what it takes to look at it again. */
export interface StoredDecision extends DecisionDocuments {
  readonly record: DecisionRecord;
  /**
   * The digest under which the store knows the record: from the record after it, or from the tag of its
   * version. Null where nothing knows it: then it was changed.
   */
  readonly digest: Digest | null;
  /** The version that holds it; null where none does. */
  readonly version: number | null;
  readonly previous: DecisionRecord | null;
}

interface Holder extends VersionId {
  readonly folder: string;
  readonly copies: readonly string[];
  readonly documents: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * The decisions on a model, oldest first, each with its report, evidence and policy as they were then.
 *
 * @throws RegistryError as `decisionsOf` does; `REGISTRY_CORRUPT` where a document is not what its
 * digest says.
 */
export async function storedDecisions(
  store: Store,
  name: string,
): Promise<readonly StoredDecision[]> {
  const records = await decisionsOf(store, name);
  if (records.length === 0) return [];
  const holders = await holdersOf(store, name);
  const stored: StoredDecision[] = [];
  for (const [at, record] of records.entries()) {
    const own = digest(record);
    // A record that was changed, or whose writer crashed, is still of the version with its report.
    const holder =
      holders.find(({ copies }) => copies.includes(nameOf(own))) ??
      holders.find(({ documents }) => documents.includes(nameOf(record.report)));
    const isTagged = holder?.tags[`codexhub.decision.${record.alias}`] === own;
    const next = records[at + 1];
    stored.push({
      record,
      digest: next?.previous ?? (isTagged ? own : null),
      version: holder?.version ?? null,
      previous: records[at - 1] ?? null,
      ...(holder ? await documentsOf(holder.folder, record) : {}),
    });
  }
  return stored;
}

async function holdersOf(store: Store, name: string): Promise<readonly Holder[]> {
  const holders: Holder[] = [];
  for (const version of await listVersions(store, name)) {
    const id = { name, version: version.version };
    try {
      const folder = await gateFolder(store, version);
      const copies = await namesIn(decisionFolder(folder), 'file');
      const documents = await namesIn(documentFolder(folder), 'file');
      if (copies.length + documents.length === 0) continue;
      holders.push({ ...id, folder, copies, documents, tags: await versionTags(store, id) });
    } catch (error) {
      // A version from elsewhere has no run here, and so no decision.
      if (!(error instanceof RegistryError && error.code === 'REGISTRY_GATE_MISSING')) throw error;
    }
  }
  return holders;
}
