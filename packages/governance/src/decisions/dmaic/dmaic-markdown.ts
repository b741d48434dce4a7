import type { Comparison, Value } from '@codexhub/common-config/records';
import { inFigures } from '../../gates/words/in-figures.ts';
import { inWords } from '../../gates/words/in-words.ts';
import { intervalInFigures } from '../../gates/words/requirement-in-figures.ts';
import type { DmaicView } from './dmaic-view.ts';
import { readableMarkdown as text } from './readable-markdown.ts';

/**
 * A DMAIC view as Markdown, for a file, a page or a terminal. No name of the data can break a table or
 * become a link.
 *
 * @example
 * dmaicMarkdown(view).split('\n')[0]; // Returns: '# lending/open as champion'
 */
export function dmaicMarkdown(view: DmaicView): string {
  const { model, candidate, alias, actor, at, record } = view;
  return [
    `# ${text(`${model}/${candidate} as ${alias}`)}`,
    '',
    `Moved by ${text(actor)} at ${at}. Record \`${record}\`.`,
    '',
    ...defineLines(view),
    ...measureLines(view),
    ...analyzeLines(view),
    ...improveLines(view),
    ...controlLines(view),
  ].join('\n');
}

function defineLines({ define }: DmaicView): string[] {
  const { checks, attributes, controls, approvers, approvalsRequired } = define;
  return [
    ...heading('Define', 'what was asked, and why'),
    ...table(
      ['Check', 'Asks', 'Limit', 'Target', 'Enforced', 'Reason', 'Owner', 'Asked for by'],
      checks.map((check) => [
        text(check.id),
        text(check.asks),
        check.limit,
        check.target ?? '',
        check.enforced ? 'yes' : 'no',
        text(check.reason),
        text(check.owner ?? 'nobody'),
        text(check.tags.join(', ')),
      ]),
    ),
    ...list(attributes.map(({ name, treatment }) => `${name}: ${treatment.join('; ')}`)),
    ...list(controls.length === 0 ? [] : [`compared within ${controls.join(', ')}`]),
    ...list([
      `${approvalsRequired} approval(s) required, of ${approvers.map(({ name, role }) => `${name} (${role})`).join(', ') || 'nobody'}`,
    ]),
  ];
}

function measureLines({ measure }: DmaicView): string[] {
  const { rows, candidates, checks, accounting, missing } = measure;
  const figures = checks.flatMap(({ id, outcome, comparisons, withheld }) => [
    ...comparisons.map((one) => [
      text(id),
      one.outcome.replace('_', ' '),
      text(groupOf(one)),
      figureOf(one.value),
      intervalInFigures(one.interval),
      intervalInFigures(one.simultaneous),
      inFigures(one.n),
      text(one.interval?.method ?? ''),
    ]),
    ...(comparisons.length > 0
      ? []
      : [[text(id), outcome.replace('_', ' '), '', 'none', '', '', '', '']]),
    ...(withheld === 0
      ? []
      : [[text(id), '', `${withheld} with small counts`, 'withheld', '', '', '', '']]),
  ]);
  const isTogether = accounting.some(({ together }) => together > 0);
  return [
    ...heading('Measure', 'what was found, and how sure'),
    ...list(
      rows === null
        ? []
        : [
            `${inFigures(rows.total)} rows: ${inFigures(rows.train)} to train, ${inFigures(rows.validation)} to validate, ${inFigures(rows.test)} to test; ${candidates} candidate(s)`,
          ],
    ),
    ...table(
      ['Check', 'Outcome', 'Group', 'Value', 'Interval', 'All groups at once', 'n', 'Method'],
      figures,
    ),
    ...table(
      [
        ...['Attribute', 'Of the', 'Judged', 'Below minimum', 'Excluded', 'Unknown'],
        ...(isTogether ? ['Small counts together'] : []),
        'Total',
      ],
      accounting.map((one) => [
        text(one.attribute),
        one.estimand,
        ...[one.judged, one.belowMinimum, one.excluded, one.unknown].map(inFigures),
        ...(isTogether ? [inFigures(one.together)] : []),
        inFigures(one.total),
      ]),
    ),
    ...list(missing.map((id) => `the report does not answer ${id}`)),
  ];
}

