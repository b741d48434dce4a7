import type { Table } from '@codexhub/common-config/columns';
import type { ModelContract } from '@codexhub/common-config/contract';
import { worstOutcome } from '@codexhub/common-config/records';
import { requireOption } from '../internal/require-option.ts';
import { positiveLabels } from '../models/positive-labels.ts';
import { identicalRows } from './identical-rows.ts';
import type { LeakageCheck, LeakageReport } from './leakage-report.ts';
import { type Part, type PartRows, partsOf } from './parts.ts';
import { repeatedRows } from './repeated-rows.ts';
import { sharedGroups } from './shared-groups.ts';
import { targetLeakage } from './target-leakage.ts';
import { timeOrder } from './time-order.ts';

export interface LeakageOptions {
  readonly contract: ModelContract;
  /** The column, or columns, of which no key may be in two parts; not checked where absent. */
  readonly groupBy?: string | readonly string[] | undefined;
  /** The column of moments or numbers by which parts follow each other; not checked where absent. */
  readonly timeBy?: string | undefined;
  /** How much later than the earlier part the later one must begin: milliseconds, or units of a number. 0 where absent. */
  readonly gap?: number | undefined;
  /** The share of a later part that may stand in an earlier one; up to it a warning. 0.01 where absent. */
  readonly maximumIdenticalShare?: number | undefined;
  /** The most that one input may tell: max(AUC, 1 − AUC). 0.98 where absent. */
  readonly maximumAuc?: number | undefined;
  /** Of the intervals that are held against `maximumAuc`; 0.95 where absent. */
  readonly level?: number | undefined;
}

/**
 * Looks for what leaks between the parts of a split: rows in two parts; rows whose inputs stand in an
 * earlier part, and how many of those under another label; groups in two parts; later parts that are not
 * later; and inputs that give the label away (see `targetLeakage`), each with one of the five outcomes.
 *
 * The defaults: one row in a hundred that was seen in training can flatter a rate by a hundredth at the
 * most; with coarse inputs twins are natural, and `maximumIdenticalShare` says how many. Single inputs
 * of honest data seldom reach an AUC of 0.9; above 0.98, the whole interval of it, an input is more
 * likely to be made from the label than to foresee it.
 *
 * @param splits row numbers, such as those of `splitDataset` or of one fold.
 * @returns plain data, without a cell of any row.
 * @throws TrainingError `TRAINING_OPTION_INVALID` for rows beyond the table, an option out of range or a
 * `timeBy` of categories; `TRAINING_MODEL_MISMATCH` where a label is neither of the two. ColumnsError
 * `COLUMN_MISSING` where `groupBy` or `timeBy` is not there. An input that is not there is `not_measured`.
 * @see Kaufman et al., ACM TKDD 6 (2012) 15, on leakage
 * @example
 * findLeakage(table, splits, { contract, groupBy: 'customer' }).outcome; // Returns: 'pass'
 */
export function findLeakage(
  table: Table,
  splits: PartRows,
  options: LeakageOptions,
): LeakageReport {
  const { contract, groupBy, timeBy, gap = 0, maximumIdenticalShare = 0.01 } = options;
  const { maximumAuc = 0.98, level = 0.95 } = options;
  requireOption(gap >= 0 && Number.isFinite(gap), 'leakage: gap', 'a number from 0 up', gap);
  requireShare('maximumIdenticalShare', maximumIdenticalShare, 0);
  requireShare('maximumAuc', maximumAuc, 0.5);
  requireOption(level > 0 && level < 1, 'leakage: level', 'between 0 and 1', level);
  const parts = partsOf(splits, table.rowCount);
  const labels = positiveLabels(contract, table);
  const columns = Object.keys(contract.features);
  const groups = typeof groupBy === 'string' ? [groupBy] : groupBy;
  if (groups) requireOption(groups.length > 0, 'leakage: groupBy', 'one column at least', 'none');
  const checks: LeakageCheck[] = [
    repeatedRows(parts, table.rowCount),
    identicalRows(table, parts, { columns, labels, limit: maximumIdenticalShare }),
    ...(groups ? [sharedGroups(table, parts, groups)] : []),
    ...(timeBy === undefined ? [] : [timeOrder(table, parts, timeBy, gap)]),
    ...columns.map((column) =>
      targetLeakage(table, parts, { column, labels, limit: maximumAuc, level }),
    ),
  ];
  return {
    schemaVersion: 1,
    outcome: worstOutcome(checks.map(({ outcome }) => outcome)),
    rows: countRows(parts, table.rowCount),
    checks,
    notAsked: [
      ...(groups ? [] : (['shared_groups'] as const)),
      ...(timeBy === undefined ? (['time_order'] as const) : []),
    ],
  };
}

function requireShare(name: string, value: number, minimum: number): void {
  requireOption(value >= minimum && value <= 1, `leakage: ${name}`, `in [${minimum}, 1]`, value);
}

function countRows(parts: readonly Part[], total: number): LeakageReport['rows'] {
  const assigned = new Uint8Array(total);
  const sizes = { train: 0, validation: 0, test: 0 };
  for (const { name, rows } of parts) {
    sizes[name] = rows.length;
    for (let at = 0; at < rows.length; at += 1) assigned[rows[at]!] = 1;
  }
  let unassigned = total;
  for (let row = 0; row < total; row += 1) unassigned -= assigned[row]!;
  return { total, ...sizes, unassigned };
}
