import { join } from 'node:path';
import { canonicalJson } from '@codexhub/common-config/kernel';
import {
  type Dataset,
  findLeakage,
  type LeakageCheck,
  type LeakageReport,
  type Splits,
  splitDataset,
} from '@codexhub/training';
import type { Project } from '../project/load-project.ts';
import { writeWhole } from '../project/output-folder.ts';

/** The parts of a dataset, and what leaks between them. */
export interface SplitData {
  readonly splits: Splits;
  readonly leakage: LeakageReport;
}

/** Splits the data as the project says, and looks for what the parts share. */
export function split({ config, contract }: Project, dataset: Dataset): SplitData {
  const { split: options, seed } = config.training;
  const { groupBy, timeBy } = options;
  const splits = splitDataset(dataset, { ...options, seed });
  return { splits, leakage: findLeakage(dataset.table, splits, { contract, groupBy, timeBy }) };
}

/** Writes what leaks beside the reports. @throws PipelineError `PIPELINE_OUTPUT_UNWRITABLE` */
export function writeLeakage(out: string, leakage: LeakageReport): Promise<void> {
  return writeWhole(join(out, 'reports', 'leakage.json'), canonicalJson(leakage));
}

/** What leaks, in words; a check that could not be made is told too. */
export function leakageInWords({ checks }: LeakageReport): string {
  const told = checks.filter(({ outcome }) => outcome !== 'pass').map(inWords);
  return told.length === 0 ? 'nothing leaks' : told.join(', ');
}

function inWords(check: LeakageCheck): string {
  const { outcome } = check;
  if (check.check === 'target_leakage') return `"${check.column}" tells the label: ${outcome}`;
  const rows = check.pairs.reduce((sum, pair) => sum + pair.rows, 0);
  return `${rows} row(s) ${WORDS[check.check]}: ${outcome}`;
}

const WORDS = {
  repeated_rows: 'in two parts',
  identical_rows: 'with the inputs of one in an earlier part',
  shared_groups: 'of a group in an earlier part',
  time_order: 'not after an earlier part',
} as const;
