import { type Child, element, Markup } from '../markup/markup.ts';
import type { DataTable, Plot } from '../plots/plot.ts';

/** A picture with its name above it. */
export function figure(plot: Plot, heading: Child, note: Child = null): Markup {
  return element(
    'figure',
    { style: `--width:${plot.width}` },
    element('figcaption', {}, heading),
    new Markup(plot.svg),
    note === null ? null : element('p', { class: 'note muted' }, note),
  );
}

/** The numbers of several pictures, folded away: on the screen only. */
export function dataTables(summary: string, tables: readonly DataTable[]): Markup {
  return element(
    'details',
    { class: 'screen-only' },
    element('summary', {}, summary),
    element('div', { class: 'tables' }, ...tables.map(dataTable)),
  );
}

function dataTable({ caption, columns, rows }: DataTable): Markup {
  const body = rows.map((row) =>
    element(
      'tr',
      {},
      ...row.map((text, index) =>
        index === 0 ? element('th', { scope: 'row' }, text) : element('td', {}, text),
      ),
    ),
  );
  return element(
    'table',
    { class: 'data' },
    element('caption', {}, caption),
    element(
      'thead',
      {},
      element('tr', {}, ...columns.map((name) => element('th', { scope: 'col' }, name))),
    ),
    element('tbody', {}, ...body),
  );
}
