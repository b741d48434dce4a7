import { GovernanceError } from '../../errors.ts';
import { lengthOf } from '../../internal/required-columns.ts';
import type { GroupColumn } from '../../tensor/axis.ts';
import type { GroupThresholds } from './group-thresholds.ts';
import { knownGroups, requireAttributes, requireRows } from './known-groups.ts';
import { finiteScores } from './scored-rows.ts';
import { boundsOf } from './threshold-cut.ts';
import { type TieBreak, tiePosition } from './tie-break.ts';

/** The rows to decide: an entry a row. */
export interface RowsToDecide {
  readonly yScore: ArrayLike<number>;
  readonly sensitive: Readonly<Record<string, GroupColumn>>;
  /** As the thresholds were chosen with, where one of them goes through equal scores. */
  readonly tieBreak?: TieBreak;
}

/**
 * Decides rows by the threshold of their group: 1 for selected. Rows of unknown group, and of groups that
 * have no threshold, are decided by the common one, and counted.
 *
 * @throws GovernanceError `GOVERNANCE_OPTION_INVALID` where ties must be broken and nothing is said how,
 * `GOVERNANCE_ATTRIBUTE_INVALID`, `GOVERNANCE_LENGTHS_UNEQUAL`, `GOVERNANCE_SCORES_INVALID`,
 * `GOVERNANCE_GROUPS_INVALID`
 * @example
 * const sensitive = { sex: ['m', 'm', 'm', 'm', 'f', 'f', 'f', 'f'] };
 * const chosen = groupThresholds({
 *   yTrue: [1, 1, 0, 0, 1, 1, 0, 0], yScore: [0.9, 0.8, 0.6, 0.5, 0.55, 0.45, 0.3, 0.2], sensitive,
 *   constraint: 'equal_opportunity', objective: 'accuracy', tolerance: 0,
 *   policy: { allowGroupThresholds: true, justification: 'an example' },
 * });
 * applyGroupThresholds(chosen, { yScore: [0.5, 0.5], sensitive: { sex: ['m', 'f'] } });
 * // Returns: { decisions: Uint8Array [0, 1], byCommonThreshold: 0 }
 */
export function applyGroupThresholds(
  chosen: GroupThresholds,
  { yScore, sensitive, tieBreak }: RowsToDecide,
): { readonly decisions: Uint8Array; readonly byCommonThreshold: number } {
  lengthOf('yScore', yScore);
  const scores = finiteScores(yScore);
  const { attributes, groups, groupOf } = knownGroups(sensitive, scores.length);
  requireAttributes(chosen.attributes, attributes);
  if (tieBreak)
    requireRows(
      'tieBreak.subjects',
      lengthOf('tieBreak.subjects', tieBreak.subjects),
      scores.length,
    );
  else if (chosen.thresholds.some(({ tie }) => tie)) throw withoutTieBreak();
  const byGroup = new Map(chosen.thresholds.map((one) => [JSON.stringify(one.group), one]));
  const common = groups.length;
  const cutScore = new Float64Array(groups.length + 1);
  const cutBelow = new Float64Array(groups.length + 1);
  const isCommon = new Uint8Array(groups.length + 1);
  for (let at = 0; at <= common; at += 1) {
    const own = at < common ? byGroup.get(JSON.stringify(groups[at])) : undefined;
    const { score, below } = boundsOf(own ?? chosen.common);
    cutScore[at] = score;
    cutBelow[at] = below;
    isCommon[at] = own ? 0 : 1;
  }
  const decisions = new Uint8Array(scores.length);
  let byCommonThreshold = 0;
  for (let row = 0; row < scores.length; row += 1) {
    const group = groupOf[row]! < 0 ? common : groupOf[row]!;
    byCommonThreshold += isCommon[group]!;
    const [score, cut] = [scores[row]!, cutScore[group]!];
    if (score < cut) continue;
    const below = cutBelow[group]!;
    decisions[row] = score > cut || below === 1 || tiePosition(tieBreak!, row) < below ? 1 : 0;
  }
  return { decisions, byCommonThreshold };
}

function withoutTieBreak(): GovernanceError {
  return new GovernanceError('GOVERNANCE_OPTION_INVALID', {
    message:
      'group thresholds: tieBreak must be there, for a threshold goes through rows of equal score; received none; pass the subjects and the keyed hash that the thresholds were chosen with',
    details: { option: 'tieBreak' },
  });
}
