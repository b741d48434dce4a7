import { contractDigest } from '@codexhub/common-config/contract';
import type {
  Baseline,
  DriftEvidence,
  Evidence,
  GroupCounts,
  PrivacyFindings,
  Subject,
} from '@codexhub/common-config/records';
import type { Dataset, Splits } from '@codexhub/training';
import type { Project } from '../project/load-project.ts';
import type { Candidate } from './fit.ts';
import type { Performance } from './measure.ts';
import { type DataFindings, expectationFindings } from './validate.ts';

/** Who made the model, with which code. */
export interface Provenance {
  readonly author: string;
  readonly code: string;
}

/** Everything that was measured of one candidate, under the digests of what it was made from. */
export function buildEvidence(options: {
  readonly project: Project;
  readonly provenance: Provenance;
  readonly dataset: Dataset;
  readonly findings: DataFindings;
  readonly splits: Splits;
  readonly candidate: Candidate;
  readonly performance: Performance;
  readonly groups: readonly GroupCounts[];
  readonly privacy: PrivacyFindings;
  readonly baseline?: Baseline | undefined;
  readonly drift?: DriftEvidence | undefined;
}): Evidence {
  const { project, dataset, splits, candidate, performance, groups, privacy, baseline, drift } =
    options;
  return {
    schemaVersion: 2,
    sensitivity: 'restricted',
    subject: subjectOf(options),
    candidates: project.config.training.candidates.length,
    threshold: candidate.threshold,
    rows: {
      total: dataset.table.rowCount,
      train: splits.train.length,
      validation: splits.validation.length,
      test: splits.test.length,
    },
    ...performance,
    groups,
    parity: candidate.parity,
    privacy,
    // Ingest refuses a table with a single violation, so a dataset that is here has none.
    contractViolations: 0,
    ...expectationFindings(options.findings.validation),
    ...(baseline ? { baseline } : {}),
    ...(drift ? { drift } : {}),
  };
}

function subjectOf({
  project,
  provenance,
  dataset,
  splits,
  candidate,
}: Parameters<typeof buildEvidence>[0]): Subject {
  const { metrics, governance, training } = project.loaded.fingerprints;
  return {
    model: {
      name: project.contract.name,
      candidate: candidate.name,
      digest: candidate.exported.digest,
    },
    contract: contractDigest(project.contract),
    data: dataset.digest,
    split: splits.digest,
    code: provenance.code,
    config: { metrics, governance, training },
    author: provenance.author,
  };
}
