import { element, type Markup } from '../markup/markup.ts';
import { svgImage } from '../svg/svg-image.ts';
import { svgText } from '../svg/svg-text.ts';
import { tenths } from '../svg/tenths.ts';
import { columnsIn, textWidth } from '../svg/text-width.ts';
import { fitCount, fitPercent } from '../text/fit-number.ts';
import { formatCount, formatPercent } from '../text/format-number.ts';
import { words } from '../text/words.ts';
import type { Plot } from './plot.ts';
import { requirePlot } from './require-plot.ts';

export interface ConfusionMatrixPlotOptions {
  readonly title?: string;
  /** The classes, in the order of rows and columns. */
  readonly labels: readonly string[];
  /** `counts[actual][decided]`: rows of one class and what was decided on them. */
  readonly counts: readonly (readonly number[])[];
  /** Why there is no class at all; said instead of the matrix. */
  readonly reason?: string | undefined;
}

interface Layout {
  readonly cell: { readonly width: number; readonly height: number };
  readonly left: number;
  readonly head: number;
  readonly isUpright: boolean;
}

const MOST = 30;
const NAMES = 64;
const TOTALS = 44;

/**
 * Decisions against outcomes for any number of classes: each cell is shaded by its share of the
 * actual class, and says count and share where it has room; the diagonal, which is right, is framed.
 * A class without rows says so. Above 30 classes the table alone holds the numbers.
 * @throws ReportError `REPORT_INPUT_INVALID` where the counts are not a square of the labels.
 * @example
 * confusionMatrixPlot({ labels: ['a', 'b'], counts: [[3, 1], [0, 0]] })
 *   .table.rows; // Returns: [['a', '3 (75.0%)', '1 (25.0%)', '4'], ['b', '0 (no rows)', '0 (no rows)', '0']]
 */
export function confusionMatrixPlot(options: ConfusionMatrixPlotOptions): Plot {
  const { title = 'Confusion', labels, counts } = options;
  requireSquare(options);
  const isShown = labels.length > 0 && labels.length <= MOST;
  const drawn = isShown ? labels : [];
  const layout = layoutOf(drawn);
  const width = Math.ceil(Math.max(180, layout.left + drawn.length * layout.cell.width + TOTALS));
  const height = Math.ceil(layout.head + Math.max(2, drawn.length) * layout.cell.height + 4);
  const absent = labels.length === 0 ? (options.reason ?? 'no_classes') : undefined;
  const note = absent
    ? `not measured: ${words(absent)}`
    : `${labels.length} classes are too many to draw`;
  const svg = svgImage(
    { width, height, title, description: describe(options), absent },
    ...heads(drawn, layout),
    ...drawn.map((label, row) => matrixRow(label, counts[row]!, row, layout)),
    isShown
      ? null
      : svgText(width / 2, height / 2, note, { anchor: 'middle', columns: columnsIn(width - 8) }),
  );
  const table = {
    caption: `${title}: rows by actual and decided class, with the share of the actual class`,
    columns: ['actual', ...labels.map((label) => `decided ${label}`), 'rows'],
    rows: labels.map((label, row) => [
      label,
      ...counts[row]!.map((count) => cellText(count, sum(counts[row]!))),
      formatCount(sum(counts[row]!)),
    ]),
  };
  return { title, width, svg: svg.text, table };
}

function requireSquare({ labels, counts }: ConfusionMatrixPlotOptions): void {
  const isSquare =
    counts.length === labels.length &&
    counts.every(
      (row) =>
        row.length === labels.length && row.every((count) => Number.isFinite(count) && count >= 0),
    );
  requirePlot(isSquare, {
    plot: 'confusionMatrixPlot',
    path: 'counts',
    must: `be ${labels.length} rows of ${labels.length} counts from 0 up`,
    received: `${counts.length} rows`,
  });
}

function layoutOf(labels: readonly string[]): Layout {
  const classes = Math.max(1, labels.length);
  const width = Math.min(60, Math.max(9, tenths(300 / classes)));
  const widest = labels.reduce((wide, label) => Math.max(wide, textWidth(label, 8)), 0);
  const isUpright = labels.every((label) => textWidth(label, 8) <= width - 3);
  return {
    cell: { width, height: Math.max(9, tenths(Math.min(26, width * 0.6))) },
    left: tenths(20 + Math.min(NAMES, widest + 4)),
    head: isUpright ? 26 : tenths(18 + Math.min(NAMES, widest + 4)),
    isUpright,
  };
}

