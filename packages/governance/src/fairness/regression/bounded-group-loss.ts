import { undefinedValue, type Value } from '@codexhub/common-config/records';
import { checkedNumbers } from '../../internal/checked-numbers.ts';
import { optionInvalid } from '../../internal/option-invalid.ts';
import { requireSameRows } from '../../internal/require-same-rows.ts';
import { lengthOf } from '../../internal/required-columns.ts';
import { type Group, rowGroups } from '../../internal/row-groups.ts';
import type { GroupColumn } from '../../tensor/axis.ts';
import { groupSums } from './group-sums.ts';

/** What {@link boundedGroupLoss} measures: an entry a row. */
export interface RowsOfLoss {
  readonly yTrue: ArrayLike<number>;
  readonly yPred: ArrayLike<number>;
  readonly sensitive: Readonly<Record<string, GroupColumn>>;
  readonly loss: 'square' | 'absolute';
  /** Values and predictions are clipped to this range before they are compared. */
  readonly minimum: number;
  readonly maximum: number;
}

/** The mean loss of each group, and the largest. */
export interface BoundedGroupLoss {
  readonly definition: string;
  /** The largest mean loss of a known group, from 0 up; undefined where none is known. */
  readonly value: Value;
  /** The group that has it; of equals the first. */
  readonly group?: Group;
  readonly rows: number;
  /** Rows of unknown groups: listed, not in the maximum. */
  readonly unknown: number;
  readonly groups: readonly { readonly group: Group; readonly n: number; readonly loss: number }[];
}

const LOSSES = { square: 'SquareLoss', absolute: 'AbsoluteLoss' } as const;

/**
 * Bounded group loss: the largest mean loss of any group, (ŷ − y)² or |ŷ − y| of values clipped to
 * [minimum, maximum]. 0: no group has a loss. It bounds how badly any group may fare, without asking that
 * all fare alike.
 *
 * @throws GovernanceError `GOVERNANCE_LENGTHS_UNEQUAL`, `GOVERNANCE_NO_ROWS`, `GOVERNANCE_NUMBERS_INVALID`,
 * `GOVERNANCE_GROUPS_INVALID`, `GOVERNANCE_ATTRIBUTE_INVALID`, `GOVERNANCE_OPTION_INVALID` where the loss
 * has no such name or the range is none
 * @see Agarwal, Dudík and Wu, Fair Regression, ICML 2019; fairlearn.reductions.BoundedGroupLoss
 * @example
 * const rows = { yTrue: [0, 1, 1], yPred: [0.5, 1, 0], sensitive: { sex: ['f', 'f', 'm'] } };
 * boundedGroupLoss({ ...rows, loss: 'absolute', minimum: 0, maximum: 1 }).value; // Returns: { defined: true, value: 1 }
 */
export function boundedGroupLoss(input: RowsOfLoss): BoundedGroupLoss {
  const { loss, minimum, maximum } = input;
  if (!Object.hasOwn(LOSSES, loss)) {
    throw optionInvalid('loss', "'square' or 'absolute'", loss, 'choose one of them');
  }
  if (!(Number.isFinite(minimum) && Number.isFinite(maximum) && minimum < maximum)) {
    const received = `${minimum} to ${maximum}`;
    const advice = 'pass the range of the target';
    throw optionInvalid('minimum', 'finite and below the maximum', received, advice);
  }
  const rows = requireSameRows([
    ['yTrue', lengthOf('yTrue', input.yTrue)],
    ['yPred', lengthOf('yPred', input.yPred)],
  ]);
  const { groups, numbers, sizes, known, unknown } = rowGroups(input.sensitive, ['yTrue', rows]);
  const yTrue = checkedNumbers('yTrue', input.yTrue);
  const yPred = checkedNumbers('yPred', input.yPred);
  const losses = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const actual = Math.min(maximum, Math.max(minimum, yTrue[row]!));
    const predicted = Math.min(maximum, Math.max(minimum, yPred[row]!));
    const apart = Math.abs(actual - predicted);
    losses[row] = loss === 'square' ? apart * apart : apart;
  }
  const means = groupSums(numbers, groups.length, losses);
  for (let at = 0; at < means.length; at += 1) means[at]! /= sizes[at]!;
  let worst: number | undefined;
  for (const at of known) if (worst === undefined || means[at]! > means[worst]!) worst = at;
  return {
    definition: `fairlearn.reductions.BoundedGroupLoss(${LOSSES[loss]}(${minimum}, ${maximum}))`,
    value:
      worst === undefined ? undefinedValue('no_groups') : { defined: true, value: means[worst]! },
    ...(worst !== undefined && { group: groups[worst]! }),
    rows,
    unknown,
    groups: groups.map((group, at) => ({ group, n: sizes[at]!, loss: means[at]! })),
  };
}
