import {
  type DriftEvidence,
  decide,
  type Evidence,
  type Observation,
  type Requirement,
  undefinedValue,
} from '@codexhub/common-config/records';
import { smallestScale } from '@codexhub/statistics';
import { compareColumn } from '../../drift/compare-column.ts';
import { divergences } from '../../drift/divergence.ts';
import { type DivergenceEstimate, estimateDivergence } from '../../drift/estimate-divergence.ts';
import { columnThatDiffers } from '../../drift/require-same-bins.ts';
import { simultaneousLevel } from '../judging/simultaneous-level.ts';

/** Beyond this many times today's rows no number is worth naming. */
const MAXIMUM_SCALE = 10_000;

/**
 * A check of drift: an observation for each column, made anew from the stored counts, with the interval
 * that holds for all columns at once. Its `group` is the name of the column. A column that was not
 * profiled is `column_absent`, profiles of other bins are `bins_differ`: both are not measured.
 */
export function observeDrift(
  requirement: Requirement,
  { drift }: Evidence,
): readonly Observation[] {
  const { columns = [], definition } = requirement;
  const divergence = divergences.find((known) => known.definition === definition);
  if (!drift || !divergence) return [];
  if (columnThatDiffers(drift.reference, drift.current) !== undefined) {
    const n = Math.min(drift.reference.rows, drift.current.rows);
    return columns.map((column) => unmeasured(column, 'bins_differ', n));
  }
  const together = simultaneousLevel(requirement.level, {
    judged: columns.length,
    against: 'nothing',
  });
  return columns.map((column) => {
    const comparison = compareNamed(column, drift);
    if (!comparison) return unmeasured(column, 'column_absent', 0);
    const { cells, reason, rows } = comparison;
    const n = Math.min(rows.reference, rows.current);
    if (!cells) return unmeasured(column, reason, n);
    return observed(requirement, column, {
      n,
      rows: rows.reference + rows.current,
      together,
      estimate: estimateDivergence(divergence, cells),
    });
  });
}

function compareNamed(
  name: string,
  { reference, current }: DriftEvidence,
): ReturnType<typeof compareColumn> | undefined {
  const at = reference.columns.findIndex(({ column }) => column === name);
  return at < 0 ? undefined : compareColumn(reference.columns[at]!, current.columns[at]!);
}

function unmeasured(column: string, reason: string, n: number): Observation {
  return { group: column, reference: null, value: undefinedValue(reason), n };
}

interface MeasuredColumn {
  readonly n: number;
  /** Of both sides. */
  readonly rows: number;
  readonly together: number;
  readonly estimate: DivergenceEstimate;
}

function observed(
  requirement: Requirement,
  column: string,
  { n, rows, together, estimate }: MeasuredColumn,
): Observation {
  const { level, limit } = requirement;
  const today: Observation = {
    group: column,
    reference: null,
    value: { defined: true, value: estimate.value },
    interval: estimate.intervalAt(level),
    simultaneous: estimate.intervalAt(together),
    n,
  };
  // The interval clears the limit exactly where p is so small.
  const enough = (1 - (estimate.value <= limit ? level : together)) / 2;
  const nToConclude = isAcross(requirement, today)
    ? smallestScale({
        maximum: MAXIMUM_SCALE,
        concluded: (factor) => estimate.scaled(factor).pAgainst(limit) <= enough,
      })
    : undefined;
  return {
    ...today,
    pValue: Number(estimate.pAgainst(limit).toPrecision(4)),
    ...(nToConclude === undefined ? {} : { nToConclude: Math.ceil(nToConclude * rows) }),
  };
}

function isAcross(requirement: Requirement, observation: Observation): boolean {
  const { reason } = decide(requirement, observation);
  return reason === 'interval_straddles_limit' || reason === 'beyond_limit_unadjusted';
}
