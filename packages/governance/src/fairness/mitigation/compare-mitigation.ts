import { undefinedValue } from '@codexhub/common-config/records';
import { newcombeDifferenceInterval, pairedDifferenceInterval } from '@codexhub/statistics';
import { GovernanceError } from '../../errors.ts';
import type { GroupRate } from '../../tensor/group-rates.ts';
import { requireTensor } from '../../tensor/require-tensor.ts';
import { sortCells } from '../../tensor/sort-cells.ts';
import type { GroupTensor } from '../../tensor/tensor.ts';
import { compareDisparities, type DisparityChange } from './compare-disparities.ts';
import {
  type ComparedRate,
  comparedRates,
  type Measured,
  measuredRate,
  noRate,
  type RatesByGroup,
  rateNames,
  ratesByGroup,
  successesOf,
} from './compared-rates.ts';
import { type CostChange, compareCosts, type UnitCosts } from './error-costs.ts';
import {
  type ChangedDecisions,
  type PairedRows,
  type PairedTables,
  pairedTables,
} from './paired-tables.ts';

/** What {@link compareMitigation} compares. */
export interface MitigationToCompare {
  readonly before: GroupTensor;
  readonly after: GroupTensor;
  /** The rows behind both tensors, where the same rows were decided twice: changes are surer then. */
  readonly rows?: PairedRows;
  /** What one wrong decision of either kind costs. */
  readonly costs?: UnitCosts;
  /** Of every interval by itself, 0.95 by default. */
  readonly level?: number;
}

/** A rate of a group before and after. */
export interface RateChange {
  readonly definition: string;
  readonly before: Measured;
  readonly after: Measured;
  /** After − before. */
  readonly change: Measured;
}

/** One group's line of the table. */
export interface GroupChange {
  readonly group: readonly string[];
  readonly n: { readonly before: number; readonly after: number };
  readonly rates: Readonly<Record<ComparedRate, RateChange>>;
  /** Present where rows are given. */
  readonly changed?: ChangedDecisions;
}

/** What a mitigation did, and what it cost. Plain data. */
export interface MitigationComparison {
  /** Whether changes are between the same rows, or between two samples that are taken as independent. */
  readonly pairing: 'paired' | 'unpaired';
  readonly level: number;
  readonly attributes: readonly string[];
  readonly groups: readonly GroupChange[];
  readonly disparities: readonly DisparityChange[];
  readonly costs?: CostChange;
  /** Decisions that changed, of all rows; present where rows are given. */
  readonly changed?: ChangedDecisions;
  /** Rows of unknown group: in the costs, in no group and no disparity. */
  readonly unknown: { readonly before: number; readonly after: number };
}

/**
 * Before, after and cost of a mitigation: for each group selection rate, true and false positive rate and
 * accuracy (Wilson's intervals), the disparities between groups, and their changes. A disparity counts as less
 * only where the whole interval of its change says so.
 *
 * Changes of rates: Agresti and Min where the rows are given, else Newcombe. Disparities: intervals that
 * allow for the extremes' having been picked among all pairs of groups (Newcombe, or Miettinen and Nurminen for
 * the ratio, at Tukey's level; above 64 groups from Wilson's intervals at Šidák's level). Their changes:
 * MOVER on the two intervals (as they are before parity bounds them), with the correlation that the rows show,
 * and 0 without rows or where one of the two may be parity; in simulations of 2 and 4 groups of 250 rows they
 * hold the truth in .935 to 1 of the cases at level .95. Each interval has its level by itself; several
 * conclusions together have less.
 *
 * @throws GovernanceError `GOVERNANCE_TENSORS_DIFFER` where the attributes differ, or rows are not those of
 * the tensors; `GOVERNANCE_TENSOR_INVALID`; `GOVERNANCE_OPTION_INVALID` for level and costs; what `groupTensor` throws for rows.
 * @example
 * const rows = { yTrue: [1, 1, 0, 0], sensitive: { sex: ['m', 'f', 'm', 'f'] } };
 * const { disparities, pairing } = compareMitigation({
 *   before: groupTensor({ ...rows, yPred: [1, 0, 1, 0] }),
 *   after: groupTensor({ ...rows, yPred: [1, 1, 0, 0] }),
 * });
 * disparities[0]?.change.value; // Returns: { defined: true, value: -1 }
 * disparities[0]?.conclusion; // Returns: 'inconclusive'
 * pairing; // Returns: 'unpaired'
 */
