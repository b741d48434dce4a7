import type { DriftColumn, DriftProfile, Interval, Value } from '@codexhub/common-config/records';
import { undefinedValue } from '@codexhub/common-config/records';
import { benjaminiHochberg, holm } from '@codexhub/statistics';
import { simultaneousLevel } from '../gates/judging/simultaneous-level.ts';
import { type ColumnComparison, compareColumn } from './compare-column.ts';
import { divergences } from './divergence.ts';
import { driftOptionInvalid } from './drift-option-invalid.ts';
import { type DriftTest, testAtEdges, testHomogeneity } from './drift-test.ts';
import { estimateDivergence } from './estimate-divergence.ts';
import { requireProfile } from './require-profile.ts';
import { requireSameBins } from './require-same-bins.ts';

/** What {@link detectDrift} may be told. */
export interface DriftOptions {
  /** Of every interval, above .5 and below 1; .95 by default. */
  readonly level?: number;
}

/** One distance of a column between the two profiles. */
export interface DriftDistance {
  readonly metric: 'psi' | 'js_distance' | 'hellinger';
  readonly definition: string;
  /** Less what chance adds on the average. */
  readonly value: Value;
  /** As other tools show it, chance included. */
  readonly plugIn: Value;
  readonly interval?: Interval;
  /** Holds for all columns at once. */
  readonly simultaneous?: Interval;
  /** Of no drift, by the distance's own χ² distribution; and allowing for all columns. */
  readonly pValue?: number;
  readonly holm?: number;
  readonly benjaminiHochberg?: number;
}

/** What is known of the drift of one column. */
export interface ColumnDrift {
  readonly column: string;
  readonly kind: DriftColumn['kind'];
  readonly rows: { readonly reference: number; readonly current: number };
  readonly missing: { readonly reference: number; readonly current: number };
  /** Cells that were compared, and how many sparse ones make one of them. */
  readonly cells: number;
  readonly pooled: number;
  readonly distances: readonly DriftDistance[];
  readonly homogeneity: DriftTest;
  /** Of numbers. */
  readonly ks?: DriftTest;
}

/** What is known of the drift of every column. */
export interface Drift {
  readonly level: number;
  /** The level of each interval at which those of all columns hold at once. */
  readonly together: number;
  readonly columns: readonly ColumnDrift[];
}

/**
 * How far the rows of one profile lie from those of another, column by column, missing rows being a cell
 * like others.
 *
 * Distances are 0 where nothing drifts: PSI = Σ (p − q) ln(p / q), Jensen and Shannon's distance (root of
 * the divergence in bits, at most 1) and Hellinger's (at most 1), each less what chance adds, with an
 * interval that a gate can decide from (see {@link estimateDivergence}) and a p value of no drift. Tests:
 * χ² of homogeneity, and for numbers the Kolmogorov–Smirnov statistic at the edges of the bins. Cells that
 * expect fewer than five rows in the smaller sample are pooled, so that one unseen category is no alarm.
 *
 * Undefined with `no_rows`, `constant_column` (all rows of both in one bin) or `too_few_rows`.
 *
 * @throws GovernanceError `GOVERNANCE_PROFILES_DIFFER` where columns or bins differ,
 * `GOVERNANCE_PROFILE_INVALID` where a profile does not add up, `GOVERNANCE_OPTION_INVALID`.
 * @example
 * detectDrift(profile, profile).columns[0]?.distances[0]?.value; // Returns: { defined: true, value: 0 }
 */
export function detectDrift(
  reference: DriftProfile,
  current: DriftProfile,
  { level = 0.95 }: DriftOptions = {},
): Drift {
  if (!(level > 0.5 && level < 1)) {
    throw driftOptionInvalid('level', 'above 0.5 and below 1', level, 'pass 0.95 for 95 %');
  }
  requireProfile(reference);
  requireProfile(current);
  requireSameBins(reference, current);
  const together = simultaneousLevel(level, {
    judged: reference.columns.length,
    against: 'nothing',
  });
  const columns = reference.columns.map((one, at) =>
    measure(one, current.columns[at]!, { level, together }),
  );
  return { level, together, columns: allowedFor(columns) };
}

interface Levels {
  readonly level: number;
  readonly together: number;
}

function measure(one: DriftColumn, other: DriftColumn, levels: Levels): ColumnDrift {
  const comparison = compareColumn(one, other);
  const { column, rows, cells, reason } = comparison;
  const isNumber = one.kind === 'number' && other.kind === 'number';
  return {
    column,
    kind: one.kind,
    rows,
    missing: { reference: one.counts.missing, current: other.counts.missing },
    cells: cells?.reference.length ?? 0,
    pooled: cells?.pooled ?? 0,
    distances: distances(comparison, levels),
    homogeneity: cells
      ? testHomogeneity(cells)
      : { definition: 'scipy.stats.chi2_contingency', statistic: undefinedValue(reason) },
    ...(isNumber ? { ks: testAtEdges(one, other) } : {}),
  };
}

function distances(
  { cells, reason }: ColumnComparison,
  { level, together }: Levels,
): readonly DriftDistance[] {
  return divergences.map((divergence) => {
    const { metric, definition } = divergence;
    if (!cells) {
      return { metric, definition, value: undefinedValue(reason), plugIn: undefinedValue(reason) };
    }
    const { value, plugIn, pValue, intervalAt } = estimateDivergence(divergence, cells);
    return {
      metric,
      definition,
      value: { defined: true, value },
      plugIn: { defined: true, value: plugIn },
      interval: intervalAt(level),
      simultaneous: intervalAt(together),
      pValue,
    };
  });
}

/** The same with the p values of each test that allow for all columns. */
function allowedFor(columns: readonly ColumnDrift[]): readonly ColumnDrift[] {
  const homogeneity = adjusted(columns.map((column) => column.homogeneity));
  const ks = adjusted(columns.map((column) => column.ks));
  const byDistance = divergences.map((_, which) =>
    adjusted(columns.map((column) => column.distances[which])),
  );
  return columns.map((column, at) => ({
    ...column,
    distances: byDistance.map((all) => all[at]!),
    homogeneity: homogeneity[at]!,
    ...(ks[at] ? { ks: ks[at] } : {}),
  }));
}

function adjusted<Test extends { readonly pValue?: number }>(
  tests: readonly (Test | undefined)[],
): readonly (Test | undefined)[] {
  const pValues = tests.flatMap((test) => test?.pValue ?? []);
  const [familywise, discovered] = [holm(pValues), benjaminiHochberg(pValues)];
  let next = 0;
  return tests.map((test) => {
    if (test?.pValue === undefined) return test;
    const at = next;
    next += 1;
    return { ...test, holm: familywise[at]!, benjaminiHochberg: discovered[at]! };
  });
}