function heads(labels: readonly string[], { cell, left, head, isUpright }: Layout): Markup[] {
  if (labels.length === 0) return [];
  const middle = left + (labels.length * cell.width) / 2;
  const bottom = head + labels.length * cell.height;
  return [
    svgText(middle, 10, 'decided', { anchor: 'middle', class: 'muted' }),
    svgText(10, (head + bottom) / 2, 'actual', { anchor: 'middle', class: 'muted', rotate: -90 }),
    ...labels.map((label, column) => {
      const x = tenths(left + (column + 0.5) * cell.width);
      return isUpright
        ? svgText(x, head - 4, label, { anchor: 'middle', class: 'small' })
        : svgText(tenths(x + 3), head - 3, label, {
            class: 'small',
            rotate: -90,
            columns: columnsIn(NAMES, 8),
          });
    }),
  ];
}

function matrixRow(label: string, row: readonly number[], index: number, layout: Layout): Markup {
  const { cell, left, head } = layout;
  const total = sum(row);
  const top = tenths(head + index * cell.height);
  const base = tenths(top + cell.height / 2 + 3);
  const end = tenths(left + row.length * cell.width + 4);
  return element(
    'g',
    {},
    svgText(left - 4, base, label, { anchor: 'end', class: 'small', columns: columnsIn(NAMES, 8) }),
    ...row.map((count, column) => matrixCell(count, total, { column, index, top }, layout)),
    svgText(end, base, total === 0 ? 'no rows' : `n ${fitCount(total, 8)}`, {
      class: 'muted small',
    }),
  );
}

function matrixCell(
  count: number,
  total: number,
  at: { readonly column: number; readonly index: number; readonly top: number },
  { cell, left }: Layout,
): Markup {
  const x = tenths(left + at.column * cell.width);
  const share = total === 0 ? 0 : count / total;
  const isRight = at.column === at.index;
  const middle = tenths(x + cell.width / 2);
  const box = { x, y: at.top, ...cell };
  const hasBoth = cell.width >= 34 && cell.height >= 20;
  return element(
    'g',
    {},
    element('title', {}, cellText(count, total)),
    element('rect', {
      class: 'cell',
      ...box,
      'fill-opacity': total === 0 ? 0 : 0.04 + 0.34 * share,
    }),
    isRight
      ? element('rect', {
          class: 'right',
          x: x + 1,
          y: at.top + 1,
          width: cell.width - 2,
          height: cell.height - 2,
        })
      : null,
    hasBoth
      ? svgText(
          middle,
          tenths(at.top + cell.height / 2 - 1),
          fitCount(count, columnsIn(cell.width - 2, 8)),
          {
            anchor: 'middle',
            class: 'small',
          },
        )
      : null,
    count > 0 && cell.width >= 17
      ? svgText(
          middle,
          tenths(at.top + cell.height / 2 + (hasBoth ? 8 : 3)),
          fitPercent(share, 0),
          {
            anchor: 'middle',
            class: 'tiny',
          },
        )
      : null,
  );
}

function describe({ labels, counts }: ConfusionMatrixPlotOptions): string {
  const all = counts.reduce((total, row) => total + sum(row), 0);
  if (all === 0) return labels.length === 0 ? '' : 'Not measured: no rows.';
  const right = counts.reduce((total, row, index) => total + row[index]!, 0);
  const mistakes = counts.flatMap((row, actual) =>
    row.map((count, decided) => ({ count: actual === decided ? 0 : count, actual, decided })),
  );
  const worst = mistakes.reduce((most, one) => (one.count > most.count ? one : most));
  const said = `${formatCount(all)} rows of ${labels.length} classes: ${formatPercent(right / all)} on the diagonal.`;
  if (worst.count === 0) return `${said} No mistake.`;
  return `${said} The commonest mistake: ${formatCount(worst.count)} rows actually ${labels[worst.actual]} were decided ${labels[worst.decided]}, ${formatPercent(worst.count / sum(counts[worst.actual]!))} of that class.`;
}

function cellText(count: number, total: number): string {
  return total === 0 ? '0 (no rows)' : `${formatCount(count)} (${formatPercent(count / total)})`;
}

function sum(row: readonly number[]): number {
  return row.reduce((total, count) => total + count, 0);
}
