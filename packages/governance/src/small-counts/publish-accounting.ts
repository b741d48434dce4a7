import { type Accounting, measuredValue, undefinedValue } from '@codexhub/common-config/records';
import { publishedCounts } from '../tensor/suppress-small-cells.ts';
import type { GroupTensor } from '../tensor/tensor.ts';

type Group = Accounting['groups'][number];

/**
 * Where the rows went, as it may leave the house: no row of the table stands for 1 to k − 1 people
 * decided one way. Groups that do, and the smallest others until nothing small is left, are told as one
 * ({@link suppressSmallCells}); unknown rows join them where they are few. The sum stays what it was.
 * Verdicts do not come from this: they come from all counts.
 *
 * @param minimum k; at 1 everything is told.
 * @returns the accounting itself where nothing is small.
 * @throws GovernanceError `GOVERNANCE_OPTION_INVALID` where k is no whole number of at least 1.
 * @example
 * const { groups } = publishAccounting(accounting, 5); // of f 400, m 90, x 3
 * groups.map(({ group, n }) => [group, n]); // Returns: [['f', 400], ['2 groups with small counts', 93]]
 */
export function publishAccounting(accounting: Accounting, minimum: number): Accounting {
  if (minimum === 1) return accounting;
  const published = publishedCounts(tensorOf(accounting), minimum);
  const { suppressed } = published;
  if (!suppressed) return accounting;
  const hiddenNames = new Set(suppressed.groups.map(([group]) => group));
  const isHidden = (name: string | null): boolean => hiddenNames.has(name);
  const hidden = accounting.groups.filter(({ group }) => isHidden(group));
  const unknown = isHidden(null) ? accounting.unknown : 0;
  const n = hidden.reduce((rows, group) => rows + group.n, unknown);
  const justified = hidden.flatMap(({ group, justification }) =>
    justification === undefined ? [] : [`${group}: ${justification}`],
  );
  const together: Group = {
    group: `${hidden.length} ${hidden.length === 1 ? 'group' : 'groups'}${unknown > 0 ? ' and unknown' : ''} with small counts`,
    n,
    rate: suppressed.counts
      ? measuredValue(suppressed.counts[1] / (suppressed.counts[0] + suppressed.counts[1]))
      : undefinedValue('small_counts'),
    treatment: hidden.every(({ treatment }) => treatment === 'excluded')
      ? 'excluded'
      : 'below_minimum',
    merged: hidden.map(({ group }) => group),
    ...(justified.length > 0 ? { justification: justified.join('; ') } : {}),
  };
  return {
    ...accounting,
    groups: [...accounting.groups.filter(({ group }) => !isHidden(group)), together],
    unknown: accounting.unknown - unknown,
  };
}

/** Decisions of each group, unfavourable and favourable; averaged counts are rounded to people. */
function tensorOf({ attribute, groups, unknown }: Accounting): GroupTensor {
  const counted = groups.map(({ group, n, rate }) => {
    const favourable = rate.defined ? Math.round(n * rate.value) : 0;
    return cellOf(group, n - favourable, favourable);
  });
  const cells = unknown > 0 ? [...counted, cellOf(null, unknown, 0)] : counted;
  const rows = cells.reduce((sum, { counts }) => sum + counts[0] + counts[1], 0);
  return { schemaVersion: 1, sensitive: [attribute], control: [], rows, cells };
}

function cellOf(
  group: string | null,
  unfavourable: number,
  favourable: number,
): GroupTensor['cells'][number] {
  return { group: [group], counts: [unfavourable, favourable, 0, 0] };
}