function analyzeLines({ analyze }: DmaicView): string[] {
  const { red, straddles, groups, paradoxes, notices, multiplicity } = analyze;
  return [
    ...heading('Analyze', 'where it comes from'),
    ...list(red.length === 0 ? ['every check opens the gate by itself'] : red),
    ...list(straddles),
    ...list([...paradoxes, ...notices]),
    ...table(
      ['Attribute', 'Of the', 'Group', 'n', 'Favourable', 'Interval', 'Treated'],
      groups.map((group) => [
        text(group.attribute),
        group.estimand,
        text(group.group),
        inFigures(group.n),
        figureOf(group.rate),
        intervalInFigures(group.interval),
        text(
          [
            group.treatment.replace('_', ' '),
            ...(group.merged.length === 0 ? [] : [`with ${group.merged.join(', ')}`]),
            ...(group.justification === undefined ? [] : [group.justification]),
          ].join('; '),
        ),
      ]),
    ),
    ...list([multiplicity]),
  ];
}

function improveLines({ improve }: DmaicView): string[] {
  const { against, changes, champion, openedByPeople } = improve;
  const side = (of: (typeof changes)[number]['before']): string =>
    of === null ? 'none' : `${figureOf(of.value)} ${of.outcome.replace('_', ' ')}`;
  return [
    ...heading('Improve', 'what changed, and what was let pass'),
    ...(against === null
      ? ['There is no decision before it to compare with.', '']
      : [`Against the record \`${against}\`.`, '']),
    ...(against !== null && changes.length === 0 ? ['No figure changed.', ''] : []),
    ...table(
      ['Check', 'Group', 'Before', 'After', 'Difference'],
      changes.map(({ check, group, before, after, difference }) => [
        text(check),
        text(group ?? ''),
        side(before),
        side(after),
        difference === null ? '' : inFigures(difference),
      ]),
    ),
    ...table(
      ['Check', 'Against', 'Champion', 'Candidate'],
      champion.map(({ check, against: whom, baseline, candidate }) => [
        text(check),
        text(whom),
        figureOf(baseline),
        figureOf(candidate),
      ]),
    ),
    ...list(openedByPeople.map(({ check, by }) => `${check} was opened: ${by.join(', ')}`)),
  ];
}

function controlLines({ control }: DmaicView): string[] {
  const { alias, isProtected, protectedAliases, approvals, waivers, reauditBy, previous } = control;
  return [
    ...heading('Control', 'who answers for it, until when'),
    ...list([
      ...approvals.map(
        ({ approver, role, at, checks }) =>
          `approved by ${approver}${role === null ? '' : ` (${role})`} at ${at}${checks.length === 0 ? '' : `, naming ${checks.join(', ')}`}`,
      ),
      ...waivers.map(
        ({ approver, checks, reason, expires }) =>
          `waiver of ${approver} for ${checks.join(', ')} until ${expires}: ${reason}`,
      ),
      reauditBy === null
        ? 'no waiver is in force: nothing expires by itself'
        : `audit again by ${reauditBy}: then the first waiver expires, and the gate closes`,
      `${alias} is ${isProtected ? 'protected' : 'not protected'}; protected are ${protectedAliases.join(', ') || 'none'}`,
      previous === null ? 'the first decision on this model' : `follows ${previous}`,
    ]),
  ];
}

function heading(phase: string, what: string): string[] {
  return [`## ${phase}: ${what}`, ''];
}

function list(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [...lines.map((line) => `- ${text(line)}`), ''];
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line), ''];
}

function groupOf({ group, reference }: Pick<Comparison, 'group' | 'reference'>): string {
  if (group === null) return '';
  return reference === null ? group : `${group} vs ${reference}`;
}

function figureOf(value: Value): string {
  return value.defined ? inFigures(value.value) : text(`undefined: ${inWords(value.reason)}`);
}
