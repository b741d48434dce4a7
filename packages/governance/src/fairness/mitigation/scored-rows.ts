import { GovernanceError } from '../../errors.ts';
import { lengthOf } from '../../internal/required-columns.ts';
import type { GroupColumn } from '../../tensor/axis.ts';
import { checkedWeights } from '../../tensor/row-values.ts';
import { roundHalfEven, weightGridFor } from '../../tensor/weight-grid.ts';
import { checkedLabels } from './checked-labels.ts';
import { type KnownGroups, knownGroups, requireRows } from './known-groups.ts';

/** Labels, scores and groups of the rows that thresholds are chosen on. */
export interface RowsWithScores {
  /** 1 for the favourable label, otherwise 0. */
  readonly yTrue: ArrayLike<number>;
  /** Any finite numbers: the higher, the sooner a row is selected. */
  readonly yScore: ArrayLike<number>;
  /** The groups by attribute: thresholds are for their combinations. */
  readonly sensitive: Readonly<Record<string, GroupColumn>>;
  /** Finite and at least 0. */
  readonly weights?: ArrayLike<number>;
}

/** The same, checked. */
export interface ScoredRows extends KnownGroups {
  readonly yTrue: Uint8Array;
  readonly yScore: Float64Array;
  /** Whole units, so that their sums are exact; absent where every row counts 1. */
  readonly units: Float64Array | undefined;
}

/**
 * @throws GovernanceError `GOVERNANCE_NO_ROWS`, `GOVERNANCE_LENGTHS_UNEQUAL`, `GOVERNANCE_LABELS_INVALID`,
 * `GOVERNANCE_SCORES_INVALID`, `GOVERNANCE_WEIGHTS_INVALID`, `GOVERNANCE_ATTRIBUTE_INVALID`,
 * `GOVERNANCE_GROUPS_INVALID`
 */
export function scoredRows({ yTrue, yScore, sensitive, weights }: RowsWithScores): ScoredRows {
  const rows = lengthOf('yTrue', yTrue);
  requireRows('yScore', lengthOf('yScore', yScore), rows);
  if (weights) requireRows('weights', lengthOf('weights', weights), rows);
  const groups = knownGroups(sensitive, rows);
  if (groups.unknown === rows) {
    throw new GovernanceError('GOVERNANCE_NO_ROWS', {
      message: `mitigation: there must be at least one row of known group; received ${rows} rows of unknown group; check what was loaded`,
      details: { rows },
    });
  }
  return {
    ...groups,
    yTrue: checkedLabels(yTrue),
    yScore: finiteScores(yScore),
    units: weights && unitsOf(weights),
  };
}

/** @throws GovernanceError `GOVERNANCE_SCORES_INVALID` */
export function finiteScores(values: ArrayLike<number>): Float64Array {
  const scores = values instanceof Float64Array ? values : new Float64Array(values.length);
  for (let row = 0; row < scores.length; row += 1) {
    const value: unknown = values[row];
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      throw new GovernanceError('GOVERNANCE_SCORES_INVALID', {
        message: `mitigation: every entry of yScore must be a finite number; that of row ${row} is not; mend it or leave its row out of all inputs`,
        details: { name: 'yScore', row },
      });
    }
    if (scores !== values) scores[row] = value;
  }
  return scores;
}

function unitsOf(values: ArrayLike<number>): Float64Array {
  const { weights, maximum } = checkedWeights(values);
  const scale = 2 ** -weightGridFor({ rows: weights.length, maximum }).weights;
  const units = new Float64Array(weights.length);
  for (let row = 0; row < units.length; row += 1) units[row] = roundHalfEven(weights[row]! * scale);
  return units;
}
