import type { Value } from '@codexhub/common-config/records';
import type { ThresholdCut } from './threshold-cut.ts';

/** The cut of one group, and what it does on the rows that it was chosen on. */
export interface GroupThreshold extends ThresholdCut {
  readonly group: readonly string[];
  /** As in the cut; `share` is the part of the group's rows of that score that is selected. */
  readonly tie?: { readonly below: number; readonly share: number };
  readonly n: number;
  readonly selectionRate: Value;
  readonly truePositiveRate: Value;
  readonly falsePositiveRate: Value;
}
