import type { Expectation } from '@codexhub/common-config/contract';
import type { Outcome } from '@codexhub/common-config/records';
import type { Finding, WithoutReason } from '../finding.ts';
import type { ExpectationResult } from './validation-report.ts';

const INSUFFICIENT: ReadonlySet<WithoutReason> = new Set(['no_rows', 'no_values', 'single_value']);

/** What a finding means for its expectation. */
export function judgeFinding(
  expectation: Expectation,
  finding: Finding,
  isPersonal: boolean,
): ExpectationResult {
  if (finding.kind === 'none') {
    const { reason } = finding;
    const outcome = INSUFFICIENT.has(reason) ? 'insufficient_data' : 'not_measured';
    return { expectation, outcome, success: false, reason };
  }
  if (finding.kind === 'value') {
    const { elements, missing, observed, isCell, holds } = finding;
    return {
      expectation,
      outcome: outcomeOf(expectation, holds),
      success: holds,
      ...(isCell && isPersonal ? { withheld: true } : { observed }),
      ...ofColumn(expectation, elements, missing),
    };
  }
  const { elements, missing, judged, unexpected, sample } = finding;
  const mostly = 'mostly' in expectation ? expectation.mostly : 1;
  const holds = (judged - unexpected) / judged >= mostly;
  return {
    expectation,
    outcome: outcomeOf(expectation, holds),
    success: holds,
    ...ofColumn(expectation, elements, missing),
    unexpectedCount: unexpected,
    unexpectedPercent: percent(unexpected, judged),
    unexpectedPercentTotal: percent(unexpected, elements),
    unexpectedRows: sample.rows,
    ...(sample.cells ? { unexpectedValues: sample.cells } : {}),
  };
}

function outcomeOf({ severity }: Expectation, holds: boolean): Outcome {
  if (holds) return 'pass';
  return severity === 'warning' ? 'warn' : 'fail';
}

function ofColumn(
  { type }: Expectation,
  elementCount: number,
  missingCount: number,
): Partial<ExpectationResult> {
  if (type.startsWith('table_') || type === 'column_exists') return {};
  return { elementCount, missingCount, missingPercent: percent(missingCount, elementCount) };
}

function percent(count: number, of: number): number {
  return (count / of) * 100;
}
