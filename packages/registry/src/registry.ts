import { type Clock, type Digest, systemClock } from '@codexhub/common-config/kernel';
import type { Approval, DecisionRecord } from '@codexhub/common-config/records';
import { type ApproveOptions, approvalsOf, approve } from './governance/approve.ts';
import { checkGate, type GateCheck, type OpenGate } from './governance/check-gate.ts';
import { decisionsOf } from './governance/decisions.ts';
import { attachGate, type Gate, readGate } from './governance/gate.ts';
import { type Lineage, lineage } from './governance/lineage.ts';
import { type PromoteOptions, promote } from './governance/promote.ts';
import { type StoredDecision, storedDecisions } from './governance/stored-decisions.ts';
import { aliasAt, aliases } from './models/alias.ts';
import {
  getVersion,
  latestVersion,
  listVersions,
  type ModelVersion,
  setVersionTag,
  type VersionId,
  versionTags,
} from './models/model-version.ts';
import { type OnnxModelOptions, type WrittenModel, writeOnnxModel } from './models/onnx-model.ts';
import {
  type RegisteredVersion,
  type RegisterModelOptions,
  registerModel,
} from './models/register-model.ts';
import { readArtifact } from './models/version-artifacts.ts';
import { type IdSource, randomIds } from './store/ids.ts';
import { rootOf, type Store } from './store/store.ts';
import { type Run, type RunOptions, startRun } from './tracking/run.ts';

export interface RegistryOptions {
  /** The machine's clock where absent. */
  readonly clock?: Clock;
  /** The operating system's randomness where absent. */
  readonly ids?: IdSource;
}

/** A store of runs and registered models, with what governs them. */
export interface Registry {
  /** Absolute path of the folder. */
  readonly root: string;
  startRun(options: RunOptions): Promise<Run>;
  writeOnnxModel(run: Run, options: OnnxModelOptions): Promise<WrittenModel>;
  registerModel(options: RegisterModelOptions): Promise<RegisteredVersion>;
  getVersion(name: string, version: number): Promise<ModelVersion>;
  latestVersion(name: string): Promise<ModelVersion>;
  listVersions(name: string): Promise<readonly ModelVersion[]>;
  versionTags(id: VersionId): Promise<Readonly<Record<string, string>>>;
  setVersionTag(id: VersionId, key: string, value: string): Promise<void>;
  readArtifact(id: VersionId, path: string): Promise<Uint8Array>;
  aliases(name: string): Promise<Readonly<Record<string, number>>>;
  aliasAt(name: string, alias: string): Promise<number>;
  attachGate(id: VersionId, gate: Gate): Promise<Digest>;
  readGate(id: VersionId): Promise<Gate>;
  approve(options: ApproveOptions): Promise<readonly VersionId[]>;
  approvalsOf(id: VersionId): Promise<readonly Approval[]>;
  checkGate(id: VersionId, check: GateCheck): Promise<OpenGate>;
  promote(options: PromoteOptions): Promise<DecisionRecord>;
  decisions(name: string): Promise<readonly DecisionRecord[]>;
  /** The decisions with the report, evidence and policy that each rests on. */
  storedDecisions(name: string): Promise<readonly StoredDecision[]>;
  lineage(name: string, version: number): Promise<Lineage>;
}

/**
 * Opens a registry in a folder in MLflow's own layout; nothing is written before the first run.
 *
 * @param uri `file:…` or a path.
 * @throws RegistryError `REGISTRY_URI_UNSUPPORTED` for anything else.
 * @example
 * const registry = openRegistry('file:.codexhub/mlruns');
 * const run = await registry.startRun({ experiment: 'mortgage', user: 'ada' });
 * await run.logMetrics({ roc_auc: 0.817 });
 * await run.finish('FINISHED');
 */
export function openRegistry(uri: string, options: RegistryOptions = {}): Registry {
  const { clock = systemClock, ids = randomIds } = options;
  const store: Store = { root: rootOf(uri), clock, ids };
  const inTurn = createQueue();
  return {
    root: store.root,
    startRun: (run) => startRun(store, run),
    writeOnnxModel: (run, model) => writeOnnxModel(store, run, model),
    registerModel: (model) => registerModel(store, model),
    getVersion: (name, version) => getVersion(store, name, version),
    latestVersion: (name) => latestVersion(store, name),
    listVersions: (name) => listVersions(store, name),
    versionTags: (id) => versionTags(store, id),
    setVersionTag: (id, key, value) => setVersionTag(store, id, key, value),
    readArtifact: async (id, path): Promise<Uint8Array> =>
      readArtifact(store, await getVersion(store, id.name, id.version), path),
    aliases: (name) => aliases(store, name),
    aliasAt: (name, alias) => aliasAt(store, name, alias),
    attachGate: (id, gate) => attachGate(store, id, gate),
    readGate: (id) => readGate(store, id),
    approve: (approval) => approve(store, approval),
    approvalsOf: (id) => approvalsOf(store, id),
    checkGate: (id, check) => checkGate(store, id, check),
    promote: (promotion) => inTurn(() => promote(store, promotion)),
    decisions: (name) => decisionsOf(store, name),
    storedDecisions: (name) => storedDecisions(store, name),
    lineage: (name, version) => lineage(store, { name, version }),
  };
}

// One promotion at a time in this process: an alias moves in the order of its decisions.
function createQueue(): <T>(job: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(job: () => Promise<T>): Promise<T> => {
    const next = last.then(job, job);
    last = next.catch(() => undefined);
    return next;
  };
}
