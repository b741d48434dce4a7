import {
  type CategoryColumn,
  type Column,
  isMissing,
  type Table,
} from '@codexhub/common-config/columns';
import { decide, type Interval, type Value } from '@codexhub/common-config/records';
import { areaInterval, areaUnderCurve } from '../metrics/roc-auc.ts';
import type { TargetLeakage } from './leakage-report.ts';
import type { Part } from './parts.ts';

interface Observed {
  readonly value: Value;
  readonly interval?: Interval | undefined;
  readonly n: number;
}

/**
 * How well one input alone tells the labels apart: max(AUC, 1 − AUC), judged with DeLong's interval.
 *
 * A number is its own score, over the rows of all parts; missing cells rank once below and once above
 * all others, and the larger value counts, for a hole may tell as much as a number. A category scores
 * the share of positives that it has in the training rows (a missing cell is a category; one that is
 * new there has the share of all), over the rows of the other parts: ordered by the very rows that are
 * scored, an identifier would always reach 1.
 */
export function targetLeakage(
  table: Table,
  parts: readonly Part[],
  {
    column: name,
    labels,
    limit,
    level,
  }: { column: string; labels: Uint8Array; limit: number; level: number },
): TargetLeakage {
  const column = table.columns.get(name);
  const observed: Observed = !column
    ? { value: { defined: false, reason: 'absent' }, n: 0 }
    : column.kind === 'category'
      ? ofCategories(column, parts, labels, level)
      : ofNumbers(column, column.values, parts, labels, level);
  const verdict = decide(
    {
      id: `data.target_leakage.${name}`,
      kind: 'data_contract',
      metric: 'single_input_roc_auc',
      definition: 'codexhub.target_leakage/1',
      estimand: 'model',
      direction: 'at_most',
      limit,
      minimumN: 0,
      level,
      enforce: true,
      onInsufficientData: 'block',
      reason: 'an input that all but gives the label away',
    },
    { group: null, reference: null, ...observed },
  );
  return { check: 'target_leakage', ...verdict, column: name, limit, ...observed };
}

function ofNumbers(
  column: Column,
  values: Float64Array,
  parts: readonly Part[],
  labels: Uint8Array,
  level: number,
): Observed {
  const rows = joined(parts);
  const score = new Float64Array(rows.length);
  const yTrue = new Uint8Array(rows.length);
  const missing: number[] = [];
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at]!;
    yTrue[at] = labels[row]!;
    if (isMissing(column, row) || Number.isNaN(values[row])) missing.push(at);
    else score[at] = Math.max(-LARGEST, Math.min(LARGEST, values[row]!));
  }
  const place = (where: number): Observed => {
    for (const at of missing) score[at] = where;
    return orientedArea(yTrue, score, level);
  };
  const below = place(-LARGEST);
  if (missing.length === 0) return below;
  const above = place(LARGEST);
  return above.value.defined && below.value.defined && above.value.value > below.value.value
    ? above
    : below;
}

// Scores must be finite; an infinite cell ranks with the largest ones.
const LARGEST = Number.MAX_VALUE;

function ofCategories(
  { codes, categories }: CategoryColumn,
  parts: readonly Part[],
  labels: Uint8Array,
  level: number,
): Observed {
  const train = joined(parts.filter(({ name }) => name === 'train'));
  const held = joined(parts.filter(({ name }) => name !== 'train'));
  const counts = new Float64Array(categories.length + 1);
  const positives = new Float64Array(categories.length + 1);
  let all = 0;
  for (let at = 0; at < train.length; at += 1) {
    const row = train[at]!;
    // The last place is that of missing cells.
    const code = codes[row]! < 0 ? categories.length : codes[row]!;
    counts[code]! += 1;
    positives[code]! += labels[row]!;
    all += labels[row]!;
  }
  const score = new Float64Array(held.length);
  const yTrue = new Uint8Array(held.length);
  for (let at = 0; at < held.length; at += 1) {
    const row = held[at]!;
    const code = codes[row]! < 0 ? categories.length : codes[row]!;
    score[at] =
      counts[code] === 0 ? all / Math.max(1, train.length) : positives[code]! / counts[code]!;
    yTrue[at] = labels[row]!;
  }
  return orientedArea(yTrue, score, level);
}

function orientedArea(yTrue: Uint8Array, score: Float64Array, level: number): Observed {
  const n = yTrue.length;
  if (n === 0) return { value: { defined: false, reason: 'no_rows' }, n };
  const area = areaUnderCurve(yTrue, score);
  if (!area) return { value: { defined: false, reason: 'single_class' }, n };
  const value = Math.max(area.value, 1 - area.value);
  return { value: { defined: true, value }, interval: areaInterval({ ...area, value }, level), n };
}

function joined(parts: readonly Part[]): Int32Array {
  const rows = new Int32Array(parts.reduce((sum, part) => sum + part.rows.length, 0));
  let at = 0;
  for (const part of parts) {
    rows.set(part.rows, at);
    at += part.rows.length;
  }
  return rows;
}
