import { requireSameRows } from '../../internal/require-same-rows.ts';
import { type Group, rowGroups } from '../../internal/row-groups.ts';
import type { GroupColumn } from '../../tensor/axis.ts';
import { classCodes, classesInvalid } from './class-codes.ts';

/** What {@link multiclassCounts} counts: an entry a row. */
export interface RowsOfClasses {
  /** The true class of each row: a category column, or texts; none may be missing. */
  readonly yTrue: GroupColumn;
  readonly yPred: GroupColumn;
  /** The groups by attribute; a missing one is counted as unknown. */
  readonly sensitive: Readonly<Record<string, GroupColumn>>;
  /** All classes there are; by default those that occur. */
  readonly classes?: readonly string[];
}

/** What was counted of one group. */
export interface MulticlassCell {
  /** A value for each sensitive attribute; `null` where it is unknown. */
  readonly group: Group;
  /** Rows, at true class × number of classes + predicted class. */
  readonly counts: readonly number[];
}

/** Counts of rows by group × true class × predicted class: plain data, no row and no identifier. */
export interface MulticlassCounts {
  readonly schemaVersion: 1;
  readonly sensitive: readonly string[];
  /** In code-unit order. */
  readonly classes: readonly string[];
  readonly rows: number;
  /** Of the groups that have rows, in the order of a group tensor's cells. */
  readonly cells: readonly MulticlassCell[];
}

/** Counters, at the most: 256 MB. */
const MOST = 2 ** 26;

/**
 * Counts rows by group × true class × predicted class, in one pass: whole numbers that all fairness of a
 * classifier of several classes derives from. A missing group is counted as unknown, a missing class is
 * an error. Small cells disclose: treat the counts as restricted data.
 *
 * @throws GovernanceError `GOVERNANCE_CLASSES_INVALID` where a class is missing, no text or unknown, or
 * groups × classes² exceeds 2^26; `GOVERNANCE_LENGTHS_UNEQUAL`, `GOVERNANCE_NO_ROWS`,
 * `GOVERNANCE_GROUPS_INVALID`, `GOVERNANCE_ATTRIBUTE_INVALID`
 * @example
 * const counts = multiclassCounts({
 *   yTrue: ['a', 'b', 'c'], yPred: ['a', 'c', 'c'], sensitive: { sex: ['f', 'f', null] },
 * });
 * counts.cells[0]; // Returns: { group: ['f'], counts: [1, 0, 0, 0, 0, 1, 0, 0, 0] }
 */
export function multiclassCounts(rows: RowsOfClasses): MulticlassCounts {
  const { classes, yTrue, yPred } = classCodes(rows, rows.classes);
  requireSameRows([
    ['yTrue', yTrue.length],
    ['yPred', yPred.length],
  ]);
  const { attributes, groups, numbers } = rowGroups(rows.sensitive, ['yTrue', yTrue.length]);
  const size = classes.length ** 2;
  if (groups.length * size > MOST) {
    throw classesInvalid(
      'groups × classes² must not exceed 67,108,864',
      `${groups.length} groups and ${classes.length} classes`,
    );
  }
  const counts = new Uint32Array(groups.length * size);
  for (let row = 0; row < numbers.length; row += 1) {
    counts[numbers[row]! * size + yTrue[row]! * classes.length + yPred[row]!]! += 1;
  }
  return {
    schemaVersion: 1,
    sensitive: attributes,
    classes,
    rows: numbers.length,
    cells: groups.map((group, at) => ({
      group,
      counts: Array.from(counts.subarray(at * size, (at + 1) * size)),
    })),
  };
}
