import type { CheckRow, Interval, Value } from '@codexhub/common-config/records';
import { explainCheck } from '@codexhub/governance';
import { awaitsOnlyApproval, type CandidateResult } from '@codexhub/pipeline';

const shown = (value: Value, digits = 3): string =>
  value.defined ? value.value.toFixed(digits) : `undefined (${value.reason})`;
const bounds = (interval: Interval | undefined): string =>
  interval ? `[${interval.lower.toFixed(3)}, ${interval.upper.toFixed(3)}]` : '';
const percent = (value: Value): string =>
  value.defined ? `${(100 * value.value).toFixed(1)} %` : shown(value);

/** What a candidate costs and what its gate says: a few lines for the terminal. */
export function candidateLines(result: CandidateResult): string[] {
  const { candidate, threshold, name, version, report } = result;
  const may = awaitsOnlyApproval(result);
  const judged = report.checks.filter(({ requirement }) =>
    ['metric', 'fairness'].includes(requirement.kind),
  );
  return [
    '',
    `${may ? 'OPEN, awaits approval' : 'CLOSED'}   ${candidate} (approve when P(approve) >= ${threshold.toFixed(2)}), ${name}@${version}`,
    `  price   approves ${percent(approvalRate(result))} and finds ${percent(recall(result))} of denials`,
    ...judged.map((row) => `  ${row.outcome.padEnd(17)} ${numbers(row)}`),
    ...parityLine(result),
    ...closedBy(result).map((row) => `  closed by ${explainCheck(row)}`),
  ];
}

function numbers({ requirement, comparisons }: CheckRow): string {
  const [first] = comparisons;
  if (!first) return `${requirement.id} not measured`;
  const group =
    first.group === null ? '' : `${requirement.attribute}=${first.group} vs ${first.reference} `;
  const adjusted = first.adjusted
    ? `, at ${(100 * first.adjusted.level).toFixed(2)} % ${bounds(first.adjusted)}`
    : '';
  return `${requirement.metric} ${group}${shown(first.value)} ${bounds(first.interval)}${adjusted}`;
}

function parityLine({ report }: CandidateResult): string[] {
  const parity = report.observations.find(
    ({ metric, attribute, estimand }) =>
      metric === 'statistical_parity_difference' &&
      attribute === 'afam' &&
      estimand === 'procedure',
  );
  return parity
    ? [
        `  no requirement    statistical_parity_difference afam=${parity.group} ${shown(parity.value)} ${bounds(parity.interval)}`,
      ]
    : [];
}

// Of several closed checks the worst is named: one line says why.
function closedBy({ report, decision }: CandidateResult): CheckRow[] {
  const closed = new Set(decision.because.flatMap(({ check }) => (check ? [check] : [])));
  const rows = report.checks.filter(({ requirement }) => closed.has(requirement.id));
  const failed = rows.filter(({ outcome }) => outcome === 'fail');
  return (failed.length > 0 ? failed : rows).slice(0, 1);
}

function approvalRate({ evidence }: CandidateResult): Value {
  const counts = evidence.confusion.find(({ estimand }) => estimand === 'procedure')!.counts;
  const approved = counts.trueNegative + counts.falseNegative;
  return { defined: true, value: approved / evidence.rows.total };
}

function recall({ evidence }: CandidateResult): Value {
  return evidence.measurements.find(
    ({ metric, estimand }) => metric === 'recall' && estimand === 'procedure',
  )!.value;
}
