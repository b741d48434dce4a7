import { element, fragment, Markup } from '../markup/markup.ts';
import { checkReportInput } from './check-report-input.ts';
import { checksSection } from './checks-section.ts';
import { curvesSection } from './curves-section.ts';
import { groupsSection } from './groups-section.ts';
import { limitsSection } from './limits-section.ts';
import { lineageSection } from './lineage-section.ts';
import { pageStyle } from './page-style.ts';
import { printScale } from './print-scale.ts';
import type { ReportOptions } from './report-input.ts';
import { selfTestSection } from './self-test-section.ts';
import { verdictSection } from './verdict-section.ts';

const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

/**
 * The one-page report of one or more candidates, as a self-contained HTML text: no script, nothing
 * loaded, dark or light as the reader's system asks, one A4 sheet in print.
 *
 * In reading order: the verdict of each candidate with its price, the checks, whether the gate can fail, the groups, the
 * curves, the lineage, the known limits. A value that is undefined shows its reason. Equal input
 * gives equal bytes. The page repeats the records and decides nothing: what opened is what
 * `isOpen` answered.
 *
 * @throws ReportError `REPORT_INPUT_INVALID` where there is no candidate or a record has another
 * form; `REPORT_EVIDENCE_MISMATCH` where a report does not judge the evidence beside it.
 * @example
 * // `report` from `evaluateGate`, `evidence` what it judged; the README builds both by hand.
 * const html = renderReport({ title: 'Lending', candidates: [{ name: 'a', threshold: 0.5, report, evidence }] });
 * html.startsWith('<!DOCTYPE html>'); // Returns: true
 */
export function renderReport(options: ReportOptions): string {
  const candidates = checkReportInput(options);
  const { title, target, lineage, selfTest, notices = [], generatedAt } = options;
  const scale = printScale(candidates, notices, selfTest);
  const head = element(
    'head',
    {},
    element('meta', { charset: 'utf-8' }),
    element('meta', { 'http-equiv': 'Content-Security-Policy', content: POLICY }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('title', {}, title),
    element('style', {}, new Markup(`${pageStyle}\n@media print{body{zoom:${scale}}}`)),
  );
  const body = element(
    'body',
    {},
    element(
      'header',
      {},
      element('h1', {}, title),
      element('p', { class: 'muted' }, subtitle(candidates[0]?.report.policy, generatedAt)),
      ...notices.map((notice) => element('p', { class: 'notice', role: 'note' }, notice)),
    ),
    element(
      'main',
      {},
      verdictSection(candidates, target),
      checksSection(candidates),
      selfTestSection(selfTest),
      groupsSection(candidates),
      curvesSection(candidates, target),
      element(
        'div',
        { class: 'ends' },
        lineageSection(candidates, lineage),
        limitsSection(candidates, notices),
      ),
    ),
  );
  return `<!DOCTYPE html>\n${element('html', { lang: 'en' }, fragment(head, body)).text}\n`;
}

function subtitle(policy: string | undefined, generatedAt: string | undefined): string {
  const judged = `Judged under policy ${policy?.slice(7, 17) ?? 'none'}`;
  return generatedAt === undefined ? judged : `${judged} · ${generatedAt}`;
}
