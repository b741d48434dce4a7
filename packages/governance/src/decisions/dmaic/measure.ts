import type {
  Comparison,
  DecisionRecord,
  Evidence,
  Outcome,
} from '@codexhub/common-config/records';
import { type Tellable, toldComparisons } from '../../small-counts/tellable.ts';

/** What was found, with its uncertainty, and where every row went. */
export interface DmaicMeasure {
  /** Absent where the evidence was not given. */
  readonly rows: Evidence['rows'] | null;
  readonly candidates: number;
  readonly checks: readonly {
    readonly id: string;
    readonly outcome: Outcome;
    readonly comparisons: readonly Pick<
      Comparison,
      'group' | 'reference' | 'value' | 'interval' | 'simultaneous' | 'n' | 'outcome'
    >[];
    /** Comparisons of groups with small counts, which are not told by themselves. */
    readonly withheld: number;
  }[];
  /** Per attribute and estimand; the five add up to the total. */
  readonly accounting: readonly {
    readonly attribute: string;
    readonly estimand: string;
    readonly judged: number;
    readonly belowMinimum: number;
    readonly excluded: number;
    readonly unknown: number;
    /** Small, excluded or unknown, and few: told only in one sum. */
    readonly together: number;
    readonly total: number;
  }[];
  /** Checks of the policy that the report does not answer. */
  readonly missing: readonly string[];
}

/** Measure, from the record; the rows of the splits from the evidence. */
export function dmaicMeasure(
  record: DecisionRecord,
  told: Tellable,
  evidence: Evidence | undefined,
): DmaicMeasure {
  return {
    rows: evidence?.rows ?? null,
    candidates: record.multiplicity.candidates,
    checks: record.checks.map((row) => {
      const comparisons = toldComparisons(row, told);
      return {
        id: row.requirement.id,
        outcome: row.outcome,
        comparisons: comparisons.map(
          ({ group, reference, value, interval, simultaneous, n, outcome }) => ({
            group,
            reference,
            value,
            ...(interval ? { interval } : {}),
            ...(simultaneous ? { simultaneous } : {}),
            n,
            outcome,
          }),
        ),
        withheld: row.comparisons.length - comparisons.length,
      };
    }),
    accounting: told.accounting.map(({ attribute, estimand, groups, unknown, total }) => {
      const of = (treatment: (typeof groups)[number]['treatment']): number =>
        sumOf(groups.filter((group) => group.treatment === treatment && !told.isTogether(group)));
      return {
        attribute,
        estimand,
        judged: of('judged'),
        belowMinimum: of('below_minimum'),
        excluded: of('excluded'),
        unknown,
        together: sumOf(groups.filter(told.isTogether)),
        total,
      };
    }),
    missing: record.missing,
  };
}

function sumOf(groups: readonly { readonly n: number }[]): number {
  return groups.reduce((sum, { n }) => sum + n, 0);
}
