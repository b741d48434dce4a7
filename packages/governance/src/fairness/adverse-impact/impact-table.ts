import { type Interval, undefinedValue, type Value } from '@codexhub/common-config/records';
import type { GroupTensor } from '../../tensor/tensor.ts';
import { selectionRate } from './group-impact.ts';
import { highestRate } from './highest-rate.ts';
import { type ImpactRatio, impactRatio } from './impact-ratio.ts';
import { type GroupSelection, type Selection, selectionCounts } from './selection-counts.ts';

/** Something for each rule of when the reference is chosen. */
export interface ByReferenceRule<T> {
  /** The highest rate of all categories, excluded ones too. */
  readonly beforeExclusion: T;
  /** The highest rate of those that are left. */
  readonly afterExclusion: T;
}

export interface ImpactCategory extends GroupSelection {
  readonly rate: Value;
  readonly interval: Interval | null;
  readonly excluded: boolean;
  /** Undefined as `excluded`, or `no_selection` where nobody is selected. */
  readonly impactRatio: ByReferenceRule<ImpactRatio>;
}

/** All categories of an attribute, or of the intersections of several. */
export interface ImpactTable {
  readonly attributes: readonly string[];
  /** `null` where no category is left. */
  readonly reference: ByReferenceRule<readonly string[] | null>;
  readonly categories: readonly ImpactCategory[];
  /** Persons of an unknown category: with those of `categories` they are all. */
  readonly unknown: Selection;
}

export function impactTable(
  tensor: GroupTensor,
  attribute: string | readonly string[],
  { least, level }: { readonly least: number; readonly level: number },
): ImpactTable {
  const { attributes, groups, unknown } = selectionCounts(tensor, attribute);
  const before = highestRate(groups);
  const after = highestRate(groups.filter(({ share }) => share >= least));
  return {
    attributes,
    reference: { beforeExclusion: before?.group ?? null, afterExclusion: after?.group ?? null },
    categories: groups.map((one) => {
      const excluded = one.share < least;
      return {
        ...one,
        ...selectionRate(one, level),
        excluded,
        impactRatio: {
          beforeExclusion: excluded ? EXCLUDED : ratioTo(before!, one, level),
          afterExclusion: excluded ? EXCLUDED : ratioTo(after!, one, level),
        },
      };
    }),
    unknown,
  };
}

const EXCLUDED: ImpactRatio = { value: undefinedValue('excluded'), koopman: null, katz: null };

/** That of the reference to itself is 1 without an interval: it is one sample, not two. */
function ratioTo(reference: GroupSelection, one: GroupSelection, level: number): ImpactRatio {
  const ratio = impactRatio(one, reference, level);
  return one === reference ? { ...ratio, koopman: null, katz: null } : ratio;
}
