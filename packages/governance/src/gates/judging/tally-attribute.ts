import type { AttributePolicy, GroupCounts } from '@codexhub/common-config/records';
import { codeUnitOrder } from '../../internal/code-unit-order.ts';
import { type AttributeCells, attributeCells } from './attribute-cells.ts';
import { type GroupCell, pooledCell, rowsOf } from './group-cell.ts';
import type { AttributeTally, GroupTally } from './group-tally.ts';

/** Groups at or above this share of the rows may not be excluded (after 29 CFR 1607.4 and LL144). */
const EXCLUDABLE_SHARE = 0.02;

/**
 * Applies an attribute's policy to its counts: merges, excludes (below 2 % of the rows only), sizes,
 * and averages the repeats of a cross-fitting. Nothing is dropped: every row stays in some group.
 *
 * @param counts of one estimand, a repeat each; at least one, all counted by the attribute.
 */
export function tallyAttribute(
  counts: readonly GroupCounts[],
  attribute: AttributePolicy,
): AttributeTally {
  const repeats = counts.map(({ tensor }) => attributeCells(tensor, attribute));
  const names = new Set(repeats.flatMap(({ cells }) => [...cells.keys()]));
  const mean = (pick: (repeat: AttributeCells) => number): number =>
    repeats.reduce((sum, repeat) => sum + pick(repeat), 0) / repeats.length;
  const total = mean((repeat) => repeat.total);
  const mergedInto = mergedGroups(
    attribute,
    new Set(repeats.flatMap(({ present }) => [...present])),
  );
  return {
    attribute: attribute.name,
    estimand: counts[0]!.estimand,
    groups: [...names].sort(codeUnitOrder).map((group) =>
      tallyGroup(
        group,
        repeats.map(({ cells }) => cells.get(group) ?? pooledCell(group, [])),
        { attribute, total, merged: mergedInto.get(group) ?? [] },
      ),
    ),
    unknown: mean((repeat) => repeat.unknown),
    total,
    reference: attribute.reference,
    blocksUnknown: attribute.unknown === 'block',
    problem: countsProblem(counts, repeats),
  };
}

/** Of the groups that occur, which were merged into which. */
function mergedGroups(
  { mergeInto }: AttributePolicy,
  present: ReadonlySet<string>,
): ReadonlyMap<string, readonly string[]> {
  const merged = new Map<string, string[]>();
  for (const from of Object.keys(mergeInto).sort(codeUnitOrder)) {
    if (!present.has(from)) continue;
    const into = mergeInto[from]!;
    merged.set(into, [...(merged.get(into) ?? []), from]);
  }
  return merged;
}

function tallyGroup(
  group: string,
  repeats: readonly GroupCell[],
  {
    attribute,
    total,
    merged,
  }: {
    readonly attribute: AttributePolicy;
    readonly total: number;
    readonly merged: readonly string[];
  },
): GroupTally {
  const rows = repeats.reduce((sum, cell) => sum + rowsOf(cell), 0) / repeats.length;
  const exclusion = attribute.exclude.find((excluded) => excluded.group === group);
  const isExcluded = exclusion !== undefined && rows < EXCLUDABLE_SHARE * total;
  const small = rows < attribute.minimumGroupSize ? 'below_minimum' : 'judged';
  return {
    group,
    merged,
    rows,
    repeats,
    treatment: isExcluded ? 'excluded' : small,
    exclusionRefused: exclusion !== undefined && !isExcluded,
    ...(exclusion === undefined ? {} : { justification: exclusion.justification }),
  };
}

/** Counts that contradict themselves conclude nothing. */
function countsProblem(
  counts: readonly GroupCounts[],
  repeats: readonly AttributeCells[],
): string | undefined {
  if (new Set(counts.map(({ repeat }) => repeat)).size < counts.length) return 'measured_twice';
  if (counts[0]!.estimand === 'model' && counts.length > 1) return 'measured_twice';
  // Repeats are other folds over the same rows: outcomes and groups may not move.
  if (repeats.length < 2) return undefined;
  return new Set(repeats.map(marginsOf)).size > 1 ? 'repeats_differ' : undefined;
}

function marginsOf({ cells, unknown, total }: AttributeCells): string {
  const margins = [...cells.values()]
    .map((cell) => [cell.group, rowsOf(cell), cell.counts[2] + cell.counts[3]] as const)
    .sort(([one], [other]) => codeUnitOrder(one, other));
  return JSON.stringify([total, unknown, margins]);
}
