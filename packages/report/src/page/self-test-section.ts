import { element, type Markup } from '../markup/markup.ts';
import { formatCount } from '../text/format-number.ts';
import type { ReportSelfTest } from './report-input.ts';

type Row = ReportSelfTest['checks'][number];

const COLUMNS = [
  'check',
  'alive',
  'fails a good model',
  'passes it',
  'fails a bad one',
  'says otherwise of other rows',
  'rows that tell good from bad',
];

/** Can this gate fail? A line for each check that chance plays a part in, and one for the rest. */
export function selfTestSection(selfTest: ReportSelfTest | undefined): Markup | null {
  if (!selfTest) return null;
  return element(
    'section',
    {},
    element('h2', {}, 'Can this gate fail?'),
    element('p', { class: 'muted lead' }, leadText(selfTest)),
    element(
      'div',
      { class: 'scroll' },
      element(
        'table',
        { class: 'checks' },
        element(
          'thead',
          {},
          element('tr', {}, ...COLUMNS.map((name) => element('th', { scope: 'col' }, name))),
        ),
        element('tbody', {}, ...shownRows(selfTest).map(row)),
      ),
    ),
  );
}

/** Checks that are estimated, or dead; what is counted cannot err by chance. */
export function shownRows({ checks }: ReportSelfTest): readonly Row[] {
  return checks.filter(({ alive, counted }) => !alive || !counted);
}

function leadText({ checks }: ReportSelfTest): string {
  const dead = checks.filter(({ alive }) => !alive).length;
  const counted = checks.filter((check) => check.alive && check.counted).length;
  const alive =
    dead === 0
      ? `All ${checks.length} checks pass a candidate that clearly meets them, fail one that clearly breaks them, and pass nothing unmeasured`
      : `${dead} of ${checks.length} checks are dead`;
  const exact = counted === 0 ? '' : `; ${counted} of them count, and cannot err by chance`;
  return `${alive}${exact}. At these rows, of all candidates the least favourable chance: good is equal groups or the target, bad an eighth beyond the limit, or half as far again.`;
}

function row({ check, alive, why, ...one }: Row): Markup {
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, element('bdi', {}, check)),
    element('td', {}, alive ? 'yes' : `no: ${why ?? 'no reason was given'}`),
    ...[one.falseFail, one.pass, one.power, one.flip].map((share) =>
      element('td', { class: 'number' }, chance(share)),
    ),
    element(
      'td',
      { class: 'number' },
      one.nToConclude === null ? '–' : formatCount(one.nToConclude),
    ),
  );
}

function chance(share: number | null): string {
  if (share === null) return '–';
  const percent = 100 * share;
  if (percent > 0 && percent < 0.5) return '< 1%';
  return percent < 100 && percent > 99.5 ? '> 99%' : `${Math.round(percent)}%`;
}
