import { type GateReport, undefinedValue } from '@codexhub/common-config/records';
import { tellable } from './tellable.ts';

/** The parts of a report that hold figures, as a page may tell them. */
export type ToldReport = Pick<GateReport, 'checks' | 'observations' | 'accounting'>;

/**
 * The figures of a report that may leave the house: groups with small counts are accounted for together,
 * and no figure of theirs stands by itself. Outcomes and reasons stay. For the eye alone: approvals sign
 * the report, not this.
 *
 * @param minimum the least count that is told; 1 tells everything.
 * @throws GovernanceError `GOVERNANCE_OPTION_INVALID` where the minimum is no whole number of at least 1.
 * @example
 * tellReport(report, 5).accounting[0]?.groups.length; // Returns: 2
 */
export function tellReport(report: GateReport, minimum: number): ToldReport {
  const told = tellable(report, minimum);
  return {
    accounting: told.accounting,
    checks: report.checks.map(told.row),
    observations: report.observations.map((one) =>
      told.tells(one)
        ? one
        : {
            ...one,
            value: undefinedValue('small_counts'),
            interval: undefined,
            spread: undefined,
            n: Number.NaN,
          },
    ),
  };
}
