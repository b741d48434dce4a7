import type { Evidence, GateReport } from '@codexhub/common-config/records';
import { element, type Markup } from '../markup/markup.ts';
import { formatCount, formatValue } from '../text/format-number.ts';
import { isolate } from '../text/isolate.ts';
import { words } from '../text/words.ts';
import type { CheckedCandidate } from './check-report-input.ts';
import { whyText } from './requirement-text.ts';

/** What the reader must know before signing: which rows, what was not judged, what was not looked at. */
export function limitsSection(
  candidates: readonly CheckedCandidate[],
  notices: readonly string[],
): Markup {
  return element(
    'section',
    { class: 'limits' },
    element('h2', {}, 'Known limits'),
    element(
      'ul',
      {},
      ...notices.map((notice) => element('li', {}, element('strong', {}, notice))),
      ...limitTexts(candidates).map((item) => element('li', {}, item)),
    ),
    reasonsList(candidates),
  );
}

/** The limits that the records themselves tell, each once. */
export function limitTexts(candidates: readonly CheckedCandidate[]): readonly string[] {
  const texts = candidates.flatMap(({ evidence, report }) => [
    rowsText(evidence),
    ...unjudgedTexts(report),
    ...unenforcedTexts(report),
    parityText(evidence),
    privacyText(evidence),
    contractText(evidence),
    ...baselineTexts(evidence, report),
  ]);
  return [...new Set(texts)];
}

function rowsText({ rows }: Evidence): string {
  return `“Model” is this very model on ${formatCount(rows.test)} test rows of ${formatCount(rows.total)} (train ${formatCount(rows.train)}, validation ${formatCount(rows.validation)}); “procedure” is what training makes, cross-fitted.`;
}

function unjudgedTexts({ accounting }: GateReport): string[] {
  return accounting.flatMap(({ attribute, groups, unknown }) => [
    ...groups
      .filter(({ treatment }) => treatment !== 'judged')
      .map(({ group, n, treatment, justification }) => {
        const why = justification === undefined ? '' : ` (${justification})`;
        return `${attribute} ${isolate(group)}, n ${formatCount(n)}: ${words(treatment)}${why}.`;
      }),
    ...(unknown > 0 ? [`${attribute}: ${formatCount(unknown)} rows of unknown group.`] : []),
  ]);
}

function unenforcedTexts({ checks }: GateReport): string[] {
  return checks
    .filter(({ requirement }) => !requirement.enforce)
    .map(({ requirement, outcome }) => `${requirement.id}: ${words(outcome)}, not enforced.`);
}

function parityText({ parity }: Evidence): string {
  if (!parity) return 'Exported graph against trained model: not measured.';
  return `Exported graph against trained model on ${formatCount(parity.rows)} rows: largest difference ${formatValue(parity.maximumDifference)}, ${formatCount(parity.decisionFlips)} decisions differ.`;
}

function privacyText({ privacy }: Evidence): string {
  if (!privacy) return 'Personal data in logged artefacts: not looked for.';
  const found = privacy.findings.reduce((sum, { count }) => sum + count, 0);
  return `Personal data: ${formatCount(found)} found in ${formatCount(privacy.documents)} logged artefacts (${privacy.lookedFor.length} kinds looked for).`;
}

function contractText({ contractViolations }: Evidence): string {
  return contractViolations === undefined
    ? 'Data contract: not measured.'
    : `Data contract: ${formatCount(contractViolations)} cells break it.`;
}

function baselineTexts({ baseline }: Evidence, { checks }: GateReport): string[] {
  if (!baseline) {
    const asked = checks.some(({ requirement }) => requirement.change !== undefined);
    return asked ? ['Change against the champion: there is none yet; not measured.'] : [];
  }
  const { alias, model, rows, sameSplit, obstacle } = baseline;
  const who = isolate(`${alias}, ${model.name}@${model.version}`);
  const split = sameSplit ? 'the same data and split' : 'other data or another split';
  return [
    obstacle === undefined && sameSplit
      ? `Change against ${who}: both scored the same ${formatCount(rows.count)} test rows, as served; ${split}.`
      : `Change against ${who}: not measured (${words(obstacle ?? 'baseline_saw_test_rows')}); it was made from ${split}.`,
  ];
}

function reasonsList(candidates: readonly CheckedCandidate[]): Markup {
  const reasons = new Map(
    candidates.flatMap(({ report }) =>
      report.checks.map(({ requirement }) => [requirement.id, whyText(requirement)] as const),
    ),
  );
  return element(
    'details',
    { class: 'screen-only' },
    element('summary', {}, 'Why each limit is what it is'),
    element(
      'ul',
      {},
      ...[...reasons].map(([id, reason]) =>
        element('li', {}, element('code', {}, id), `: ${reason}`),
      ),
    ),
  );
}
