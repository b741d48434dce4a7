import type { Baseline, DriftEvidence, PrivacyFindings } from '@codexhub/common-config/records';
import type { SelfTestReport } from '@codexhub/governance';
import type { VersionId } from '@codexhub/registry';
import { type Dataset, inWords } from '@codexhub/training';
import type { Project } from '../project/load-project.ts';
import type { Candidate } from '../stages/fit.ts';
import { leakageInWords, type SplitData } from '../stages/split.ts';
import type { DataFindings } from '../stages/validate.ts';
import { awaitsOnlyApproval } from './awaits-only-approval.ts';
import type { RunResult } from './run-result.ts';

const number = new Intl.NumberFormat('en-US');

/** What each stage says of itself when it ends, in one line. */
export const stageSummaries = {
  selfTest: ({ checks }: SelfTestReport): string =>
    `${checks.length} checks pass a good control, fail a bad one, and pass nothing unmeasured`,
  ingest: ({
    dataset: { table },
    findings,
  }: {
    readonly dataset: Dataset;
    readonly findings: DataFindings;
  }): string =>
    `${number.format(table.rowCount)} rows, ${table.columns.size} columns, every cell fits the contract${expectationsMet(findings)}`,
  split: ({ splits: { train, validation, test }, leakage }: SplitData): string =>
    `${number.format(train.length)} train, ${number.format(validation.length)} validation, ${number.format(test.length)} test; ${leakageInWords(leakage)}`,
  train: ({ candidates }: { readonly candidates: readonly Candidate[] }): string => {
    const worst = Math.max(
      ...candidates.map(({ parity }) =>
        parity.maximumDifference.defined ? parity.maximumDifference.value : Infinity,
      ),
    );
    return `${candidates.length} ONNX graph(s), parity on every row within ${worst.toExponential(1)}`;
  },
  measure: (
    measured: readonly { readonly performance: { readonly measurements: readonly unknown[] } }[],
  ): string =>
    `${measured.reduce((sum, { performance }) => sum + performance.measurements.length, 0)} numbers with intervals, on test rows and cross-fitted`,
  compare: ([first]: readonly Baseline[]): string => {
    if (!first) return 'no champion yet: the change against it is not measured';
    const { alias, model, obstacle, rows } = first;
    const who = `${alias} ${model.name}@${model.version}`;
    return obstacle === undefined
      ? `against ${who} on the same ${number.format(rows.count)} test rows`
      : `not against ${who}: ${obstacle.replaceAll('_', ' ')}`;
  },
  drift: ({ reference, current }: DriftEvidence): string =>
    `${current.columns.length} inputs of ${number.format(current.rows)} test rows, in bins of ${number.format(reference.rows)} training rows`,
  fairness: ({ policy }: Project): string =>
    `counted by ${policy.attributes.map(({ name }) => name).join(' and ')}`,
  scrub: (all: readonly PrivacyFindings[]): string => {
    const documents = all.reduce((sum, findings) => sum + findings.documents, 0);
    const found = all
      .flatMap(({ findings }) => findings)
      .reduce((sum, { count }) => sum + count, 0);
    return `${documents} artefacts searched for ${all[0]?.lookedFor.join(', ')}: ${found} found`;
  },
  register: (versions: readonly VersionId[]): string =>
    versions.map(({ name, version }) => `${name}@${version}`).join(', '),
  gate: ({ candidates: results }: Pick<RunResult, 'candidates'>): string =>
    `${results.filter(awaitsOnlyApproval).length} of ${results.length} candidate(s) may be approved`,
};

/** How many expectations are met, and which are not: these only warn, or the run had ended. */
function expectationsMet({ validation }: DataFindings): string {
  if (!validation) return '';
  const { evaluated, successful } = validation.statistics;
  const warned = validation.results.filter(({ success }) => !success).map(inWords);
  return [`, ${successful} of ${evaluated} expectations met`, ...warned].join('; ');
}
