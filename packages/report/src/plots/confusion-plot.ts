import type { Confusion } from '@codexhub/common-config/records';
import { element, type Markup } from '../markup/markup.ts';
import { svgImage } from '../svg/svg-image.ts';
import { svgText } from '../svg/svg-text.ts';
import { columnsIn } from '../svg/text-width.ts';
import { fitCount, fitPercent } from '../text/fit-number.ts';
import { formatCount, formatPercent } from '../text/format-number.ts';
import { words } from '../text/words.ts';
import type { Plot } from './plot.ts';

export interface ConfusionPlotOptions {
  readonly title?: string;
  /** Absent where nothing was counted. */
  readonly counts?: Confusion | undefined;
  /** How the two labels are called. */
  readonly labels?: { readonly positive: string; readonly negative: string };
  /** Why nothing was counted; said instead of the counts. */
  readonly reason?: string | undefined;
}

const WIDTH = 200;
const LEFT = 60;
const CELL = { width: 69, height: 18 };
const HEAD = 14;
const HEIGHT = HEAD + 2 * CELL.height + 2;

/**
 * Decisions against outcomes at the served threshold: counts, and each as a share of its actual
 * label (so the diagonal reads specificity and recall). A label without rows says so.
 * @example
 * confusionPlot({ counts: { truePositive: 3, falsePositive: 1, trueNegative: 5, falseNegative: 1 } })
 *   .table.rows[1]; // Returns: ['positive', '1 (25.0%)', '3 (75.0%)']
 */
export function confusionPlot(options: ConfusionPlotOptions): Plot {
  const { title = 'Confusion at the served threshold', counts } = options;
  const { positive, negative } = options.labels ?? { positive: 'positive', negative: 'negative' };
  const rows = counts
    ? [
        { label: negative, cells: [counts.trueNegative, counts.falsePositive] as const },
        { label: positive, cells: [counts.falseNegative, counts.truePositive] as const },
      ]
    : [];
  const described = rows.map(({ label, cells }) => {
    const [no, yes] = cellTexts(cells);
    return `Of those actually ${label}, ${no} were decided ${negative} and ${yes} ${positive}.`;
  });
  const absent = counts ? undefined : (options.reason ?? 'no_counts');
  const svg = svgImage(
    {
      width: WIDTH,
      height: HEIGHT,
      title,
      description: described.join(' '),
      absent,
    },
    ...[negative, positive].map((label, column) =>
      svgText(LEFT + (column + 0.5) * CELL.width, HEAD - 4, `decided ${label}`, {
        anchor: 'middle',
        class: 'muted small',
        columns: columnsIn(CELL.width - 2, 8),
      }),
    ),
    ...rows.map((row, index) => matrixRow(row, HEAD + index * CELL.height)),
    absent === undefined
      ? null
      : svgText(WIDTH / 2, HEIGHT / 2 + 8, `not measured: ${words(absent)}`, {
          anchor: 'middle',
          columns: columnsIn(WIDTH - 8),
        }),
  );
  const table = {
    caption: title,
    columns: ['actual', `decided ${negative}`, `decided ${positive}`],
    rows: rows.map(({ label, cells }) => [label, ...cellTexts(cells)]),
  };
  return { title, width: WIDTH, svg: svg.text, table };
}

function matrixRow(
  row: { readonly label: string; readonly cells: readonly [number, number] },
  top: number,
): Markup {
  const total = row.cells[0] + row.cells[1];
  const texts = shortTexts(row.cells);
  return element(
    'g',
    {},
    svgText(LEFT - 5, top + 12, `actual ${row.label}`, {
      anchor: 'end',
      class: 'muted small',
      columns: columnsIn(LEFT - 6, 8),
    }),
    ...row.cells.flatMap((count, column) => [
      element('rect', {
        class: 'cell',
        x: LEFT + column * CELL.width,
        y: top,
        ...CELL,
        'fill-opacity': total === 0 ? 0 : 0.06 + 0.3 * (count / total),
      }),
      svgText(LEFT + (column + 0.5) * CELL.width, top + 12, texts[column] ?? '', {
        anchor: 'middle',
      }),
    ]),
  );
}

function cellTexts(cells: readonly [number, number]): string[] {
  const total = cells[0] + cells[1];
  return cells.map((count) =>
    total === 0 ? '0 (no rows)' : `${formatCount(count)} (${formatPercent(count / total)})`,
  );
}

// The same, where there is little room.
function shortTexts(cells: readonly [number, number]): string[] {
  const total = cells[0] + cells[1];
  return cells.map((count) =>
    total === 0 ? '0 (no rows)' : `${fitCount(count, 6)} (${fitPercent(count / total, 1)})`,
  );
}
