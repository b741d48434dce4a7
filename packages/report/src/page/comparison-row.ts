import type { CheckRow, Comparison } from '@codexhub/common-config/records';
import { type Child, element, fragment, type Markup } from '../markup/markup.ts';
import {
  formatCount,
  formatInterval,
  formatLevel,
  formatNumber,
  formatValue,
} from '../text/format-number.ts';
import { isolate } from '../text/isolate.ts';
import { words } from '../text/words.ts';
import { outcomeMark } from './outcome-mark.ts';
import { checkName, limitText, sliceText, whyText } from './requirement-text.ts';

/** Which columns a table of checks has, beside those that it always has. */
export interface CheckColumns {
  /** The level of most intervals, which the head names. */
  readonly level: number | undefined;
  readonly adjusted: boolean;
}

/** The row of one comparison; a check without any still has its row. */
export function comparisonRow(
  row: CheckRow,
  comparison: Comparison | undefined,
  columns: CheckColumns,
  isMore: boolean,
): Markup {
  const { requirement } = row;
  const verdict = comparison ?? row;
  const slice = sliceText(requirement, comparison);
  return element(
    'tr',
    { class: isMore ? 'more' : undefined },
    element(
      'th',
      { scope: 'row', title: `${requirement.id}, ${requirement.definition}` },
      checkName(requirement),
      slice === '' ? null : fragment(' ', element('bdi', { class: 'slice' }, slice)),
    ),
    comparison?.value.defined
      ? cell(formatValue(comparison.value), spreadText(comparison))
      : element('td', {}, observedText(comparison)),
    cell(intervalText(comparison, columns.level), comparison?.interval?.method),
    columns.adjusted
      ? cell(comparison?.adjusted ? formatInterval(comparison.adjusted) : 'not given')
      : null,
    cell(limitText(requirement), whyText(requirement)),
    cell(comparison ? formatCount(comparison.n) : 'none'),
    element('td', {}, outcomeMark(verdict.outcome), ` ${reasonText(row, comparison)}`),
    element('td', { class: 'beside' }, besideText(row, comparison)),
  );
}

function cell(content: Child, title?: string): Markup {
  return element('td', { class: 'number', title: title === '' ? undefined : title }, content);
}

function observedText(comparison: Comparison | undefined): string {
  return comparison ? formatValue(comparison.value) : 'undefined: absent';
}

function spreadText(comparison: Comparison | undefined): string | undefined {
  const spread = comparison?.spread;
  if (!spread) return undefined;
  return `${spread.repeats} repeats: ${formatNumber(spread.minimum)} to ${formatNumber(spread.maximum)}, standard deviation ${formatNumber(spread.standardDeviation)}`;
}

function intervalText(comparison: Comparison | undefined, level: number | undefined): string {
  const interval = comparison?.interval;
  const text = formatInterval(interval);
  return interval && interval.level !== level ? `${text} at ${formatLevel(interval.level)}` : text;
}

/** The interval that holds for all groups (or columns) of the check at once, where it is another. */
function togetherText(comparison: Comparison | undefined): string[] {
  const [own, all] = [comparison?.interval, comparison?.simultaneous];
  if (!all || formatInterval(all) === formatInterval(own)) return [];
  return [`all groups at once ${formatInterval(all)}`];
}

/** Why a comparison has its outcome, and what follows from it. */
export function reasonText(
  { requirement, reason }: CheckRow,
  comparison: Comparison | undefined,
): string {
  const parts = [words(comparison?.reason ?? reason)];
  parts.push(...togetherText(comparison));
  if (comparison?.nToConclude !== undefined) {
    parts.push(`about ${formatCount(comparison.nToConclude)} rows would conclude`);
  }
  if (requirement.target !== undefined) {
    parts.push(`target ${limitText(requirement, requirement.target)}`);
  }
  if (!requirement.enforce) parts.push('not enforced');
  if (requirement.onInsufficientData === 'review' && comparison?.outcome === 'insufficient_data') {
    parts.push('an approval may open it by name');
  }
  return parts.join('; ');
}

function besideText({ requirement }: CheckRow, comparison: Comparison | undefined): string {
  if (requirement.change !== undefined) return comparedText(comparison);
  if (requirement.estimand === 'model') return 'is the value shown';
  const beside = comparison?.beside;
  if (!beside) return 'not given';
  if (Number.isNaN(beside.n)) return 'not told: small counts';
  return `${formatValue(beside.value)} ${formatInterval(beside.interval)} n ${formatCount(beside.n)}`;
}

function comparedText(comparison: Comparison | undefined): string {
  const compared = comparison?.compared;
  if (!compared) return 'not compared';
  const { against, baseline, candidate } = compared;
  return `${isolate(against)} ${formatValue(baseline)}; candidate ${formatValue(candidate)}`;
}
