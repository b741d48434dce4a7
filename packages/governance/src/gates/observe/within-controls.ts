import type {
  AttributePolicy,
  GateReport,
  GroupCounts,
  GroupTensor,
  Policy,
} from '@codexhub/common-config/records';
import { stratifiedComparison } from '../../fairness/uncertainty/stratified-comparison.ts';
import { sumCells } from '../../tensor/sum-cells.ts';
import type { AttributeTally } from '../judging/group-tally.ts';
import type { FindTally } from '../judging/tally-evidence.ts';

/** The name under which a report shows a difference with a control held constant. */
const WITHIN_CONTROL = 'statistical_parity_difference_within';
/** The names under which it shows that the whole says otherwise. */
const SIMPSON = { reversal: 'simpson_reversal', vanishes: 'simpson_vanishes' } as const;

/**
 * What is left of each group's difference in favourable decisions when a control of the policy is held
 * constant: Mantel and Haenszel's mean over the strata, with its interval. Where the whole shows a
 * difference that the strata do not bear out (Simpson's paradox) a second observation says so, with the
 * difference of the whole as its value. Of a cross-fitting the first repeat is taken. It decides nothing:
 * whether a control explains a difference or hides one is for people to say.
 */
export function withinControls(
  counts: readonly GroupCounts[],
  policy: Policy,
  find: FindTally,
): GateReport['observations'] {
  const first = counts.filter(({ repeat }) => repeat === 0);
  return (policy.controls ?? []).flatMap((control) =>
    policy.attributes.flatMap((attribute) =>
      first.flatMap(({ estimand, tensor }) => {
        const tally = find(attribute.name, estimand);
        const isCounted =
          tensor.control.includes(control) && tensor.sensitive.includes(attribute.name);
        return tally && isCounted ? compareWithin(tensor, attribute, control, tally) : [];
      }),
    ),
  );
}

function compareWithin(
  tensor: GroupTensor,
  attribute: AttributePolicy,
  control: string,
  { groups, estimand }: AttributeTally,
): GateReport['observations'] {
  const judged = new Set(
    groups.filter(({ treatment }) => treatment === 'judged').map(({ group }) => group),
  );
  const { reference, name } = attribute;
  if (reference !== undefined && !judged.has(reference)) return [];
  const { comparisons } = stratifiedComparison(mergedTensor(tensor, attribute), {
    rate: 'selection_rate',
    attribute: name,
    control,
    ...(reference === undefined ? {} : { reference }),
  });
  return comparisons.flatMap(({ group, withinStrata, marginal, simpson }) => {
    if (group === null || !judged.has(group)) return [];
    const shared = { estimand, attribute: name, group };
    const n = Math.min(marginal.n, marginal.referenceN);
    const within = {
      ...shared,
      metric: WITHIN_CONTROL,
      definition: `mantel_haenszel[${control}]`,
      value: withinStrata.value,
      ...(withinStrata.interval ? { interval: withinStrata.interval } : {}),
      n,
    };
    if (simpson.finding !== 'reversal' && simpson.finding !== 'vanishes') return [within];
    return [
      within,
      {
        ...shared,
        metric: SIMPSON[simpson.finding],
        definition: `group_minus_reference[${control}]`,
        value: marginal.difference,
        ...(marginal.interval ? { interval: marginal.interval } : {}),
        n,
      },
    ];
  });
}

/** The tensor with the policy's merges done, so that its groups are those of the accounting. */
function mergedTensor(tensor: GroupTensor, { name, mergeInto }: AttributePolicy): GroupTensor {
  const at = tensor.sensitive.indexOf(name);
  const merged = (group: string | null): string | null =>
    group !== null && Object.hasOwn(mergeInto, group) ? mergeInto[group]! : group;
  return {
    ...tensor,
    cells: sumCells(
      tensor.cells.map((cell) => ({
        ...cell,
        group: cell.group.map((one, axis) => (axis === at ? merged(one) : one)),
      })),
    ),
  };
}
