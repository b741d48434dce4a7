import type { AttributePolicy, GroupCell, GroupCounts } from '@codexhub/common-config/records';
import { codeUnitOrder } from '../internal/code-unit-order.ts';
import { type AttributeTally, type GroupTally, pooledCell, rowsOf } from './group-tally.ts';

/** Groups at or above this share of the rows may not be excluded (after 29 CFR 1607.4 and LL144). */
const EXCLUDABLE_SHARE = 0.02;

/**
 * Applies an attribute's policy to its counts: merges, excludes (below 2 % of the rows only), sizes,
 * and averages the repeats of a cross-fitting. Nothing is dropped: every row stays in some group.
 *
 * @param counts of one attribute and one estimand, a repeat each; at least one.
 */
export function tallyAttribute(
  counts: readonly GroupCounts[],
  attribute: AttributePolicy,
): AttributeTally {
  const repeats = counts.map((repeat) => mergedCells(repeat, attribute));
  const names = [...new Set(repeats.flatMap((cells) => [...cells.keys()]))].sort(codeUnitOrder);
  const { attribute: name, estimand } = counts[0]!;
  const mean = (pick: (repeat: GroupCounts) => number): number =>
    counts.reduce((sum, repeat) => sum + pick(repeat), 0) / counts.length;
  const total = mean((repeat) => repeat.total);
  const present = new Set(counts.flatMap(({ cells }) => cells.map(({ group }) => group)));
  return {
    attribute: name,
    estimand,
    groups: names.map((group) =>
      tallyGroup(
        group,
        repeats.map((cells) => cells.get(group) ?? pooledCell(group, [])),
        { attribute, total, present },
      ),
    ),
    unknown: mean((repeat) => repeat.unknown),
    total,
    reference: attribute.reference,
    blocksUnknown: attribute.unknown === 'block',
    problem: countsProblem(counts),
  };
}

function mergedCells(
  { cells }: GroupCounts,
  { mergeInto }: AttributePolicy,
): ReadonlyMap<string, GroupCell> {
  const merged = new Map<string, GroupCell>();
  for (const cell of cells) {
    const group = Object.hasOwn(mergeInto, cell.group) ? mergeInto[cell.group]! : cell.group;
    const before = merged.get(group);
    merged.set(group, pooledCell(group, before ? [before, cell] : [cell]));
  }
  return merged;
}

function tallyGroup(
  group: string,
  repeats: readonly GroupCell[],
  {
    attribute,
    total,
    present,
  }: {
    readonly attribute: AttributePolicy;
    readonly total: number;
    readonly present: ReadonlySet<string>;
  },
): GroupTally {
  const rows = repeats.reduce((sum, cell) => sum + rowsOf(cell), 0) / repeats.length;
  const exclusion = attribute.exclude.find((excluded) => excluded.group === group);
  const isExcluded = exclusion !== undefined && rows < EXCLUDABLE_SHARE * total;
  const small = rows < attribute.minimumGroupSize ? 'below_minimum' : 'judged';
  return {
    group,
    merged: Object.keys(attribute.mergeInto)
      .filter((from) => attribute.mergeInto[from] === group && present.has(from))
      .sort(codeUnitOrder),
    rows,
    repeats,
    treatment: isExcluded ? 'excluded' : small,
    exclusionRefused: exclusion !== undefined && !isExcluded,
    ...(exclusion === undefined ? {} : { justification: exclusion.justification }),
  };
}

/** Counts that contradict themselves conclude nothing. */
function countsProblem(counts: readonly GroupCounts[]): string | undefined {
  const [first] = counts;
  if (new Set(counts.map(({ repeat }) => repeat)).size < counts.length) return 'measured_twice';
  if (first!.estimand === 'model' && counts.length > 1) return 'measured_twice';
  for (const { cells, total, unknown } of counts) {
    if (new Set(cells.map(({ group }) => group)).size < cells.length) return 'measured_twice';
    const sum = cells.reduce((rows, cell) => rows + rowsOf(cell), unknown);
    if (Math.abs(sum - total) > 1e-6 * Math.max(1, total)) return 'rows_unaccounted';
  }
  // Repeats are other folds over the same rows: outcomes and groups may not move.
  const margins = counts.map(({ cells, unknown, total }) =>
    JSON.stringify([
      total,
      unknown,
      cells
        .map((cell) => [
          cell.group,
          rowsOf(cell),
          cell.actualFavourable.favourable + cell.actualFavourable.unfavourable,
        ])
        .sort(([one], [other]) => codeUnitOrder(String(one), String(other))),
    ]),
  );
  return new Set(margins).size > 1 ? 'repeats_differ' : undefined;
}
