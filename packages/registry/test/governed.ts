import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineContract } from '@codexhub/common-config/contract';
import {
  createSigningKeyPair,
  type Digest,
  digest,
  digestBytes,
  fixedClock,
  type SigningKeyPair,
} from '@codexhub/common-config/kernel';
import {
  decideCheck,
  type Evidence,
  type GateReport,
  type Observation,
  type Policy,
  type Requirement,
  signApproval,
} from '@codexhub/common-config/records';
import { openRegistry, type Registry, type VersionId } from '../src/index.ts';

export const clock = fixedClock('2026-11-21T12:00:00.000Z');

export const contract = defineContract({
  name: 'lending',
  task: 'binary_classification',
  features: {
    debt_ratio: { type: 'number', minimum: 0 },
    single: { type: 'category', values: ['no', 'yes'] },
  },
  target: { name: 'deny', values: ['no', 'yes'], positive: 'yes', favourable: 'no' },
  protectedAttributes: { afam: { type: 'category', values: ['no', 'yes'] } },
});

export const keys = {
  grace: createSigningKeyPair(),
  alan: createSigningKeyPair(),
  ada: createSigningKeyPair(),
};

const auc: Requirement = {
  id: 'metric.roc_auc',
  kind: 'metric',
  metric: 'roc_auc',
  definition: 'sklearn.metrics.roc_auc_score',
  estimand: 'model',
  direction: 'at_least',
  limit: 0.75,
  minimumN: 100,
  level: 0.95,
  enforce: true,
  onInsufficientData: 'block',
  reason: 'fixed before the first run',
};

export const policy: Policy = {
  schemaVersion: 1,
  checks: [auc],
  attributes: [],
  approvals: {
    required: 2,
    approvers: [
      { name: 'grace', role: 'risk', publicKey: keys.grace.publicKey },
      { name: 'alan', role: 'risk', publicKey: keys.alan.publicKey },
      { name: 'ada', role: 'author', publicKey: keys.ada.publicKey },
    ],
  },
  protectedAliases: ['champion'],
};

/** A reverify as governance would hand in: the check row again, from the evidence. */
export function reverify(report: GateReport, evidence: Evidence): readonly string[] {
  const again = reportOf(evidence);
  return digest(again) === digest(report) ? [] : ['another report follows from the evidence'];
}

export async function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'codexhub-registry-'));
}

export async function temporaryRegistry(): Promise<Registry> {
  return openRegistry(join(await temporaryFolder(), 'mlruns'), { clock });
}

/** A run with a model of these bytes, registered. */
export async function register(
  registry: Registry,
  bytes: Uint8Array = Buffer.from('model'),
  name = 'lending',
): Promise<VersionId & { readonly runFolder: string }> {
  const run = await registry.startRun({ experiment: 'mortgage', user: 'ada' });
  const { artifactPath } = await registry.writeOnnxModel(run, { bytes, contract });
  const { version } = await registry.registerModel({ name, run, artifactPath });
  await run.finish('FINISHED');
  return { name, version, runFolder: join(run.artifactFolder, '..') };
}

export function evidenceOf(model: Digest, lower = 0.787): Evidence {
  const some = digest('some');
  return {
    schemaVersion: 2,
    sensitivity: 'restricted',
    subject: {
      model: { name: 'lending', candidate: 'c50', digest: model },
      contract: digest(contract),
      data: some,
      split: some,
      code: 'unversioned',
      config: { metrics: some, governance: some, training: some },
      author: 'ada',
    },
    candidates: 1,
    threshold: 0.5,
    rows: { total: 1000, train: 700, validation: 150, test: 150 },
    measurements: [
      {
        metric: 'roc_auc',
        definition: 'sklearn.metrics.roc_auc_score',
        estimand: 'model',
        value: { defined: true, value: 0.81 },
        interval: { lower, upper: 0.849, level: 0.95, method: 'delong' },
        n: 150,
      },
    ],
    confusion: [],
    groups: [],
    curves: [],
  };
}

export function reportOf(evidence: Evidence): GateReport {
  const [{ value, interval, n }] = evidence.measurements as unknown as [Observation];
  return {
    schemaVersion: 2,
    type: 'codexhub.gate-report',
    subject: evidence.subject,
    policy: digest(policy),
    evidence: digest(evidence),
    candidates: 1,
    multiplicity: {
      checks: 1,
      comparisons: 1,
      candidates: 1,
      pass: 'each_at_its_level',
      fail: 'simultaneous_over_groups',
      adjustedP: 'holm',
      ofCandidates: 'shown_not_decided',
    },
    checks: [decideCheck(auc, [{ group: null, reference: null, value, interval, n }])],
    observations: [],
    accounting: [],
  };
}

/** Attaches an honest gate to a version; a lower bound below .75 closes it. */
export async function gate(
  registry: Registry,
  id: VersionId,
  { lower = 0.787 }: { readonly lower?: number } = {},
): Promise<Digest> {
  const bytes = await registry.readArtifact(id, 'model.onnx');
  const evidence = evidenceOf(digestBytes(bytes), lower);
  return registry.attachGate(id, { report: reportOf(evidence), evidence });
}

export function approval(report: Digest, approver: string, key: SigningKeyPair) {
  return signApproval({ report, approver, privateKey: key.privateKey, at: clock.now() });
}

/** Two approvals by two people who are not the author. */
export async function approveByTwo(registry: Registry, report: Digest): Promise<void> {
  for (const name of ['grace', 'alan'] as const) {
    await registry.approve({ report, approval: approval(report, name, keys[name]), policy });
  }
}

export const promotion = { alias: 'champion', policy, actor: 'ada', reverify } as const;
