import type { Interval, Value } from '@codexhub/common-config/records';
import { publishedCounts } from '../../tensor/suppress-small-cells.ts';
import type { TensorCell } from '../../tensor/tensor.ts';
import type { RuleVerdicts } from './deciding-rules.ts';
import type { FourFifths } from './four-fifths.ts';
import type { GroupImpact } from './group-impact.ts';
import type { ImpactRatio } from './impact-ratio.ts';
import type { Selection } from './selection-counts.ts';

/** A group of a published table. */
export interface PublishedImpact {
  readonly group: readonly string[];
  readonly role: GroupImpact['role'];
  /** `null` where the group is suppressed. */
  readonly counts:
    | (Selection & { readonly rate: Value; readonly interval: Interval | null })
    | null;
  /** `null` where it or the reference is suppressed, and of the reference. */
  readonly impactRatio: ImpactRatio | null;
  /** From the unsuppressed counts; `null` where it is not compared. */
  readonly verdicts: RuleVerdicts | null;
}

export interface PublishedFourFifths
  extends Pick<
    FourFifths,
    'definitions' | 'attributes' | 'limit' | 'level' | 'reference' | 'verdicts'
  > {
  readonly minimum: number;
  /** All persons, those of unknown group among them; `null` where they are too few to tell. */
  readonly total: number | null;
  readonly groups: readonly PublishedImpact[];
  /** Persons of unknown group; `null` where they are suppressed. */
  readonly unknown: Selection | null;
  /** All that is suppressed, as one; `null` where even that is too little to tell. */
  readonly suppressed: Selection | null;
}

/**
 * The table of {@link fourFifths} without numbers of fewer than `minimum` persons, selected or not, and
 * without what gives them back, by the rule of {@link suppressSmallCells}. Shares, tests, shortfall and
 * flips stay at home; a ratio goes with either of its two rates. The verdicts are those of all counts.
 *
 * @param minimum a whole number of at least 2
 * @throws GovernanceError `GOVERNANCE_OPTION_INVALID`
 * @example
 * const yPred = [1, 1, 0, 0, 1, 0];
 * const tensor = groupTensor({ yTrue: yPred, yPred, sensitive: { g: ['a', 'a', 'a', 'a', 'b', 'b'] } });
 * const { groups, suppressed } = publishFourFifths(fourFifths(tensor, { attribute: 'g' }), 2);
 * groups[0].counts; // Returns: null
 * suppressed; // Returns: { n: 6, selected: 3 }
 */
export function publishFourFifths(table: FourFifths, minimum: number): PublishedFourFifths {
  const { definitions, attributes, limit, level, reference, verdicts, persons, unknown } = table;
  const cells = table.groups.map((one) => cellOf(one.group, one));
  const unknownCell = cellOf(
    attributes.map(() => null),
    unknown,
  );
  const { rows, groups, suppressed } = publishedCounts(
    {
      schemaVersion: 1,
      sensitive: attributes,
      control: [],
      rows: persons.total,
      cells: unknown.n > 0 ? [...cells, unknownCell] : cells,
    },
    minimum,
  );
  const shown = new Set(groups.map(({ group }) => group));
  const isReferenceShown = table.groups.some(
    (one) => one.role === 'reference' && shown.has(one.group),
  );
  const hidden = suppressed?.counts;
  return {
    ...{ definitions, attributes, limit, level, reference, verdicts, minimum },
    total: rows,
    groups: table.groups.map((one) => {
      const { group, role, n, selected, rate, interval } = one;
      const isShown = shown.has(group);
      return {
        group,
        role,
        counts: isShown ? { n, selected, rate, interval } : null,
        impactRatio:
          one.role === 'compared' && isShown && isReferenceShown ? one.impactRatio : null,
        verdicts: one.role === 'compared' ? one.verdicts : null,
      };
    }),
    unknown: unknown.n === 0 || shown.has(unknownCell.group) ? unknown : null,
    suppressed: hidden ? { n: hidden[0] + hidden[1], selected: hidden[1] } : null,
  };
}

function cellOf(group: TensorCell['group'], { n, selected }: Selection): TensorCell {
  return { group, counts: [n - selected, selected, 0, 0] };
}
