import { canonicalJson, type Digest, keyIdOf } from '@codexhub/common-config/kernel';
import {
  type Approval,
  approvalSchema,
  type GateReport,
  isAuthor,
  type Policy,
  verifyApproval,
} from '@codexhub/common-config/records';
import { RegistryError } from '../errors.ts';
import {
  listVersions,
  modelNames,
  type VersionId,
  versionFolder,
  versionTags,
} from '../models/model-version.ts';
import { corrupt } from '../store/file-errors.ts';
import type { Store } from '../store/store.ts';
import { writeTags } from '../tracking/run-files.ts';
import { readGate, taggedReport } from './gate.ts';

const APPROVAL_TAG = 'codexhub.approval.';

export interface ApproveOptions {
  readonly report: Digest;
  readonly approval: Approval;
  /** Who is trusted. */
  readonly policy: Policy;
}

/**
 * Stores an approval with every version whose gate report has this digest. One key, one approval:
 * a later one by the same key replaces the first.
 *
 * @returns the versions that it was stored with.
 * @throws RegistryError `REGISTRY_REPORT_UNKNOWN`, `REGISTRY_APPROVER_UNKNOWN` where the policy does
 * not name this person with this key, `REGISTRY_APPROVER_IS_AUTHOR`, `REGISTRY_SIGNATURE_INVALID`.
 */
export async function approve(
  store: Store,
  { report, approval, policy }: ApproveOptions,
): Promise<readonly VersionId[]> {
  const versions = await versionsOf(store, report);
  const [first] = versions;
  if (!first) {
    throw new RegistryError('REGISTRY_REPORT_UNKNOWN', {
      message: `registry: an approval must be of a gate report in this store; there is none with ${report}; attach the report to its version first`,
      details: { report },
    });
  }
  checkApproval(approval, report, (await readGate(store, first)).report, policy);
  for (const id of versions) {
    const tag = `${APPROVAL_TAG}${approval.keyId}`;
    await writeTags(store, versionFolder(store, id), { [tag]: canonicalJson(approval) });
  }
  return versions;
}

/** Every approval stored with a version, by key; whether it counts, `isOpen` decides. */
export async function approvalsOf(store: Store, id: VersionId): Promise<readonly Approval[]> {
  const tags = Object.entries(await versionTags(store, id));
  return tags
    .filter(([key]) => key.startsWith(APPROVAL_TAG))
    .map(([key, text]) => {
      try {
        return approvalSchema.parse(JSON.parse(text));
      } catch (cause) {
        throw corrupt(`${versionFolder(store, id)}/tags/${key}`, 'must be an approval', cause);
      }
    });
}

async function versionsOf(store: Store, report: Digest): Promise<readonly VersionId[]> {
  const found: VersionId[] = [];
  for (const name of await modelNames(store)) {
    for (const { version } of await listVersions(store, name)) {
      if ((await taggedReport(store, { name, version })) === report) found.push({ name, version });
    }
  }
  return found;
}

function checkApproval(
  approval: Approval,
  report: Digest,
  { subject }: GateReport,
  policy: Policy,
): void {
  if (!approvalSchema.safeParse(approval).success || approval.report !== report) {
    throw invalidSignature(report, 'it is malformed or signs another report');
  }
  const approver = policy.approvals.approvers.find(
    ({ name, publicKey }) => name === approval.approver && keyIdOf(publicKey) === approval.keyId,
  );
  if (!approver) {
    const known = policy.approvals.approvers.map(({ name }) => name);
    throw new RegistryError('REGISTRY_APPROVER_UNKNOWN', {
      message: `registry: an approver must stand in the policy with this key; received ${JSON.stringify(approval.approver)} with key ${approval.keyId}; trusted are ${known.join(', ') || 'none'}`,
      details: { approver: approval.approver, keyId: approval.keyId, known },
    });
  }
  if (isAuthor(approval.approver, subject)) {
    throw new RegistryError('REGISTRY_APPROVER_IS_AUTHOR', {
      message: `registry: an approver must not be the author; ${JSON.stringify(approval.approver)} made this model; ask somebody else`,
      details: { approver: approval.approver, report },
    });
  }
  if (!verifyApproval(approval, approver)) {
    throw invalidSignature(report, "the signature is not that key's over this statement");
  }
}

function invalidSignature(report: Digest, received: string): RegistryError {
  return new RegistryError('REGISTRY_SIGNATURE_INVALID', {
    message: `registry: an approval must be signed over ${report}; ${received}; sign the report again`,
    details: { report },
  });
}
