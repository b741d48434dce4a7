import type { Value } from '@codexhub/common-config/records';
import type { Flip } from './flip-by-one.ts';
import type { ImpactRatio } from './impact-ratio.ts';

/** What is measured of a group beside its reference. */
export interface ImpactFigures {
  readonly impactRatio: ImpactRatio;
  /** The rate of the group minus that of the reference. */
  readonly rateDifference: number;
  /** Two-sided p of Fisher's exact test. */
  readonly fisher: number;
  /** The same, adjusted by Holm over all groups that are compared. */
  readonly holm: number;
  /** Pooled two-proportion z; undefined as `no_variation` where all or none are selected. */
  readonly pooledZ: { readonly statistic: Value; readonly pValue: Value };
  /** Expected minus actual selections of the group, in persons: negative where it is ahead. */
  readonly shortfall: {
    /** Expected at the rate of the reference. */
    readonly atReferenceRate: number;
    /** Expected at the rate of the group and the reference together. */
    readonly atPooledRate: number;
  };
  /** `null` where the ratio is undefined. */
  readonly flip: Flip | null;
}
