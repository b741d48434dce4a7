import { plainValue } from '@codexhub/common-config/config';
import type { DocumentToScan } from '@codexhub/governance';
import type { Dataset, LeakageReport, Splits } from '@codexhub/training';
import type { Project } from '../project/load-project.ts';
import type { Candidate, Fit } from './fit.ts';
import type { Performance } from './measure.ts';
import type { DataFindings } from './validate.ts';

/** What a run logs beside the model, as plain values: searched for personal data before it is written. */
export function loggedArtefacts(options: {
  readonly project: Project;
  readonly dataset: Dataset;
  readonly findings: DataFindings;
  readonly splits: Splits;
  readonly leakage: LeakageReport;
  readonly fit: Fit;
  readonly candidate: Candidate;
  readonly performance: Performance;
}): readonly DocumentToScan[] {
  const { project, dataset, findings, splits, leakage, fit, candidate, performance } = options;
  const { train, validation, test, digest } = splits;
  return [
    { name: 'config.json', content: plainValue(project.config) },
    { name: 'training/model.json', content: fit.model },
    {
      name: 'training/data.json',
      content: {
        digest: dataset.digest,
        source: dataset.source,
        rows: dataset.table.rowCount,
        columns: [...dataset.table.columns.keys()],
        split: { digest, train: train.length, validation: validation.length, test: test.length },
      },
    },
    { name: 'training/data-profile.json', content: findings.profile },
    ...(findings.validation
      ? [{ name: 'training/validation.json', content: findings.validation }]
      : []),
    { name: 'training/leakage.json', content: leakage },
    { name: 'evaluation/parity.json', content: candidate.parity },
    { name: 'evaluation/performance.json', content: performance },
  ];
}
