import { type Child, element, Markup } from '../markup/markup.ts';
import type { DataTable, Plot } from '../plots/plot.ts';
import { tableMarkup } from '../plots/plot-table.ts';

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
    element('div', { class: 'tables' }, ...tables.map(tableMarkup)),
  );
}
