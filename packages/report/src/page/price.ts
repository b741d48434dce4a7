import {
  type Confusion,
  type Estimand,
  type Evidence,
  type GateReport,
  measuredValue,
  undefinedValue,
  type Value,
} from '@codexhub/common-config/records';
import type { ReportTarget } from './report-input.ts';

/** What a candidate costs: whom it says yes to, and whom it finds. */
export interface Price {
  readonly estimand: Estimand;
  readonly favourableShare: Value;
  readonly recall: Value;
}

/** The counts at the served threshold: of the procedure where there are any, as the gate judges. */
export function shownConfusion(
  evidence: Evidence,
): { readonly estimand: Estimand; readonly counts: Confusion } | undefined {
  return preferred(evidence.confusion);
}

/** Of the records of both estimands, the procedure's; otherwise the first. */
export function preferred<T extends { readonly estimand: Estimand }>(
  records: readonly T[],
): T | undefined {
  return records.find(({ estimand }) => estimand === 'procedure') ?? records[0];
}

/**
 * The share decided favourably, and the recall of the positive label.
 *
 * With the target's labels the share comes from the confusion counts of all rows. Without them, from
 * the group rates of the first attribute, each weighted by its n: rows of unknown group are not in it.
 */
export function priceOf(
  evidence: Evidence,
  report: GateReport,
  target: ReportTarget | undefined,
): Price {
  const confusion = shownConfusion(evidence);
  const estimand = confusion?.estimand ?? 'model';
  return {
    estimand,
    favourableShare:
      target && confusion ? favourableOf(confusion.counts, target) : favourableOfGroups(report),
    recall: recallOf(evidence, estimand, confusion?.counts),
  };
}

/** The share of the positive label among the counted rows. */
export function prevalenceOf(counts: Confusion | undefined): Value {
  if (!counts) return undefinedValue('absent');
  return share(counts.truePositive + counts.falseNegative, totalOf(counts));
}

/** A quotient of counts, undefined over no rows. */
export function share(part: number, whole: number): Value {
  return whole > 0 ? measuredValue(part / whole) : undefinedValue('no_rows');
}

function favourableOf(counts: Confusion, target: ReportTarget): Value {
  const positive = counts.truePositive + counts.falsePositive;
  const total = totalOf(counts);
  return share(target.favourable === target.positive ? positive : total - positive, total);
}

function favourableOfGroups(report: GateReport): Value {
  const groups = (preferred(report.accounting)?.groups ?? []).filter(({ n }) => n > 0);
  if (groups.length === 0) return undefinedValue('absent');
  let favourable = 0;
  for (const { rate, n } of groups) {
    if (!rate.defined) return rate;
    favourable += rate.value * n;
  }
  return share(
    favourable,
    groups.reduce((sum, { n }) => sum + n, 0),
  );
}

function recallOf(evidence: Evidence, estimand: Estimand, counts: Confusion | undefined): Value {
  const measured = evidence.measurements.find(
    (measurement) => measurement.metric === 'recall' && measurement.estimand === estimand,
  );
  if (measured) return measured.value;
  if (!counts) return undefinedValue('absent');
  const positives = counts.truePositive + counts.falseNegative;
  return positives > 0
    ? measuredValue(counts.truePositive / positives)
    : undefinedValue('no_positives');
}

function totalOf(counts: Confusion): number {
  return counts.truePositive + counts.falsePositive + counts.trueNegative + counts.falseNegative;
}