export function compareMitigation(options: MitigationToCompare): MitigationComparison {
  const { before, after, rows, costs } = options;
  requireTensor(before);
  requireTensor(after);
  const level = requireLevel(options.level ?? 0.95);
  requireAlike(before, after);
  const paired = rows && pairedTables(rows, { before, after });
  const rates = { before: ratesByGroup(before), after: ratesByGroup(after) };
  const groups = groupsOf(rates);
  return {
    pairing: paired ? 'paired' : 'unpaired',
    level,
    attributes: before.sensitive,
    groups: groups.map((group) => groupChange(group, rates, { level, paired })),
    disparities: compareDisparities(rates, groups, { level, paired }),
    ...(costs && { costs: compareCosts({ before, after }, costs) }),
    ...(paired && { changed: paired.changed }),
    unknown: { before: unknownOf(before, rates.before), after: unknownOf(after, rates.after) },
  };
}

interface BothRates {
  readonly before: RatesByGroup;
  readonly after: RatesByGroup;
}

function groupChange(
  group: readonly string[],
  rates: BothRates,
  { level, paired }: { readonly level: number; readonly paired: PairedTables | undefined },
): GroupChange {
  const key = JSON.stringify(group);
  const [before, after] = [rates.before.get(key), rates.after.get(key)];
  const changes = rateNames.map((name): [ComparedRate, RateChange] => {
    const [from, to] = [before?.[name] ?? noRate, after?.[name] ?? noRate];
    return [
      name,
      {
        definition: comparedRates[name],
        before: measuredRate(from, level),
        after: measuredRate(to, level),
        change: rateChange(from, to, () =>
          paired
            ? pairedDifferenceInterval(paired.tableOf(group, name), level)
            : newcombeDifferenceInterval({
                successesA: successesOf(to),
                trialsA: to.effectiveN,
                successesB: successesOf(from),
                trialsB: from.effectiveN,
                level,
              }),
        ),
      },
    ];
  });
  return {
    group,
    n: { before: before?.selectionRate.n ?? 0, after: after?.selectionRate.n ?? 0 },
    rates: Object.fromEntries(changes) as Record<ComparedRate, RateChange>,
    ...(paired && { changed: paired.changedIn(group) }),
  };
}

function rateChange(
  before: GroupRate,
  after: GroupRate,
  intervalOf: () => Measured['interval'],
): Measured {
  if (!before.value.defined) return { value: undefinedValue(`before_${before.value.reason}`) };
  if (!after.value.defined) return { value: undefinedValue(`after_${after.value.reason}`) };
  const interval = intervalOf();
  return {
    value: { defined: true, value: after.value.value - before.value.value },
    ...(interval && { interval }),
  };
}

function groupsOf({ before, after }: BothRates): readonly (readonly string[])[] {
  const keys = new Set([...before.keys(), ...after.keys()]);
  const cells = [...keys].map((key) => ({
    group: JSON.parse(key) as string[],
    counts: [0, 0, 0, 0] as const,
  }));
  return sortCells(cells).map(({ group }) => group as readonly string[]);
}

function unknownOf({ rows }: GroupTensor, rates: RatesByGroup): number {
  let known = 0;
  for (const { selectionRate } of rates.values()) known += selectionRate.n;
  return rows - known;
}

function requireLevel(level: number): number {
  if (level > 0 && level < 1) return level;
  throw new GovernanceError('GOVERNANCE_OPTION_INVALID', {
    message: `comparing mitigation: level must be a number between 0 and 1; received ${String(level)}; choose one such as 0.95`,
    details: { option: 'level', received: String(level) },
  });
}

function requireAlike(before: GroupTensor, after: GroupTensor): void {
  if (JSON.stringify(before.sensitive) === JSON.stringify(after.sensitive)) return;
  throw new GovernanceError('GOVERNANCE_TENSORS_DIFFER', {
    message:
      'comparing mitigation: both tensors must have the same sensitive attributes; received others; count both with the same columns, or take marginals first',
    details: { before: before.sensitive, after: after.sensitive },
  });
}
