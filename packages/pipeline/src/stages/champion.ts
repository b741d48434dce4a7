import { contractDigest } from '@codexhub/common-config/contract';
import { digest, digestBytes } from '@codexhub/common-config/kernel';
import type { Baseline } from '@codexhub/common-config/records';
import { type Registry, RegistryError, type VersionId } from '@codexhub/registry';
import type { Dataset, Splits } from '@codexhub/training';
import type { Project } from '../project/load-project.ts';

/** The model that is served now, with what decides whether a candidate can be compared with it. */
export interface Champion extends Omit<Baseline, 'sameScores' | 'rows' | 'changes'> {
  readonly threshold: number;
  readonly bytes: Uint8Array;
}

/** Whether some check of the policy asks how a candidate differs from the champion. */
export function asksForChange({ policy }: Project): boolean {
  return policy.checks.some(({ change }) => change !== undefined);
}

/**
 * The champion: what the alias that is served points at, its files checked by digest. None where the
 * model or the alias is not there.
 *
 * It cannot be compared where the alias was moved by hand, where its contract is another, or where its
 * data or split are: then rows that it was trained on may be test rows now, and it would look better
 * than it is.
 *
 * @throws RegistryError `REGISTRY_GATE_MISSING`, `REGISTRY_DIGEST_MISMATCH`, `REGISTRY_CORRUPT`,
 * `REGISTRY_VERSION_MISSING` where the alias points at what is no governed version.
 */
export async function findChampion(
  { config, contract }: Project,
  registry: Registry,
  dataset: Dataset,
  splits: Splits,
): Promise<Champion | undefined> {
  const { alias } = config.inference;
  const version = await versionAt(registry, contract.name, alias);
  if (version === undefined) return undefined;
  const id = { name: contract.name, version };
  const { report, evidence } = await registry.readGate(id);
  const { subject } = report;
  const sameSplit = subject.data === dataset.digest && subject.split === splits.digest;
  const last = (await registry.decisions(id.name)).findLast((made) => made.alias === alias);
  const obstacle =
    last?.report !== digest(report)
      ? 'baseline_ungoverned'
      : subject.contract !== contractDigest(contract)
        ? 'baseline_contract_differs'
        : sameSplit
          ? undefined
          : 'baseline_saw_test_rows';
  return {
    alias,
    model: { ...id, digest: subject.model.digest },
    report: digest(report),
    sameSplit,
    ...(obstacle === undefined ? {} : { obstacle }),
    threshold: evidence.threshold,
    bytes: await bytesOf(registry, id, subject.model.digest),
  };
}

/** The version that an alias points at; undefined where the model or the alias is not there. */
export async function versionAt(
  registry: Registry,
  name: string,
  alias: string,
): Promise<number | undefined> {
  try {
    return await registry.aliasAt(name, alias);
  } catch (error) {
    const nothingYet =
      error instanceof RegistryError &&
      (error.code === 'REGISTRY_MODEL_MISSING' || error.code === 'REGISTRY_ALIAS_MISSING');
    if (nothingYet) return undefined;
    throw error;
  }
}

/** What is scored are the very bytes that were judged, whatever became of the file since it was checked. */
async function bytesOf(registry: Registry, id: VersionId, expected: string): Promise<Uint8Array> {
  const bytes = await registry.readArtifact(id, 'model.onnx');
  const found = digestBytes(bytes);
  if (found === expected) return bytes;
  throw new RegistryError('REGISTRY_DIGEST_MISMATCH', {
    message: `registry: the model file of version ${id.version} of ${JSON.stringify(id.name)} must be ${expected}; it is ${found}; restore the file, or promote another version`,
    details: { model: id.name, version: id.version, what: 'the model file', expected, found },
  });
}
