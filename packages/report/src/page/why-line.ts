import {
  type CheckRow,
  type Comparison,
  type GateReport,
  outcomes,
} from '@codexhub/common-config/records';
import { formatCount, formatInterval, formatValue } from '../text/format-number.ts';
import { words } from '../text/words.ts';
import type { CheckedCandidate } from './check-report-input.ts';
import { checkName, limitText, sliceText } from './requirement-text.ts';

/** One line: what closed a gate (check, group, value, interval, limit), or what opened it. */
export function whyLine({ report, decision }: CheckedCandidate): string {
  const closing = closingChecks(report);
  if (!decision) {
    return closing[0]
      ? `${describeRow(closing[0])}${andMore(closing.length)}`
      : 'Every check keeps its limit; nobody has asked for a decision yet.';
  }
  if (decision.open) {
    const by =
      decision.approvedBy.length > 0 ? ` Approved by ${decision.approvedBy.join(', ')}.` : '';
    return closing[0]
      ? `Opened although ${describeRow(closing[0])}${andMore(closing.length)}: reviewed, waived or not enforced.${by}`
      : `Every check keeps its limit.${by}`;
  }
  const [first] = decision.because;
  const ids = new Set(decision.because.map(({ check }) => check));
  // What is wrong with the report itself goes before what its checks say.
  const row =
    first?.code === 'check_closed'
      ? closing.find(({ requirement }) => ids.has(requirement.id))
      : undefined;
  const text = row ? describeRow(row) : (first?.message ?? 'no reason given');
  return `${text}${andMore(decision.because.length)}`;
}

/** The checks that do not open a gate by themselves, the worst first. */
function closingChecks(report: GateReport): readonly CheckRow[] {
  return report.checks
    .filter(({ outcome }) => outcome !== 'pass' && outcome !== 'warn')
    .toSorted((one, other) => outcomes.indexOf(other.outcome) - outcomes.indexOf(one.outcome));
}

function describeRow(row: CheckRow): string {
  const { requirement } = row;
  const worst = row.comparisons.find(({ outcome }) => outcome === row.outcome);
  const slice = sliceText(requirement, worst);
  const subject = slice === '' ? checkName(requirement) : `${checkName(requirement)}, ${slice}`;
  const verdict = `${words(row.outcome)} (${words(row.reason)})`;
  if (!worst) return `${subject}: ${verdict}, required ${limitText(requirement)}`;
  return `${subject}: ${formatValue(worst.value)} ${formatInterval(worst.interval)}, required ${limitText(requirement)}: ${verdict}${concluding(worst)}`;
}

function concluding({ nToConclude }: Comparison): string {
  return nToConclude === undefined ? '' : `; about ${formatCount(nToConclude)} rows would conclude`;
}

function andMore(count: number): string {
  return count > 1 ? ` (and ${count - 1} more)` : '';
}
