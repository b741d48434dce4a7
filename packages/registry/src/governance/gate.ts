import { join } from 'node:path';
import { canonicalJson, type Digest, digest, digestBytes } from '@codexhub/common-config/kernel';
import {
  type Evidence,
  evidenceSchema,
  type GateReport,
  gateReportSchema,
} from '@codexhub/common-config/records';
import { RegistryError } from '../errors.ts';
import {
  getVersion,
  type ModelVersion,
  type VersionId,
  versionFolder,
  versionTags,
} from '../models/model-version.ts';
import { readArtifact, runArtifacts } from '../models/version-artifacts.ts';
import { replaceFile } from '../store/durable.ts';
import { corrupt } from '../store/file-errors.ts';
import { readBytes } from '../store/read-files.ts';
import type { Store } from '../store/store.ts';
import { writeTags } from '../tracking/run-files.ts';

/** A gate report with the evidence that it follows from. */
export interface Gate {
  readonly report: GateReport;
  readonly evidence: Evidence;
}

const REPORT_TAG = 'codexhub.gate_report';
const EVIDENCE_TAG = 'codexhub.evidence';
const MODEL_TAG = 'codexhub.model_digest';

/**
 * Stores a gate report and its evidence with a version: canonical JSON among the run's artifacts,
 * the digests in tags. Another report in its place voids every approval of the first. The evidence
 * counts small groups: its file is readable by its owner alone.
 *
 * @returns the digest of the report: what an approval signs.
 * @throws RegistryError `REGISTRY_VALUE_INVALID` where one of the two is malformed;
 * `REGISTRY_DIGEST_MISMATCH` where they speak of another model, name or evidence.
 */
export async function attachGate(store: Store, id: VersionId, gate: Gate): Promise<Digest> {
  const version = await getVersion(store, id.name, id.version);
  if (
    !gateReportSchema.safeParse(gate.report).success ||
    !evidenceSchema.safeParse(gate.evidence).success
  ) {
    throw new RegistryError('REGISTRY_VALUE_INVALID', {
      message: `registry: the gate of ${label(id)} must be a gate report and its evidence; received something else; evaluate the gate again`,
    });
  }
  await checkSubject(store, version, gate);
  const folder = await gateFolder(store, version);
  const report = canonicalJson(gate.report);
  const evidence = canonicalJson(gate.evidence);
  await replaceFile(store, join(folder, 'evidence.json'), evidence, 'owner');
  await replaceFile(store, join(folder, 'gate-report.json'), report);
  await writeTags(store, versionFolder(store, id), {
    [MODEL_TAG]: gate.report.subject.model.digest,
    [EVIDENCE_TAG]: digestBytes(evidence),
    [REPORT_TAG]: digestBytes(report),
  });
  return digestBytes(report);
}

/**
 * The gate of a version, with every digest checked on the bytes that are there now: report file
 * against tag, evidence against report, model bytes against report and tag.
 *
 * @throws RegistryError `REGISTRY_GATE_MISSING`, `REGISTRY_DIGEST_MISMATCH`, `REGISTRY_CORRUPT`.
 */
export async function readGate(store: Store, id: VersionId): Promise<Gate> {
  const version = await getVersion(store, id.name, id.version);
  const tags = await versionTags(store, id);
  const tagged = tags[REPORT_TAG];
  const folder = await gateFolder(store, version);
  const report = await readBytes(join(folder, 'gate-report.json'));
  const evidence = await readBytes(join(folder, 'evidence.json'));
  if (tagged === undefined || report === undefined || evidence === undefined) {
    throw new RegistryError('REGISTRY_GATE_MISSING', {
      message: `registry: ${label(id)} must have a gate report and its evidence; it has none; evaluate the gate and attach it`,
      details: { model: id.name, version: id.version },
    });
  }
  same(id, 'the gate report', digestBytes(report), tagged);
  const judged = parse(join(folder, 'gate-report.json'), report, gateReportSchema);
  same(id, 'the evidence file', digestBytes(evidence), judged.evidence);
  const gate = {
    report: judged,
    evidence: parse(join(folder, 'evidence.json'), evidence, evidenceSchema),
  };
  if (tags[MODEL_TAG] !== undefined) {
    same(id, 'the model in the report', gate.report.subject.model.digest, tags[MODEL_TAG]);
  }
  await checkSubject(store, version, gate);
  return gate;
}

/** The digest that a version's tag gives for its gate report; nothing is checked. */
export async function taggedReport(store: Store, id: VersionId): Promise<string | undefined> {
  return (await versionTags(store, id))[REPORT_TAG];
}

/** Where the gate's files are, among the run's artifacts. */
export async function gateFolder(store: Store, version: ModelVersion): Promise<string> {
  const artifacts = await runArtifacts(store, version);
  if (artifacts !== undefined) return join(artifacts, 'gate');
  throw new RegistryError('REGISTRY_GATE_MISSING', {
    message: `registry: ${label(version)} must come from a run in this store, which holds its gate; it does not; register it from a run`,
    details: { model: version.name, version: version.version },
  });
}

async function checkSubject(
  store: Store,
  version: ModelVersion,
  { report, evidence }: Gate,
): Promise<void> {
  const bytes = await readArtifact(store, version, 'model.onnx');
  same(version, 'the model file', digestBytes(bytes), report.subject.model.digest);
  same(version, 'the evidence', digest(evidence), report.evidence);
  same(version, "the evidence's subject", digest(evidence.subject), digest(report.subject));
  same(version, 'the model name', version.name, report.subject.model.name);
}

function same(id: VersionId, what: string, found: string, expected: string): void {
  if (found === expected) return;
  throw new RegistryError('REGISTRY_DIGEST_MISMATCH', {
    message: `registry: ${what} of ${label(id)} must be ${expected}; it is ${found}; what was judged is not what is here: evaluate the gate again`,
    details: { model: id.name, version: id.version, what, expected, found },
  });
}

function parse<T>(file: string, bytes: Uint8Array, schema: { parse(value: unknown): T }): T {
  try {
    return schema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch (cause) {
    throw corrupt(file, 'must be the record that its name says', cause);
  }
}

function label({ name, version }: VersionId): string {
  return `version ${version} of ${JSON.stringify(name)}`;
}
