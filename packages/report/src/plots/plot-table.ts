import { element, type Markup } from '../markup/markup.ts';
import type { DataTable, Plot } from './plot.ts';

/**
 * The numbers of a picture as an HTML table, the same that the report page folds away under its
 * figures: for those who cannot see the picture, or want its numbers.
 * @example
 * plotTable(rocPlot({ series: [] })).startsWith('<table class="data"><caption>ROC'); // Returns: true
 */
export function plotTable({ table }: Pick<Plot, 'table'>): string {
  return tableMarkup(table).text;
}

/** A table of numbers: caption, heads of columns and rows, every text escaped. */
export function tableMarkup({ caption, columns, rows }: DataTable): Markup {
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
