import { type Approval, worstOutcome } from '@codexhub/common-config/records';
import { element, type Markup } from '../markup/markup.ts';
import { formatNumber, formatPercent, formatValue } from '../text/format-number.ts';
import { words } from '../text/words.ts';
import type { CheckedCandidate } from './check-report-input.ts';
import { outcomeMark } from './outcome-mark.ts';
import { priceOf } from './price.ts';
import type { ReportTarget } from './report-input.ts';
import { whyLine } from './why-line.ts';

/** The banner: one card for each candidate, with its verdict, the reason and the price. */
export function verdictSection(
  candidates: readonly CheckedCandidate[],
  target: ReportTarget | undefined,
): Markup {
  return element(
    'section',
    { class: 'verdicts', 'aria-label': 'Verdicts' },
    ...candidates.map((candidate) => card(candidate, target)),
  );
}

function card(candidate: CheckedCandidate, target: ReportTarget | undefined): Markup {
  const { name, threshold, report } = candidate;
  const outcome = worstOutcome(report.checks.map((row) => row.outcome));
  return element(
    'article',
    { class: `card ${stateOf(candidate)}` },
    element(
      'h2',
      {},
      element('bdi', {}, name),
      element('span', { class: 'muted' }, ` threshold ${formatNumber(threshold, 2)}`),
    ),
    element('p', { class: 'state' }, stateMark(candidate), outcomeMark(outcome)),
    element('p', { class: 'why' }, whyLine(candidate)),
    priceList(candidate, target),
    approvalLine(candidate),
  );
}

function stateOf({ decision }: CheckedCandidate): 'open' | 'closed' | 'undecided' {
  if (!decision) return 'undecided';
  return decision.open ? 'open' : 'closed';
}

function stateMark(candidate: CheckedCandidate): Markup {
  const icons = { open: '●', closed: '■', undecided: '○' };
  const said = { open: 'gate open', closed: 'gate closed', undecided: 'not decided' };
  const state = stateOf(candidate);
  return element(
    'strong',
    { class: 'gate' },
    element('span', { class: 'icon', 'aria-hidden': 'true' }, icons[state]),
    said[state],
  );
}

function priceList(candidate: CheckedCandidate, target: ReportTarget | undefined): Markup {
  const price = priceOf(candidate.evidence, candidate.report, target);
  const favourable = target ? ` (${target.name} = ${target.favourable})` : '';
  const positive = target ? `${target.name} = ${target.positive}` : 'the positive label';
  return element(
    'dl',
    { class: 'price', title: `Rows of the ${price.estimand}` },
    element('dt', {}, `decided favourably${favourable}`),
    element('dd', {}, formatValue(price.favourableShare, formatPercent)),
    element('dt', {}, `recall of ${positive}`),
    element('dd', {}, formatValue(price.recall, formatPercent)),
  );
}

function approvalLine({ approvals = [], decision, reportDigest }: CheckedCandidate): Markup {
  if (approvals.length === 0) {
    return element('p', { class: 'approvals muted' }, 'Signed by nobody.');
  }
  const said = approvals.map((approval) => signature(approval, decision?.approvedBy, reportDigest));
  return element('p', { class: 'approvals muted' }, `Signed: ${said.join('; ')}.`);
}

function signature(
  { approver, keyId, at, checks, report }: Approval,
  counted: readonly string[] | undefined,
  reportDigest: string,
): string {
  const names = checks.length > 0 ? ` for ${checks.map(words).join(', ')}` : '';
  const other = report === reportDigest ? '' : ', of another report';
  const not = counted && !counted.includes(approver) ? ', not counted' : '';
  return `${approver} (key ${keyId.slice(0, 8)}, ${at.slice(0, 10)}${names}${other}${not})`;
}
