import type { Accounting, GateReport } from '@codexhub/common-config/records';
import { element, fragment, type Markup } from '../markup/markup.ts';
import { groupBarsPlot } from '../plots/group-bars-plot.ts';
import { formatCount } from '../text/format-number.ts';
import { isolate } from '../text/isolate.ts';
import type { CheckedCandidate } from './check-report-input.ts';
import { dataTables, figure } from './figure.ts';
import { limitBand } from './limit-band.ts';
import { preferred } from './price.ts';

/** The groups: bars with whiskers and the limit's band, and the sum that accounts for every row. */
export function groupsSection(candidates: readonly CheckedCandidate[]): Markup {
  const attributes = new Set(
    candidates.flatMap(({ report }) => report.accounting.map(({ attribute }) => attribute)),
  );
  if (attributes.size === 0) {
    return element(
      'section',
      {},
      element('h2', {}, 'Groups'),
      element('p', {}, 'Not measured: the report accounts for no protected attribute.'),
    );
  }
  const shown = [...attributes].flatMap((attribute) =>
    candidates.flatMap(({ name, report }) => {
      const accounting = shownAccounting(report, attribute);
      if (!accounting) return [];
      const band = limitBand(report, accounting);
      const title = `Favourable rate by ${attribute}, ${name}`;
      return [{ name, accounting, band, plot: groupBarsPlot({ accounting, band, title }) }];
    }),
  );
  const bands = [...new Set(shown.flatMap(({ band }) => (band ? [band.label] : [])))];
  return element(
    'section',
    {},
    element('h2', {}, 'Groups: rate of favourable decisions'),
    element(
      'p',
      { class: 'muted lead' },
      bands.length > 0
        ? `Whiskers: the rate’s interval. Shaded band: ${bands.join('; ')}. Hatched: counted, not judged.`
        : 'Whiskers: the rate’s interval. Hatched: counted, not judged.',
    ),
    element(
      'div',
      { class: 'bars' },
      ...shown.map(({ name, accounting, plot }) =>
        figure(
          plot,
          fragment(
            element('bdi', {}, accounting.attribute),
            ' · ',
            element('bdi', { class: 'muted' }, name),
          ),
        ),
      ),
    ),
    element(
      'p',
      { class: 'accounting' },
      ...accountingTexts(candidates).map((line) => element('span', { class: 'sum' }, line)),
    ),
    dataTables(
      'The groups in numbers',
      shown.map(({ plot }) => plot.table),
    ),
  );
}

function shownAccounting(report: GateReport, attribute: string): Accounting | undefined {
  return preferred(report.accounting.filter((one) => one.attribute === attribute));
}

/** Where the rows went, attribute by attribute; candidates judged on the same rows share a line. */
export function accountingTexts(candidates: readonly CheckedCandidate[]): readonly string[] {
  return [...new Set(candidates.flatMap(({ report }) => report.accounting.map(accountingText)))];
}

function accountingText({ attribute, estimand, groups, unknown, total }: Accounting): string {
  const sum = groups.reduce((rows, { n }) => rows + n, unknown);
  const agrees = Math.abs(sum - total) <= 1e-6 * Math.max(1, total);
  const parts = [
    ...groups.map(({ group, n }) => `${isolate(group)} ${formatCount(n)}`),
    `unknown ${formatCount(unknown)}`,
  ];
  const is = agrees ? `= ${formatCount(total)}` : `≠ ${formatCount(total)}: rows are missing`;
  return `${attribute} (${estimand}): ${parts.join(' + ')} ${is}`;
}
