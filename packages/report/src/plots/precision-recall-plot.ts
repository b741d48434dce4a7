import { type Curves, undefinedValue, type Value } from '@codexhub/common-config/records';
import { element, fragment, type Markup } from '../markup/markup.ts';
import type { Box } from '../svg/hatch-lines.ts';
import type { Point } from '../svg/simplify-path.ts';
import { svgImage } from '../svg/svg-image.ts';
import { svgText } from '../svg/svg-text.ts';
import { tenths } from '../svg/tenths.ts';
import { textWidth } from '../svg/text-width.ts';
import { fitNumber } from '../text/fit-number.ts';
import { formatNumber, formatValue } from '../text/format-number.ts';
import type { ChartFrame } from './chart-frame.ts';
import {
  curveLayer,
  isEmpty,
  type NamedLine,
  notDrawn,
  type OperatingPoint,
} from './curve-layer.ts';
import { emptyNote } from './empty-note.ts';
import type { Plot } from './plot.ts';
import { CURVE_SIZE, unitFrame } from './unit-frame.ts';

export interface PrecisionRecallPlotOptions {
  readonly title?: string;
  readonly series: readonly { readonly name: string; readonly points: Curves['precisionRecall'] }[];
  /** Share of the positive label among the rows: the precision of deciding at random. */
  readonly prevalence?: Value;
  /** Where candidates decide: x is the recall, y the precision. */
  readonly operating?: readonly OperatingPoint[];
  /** Why there is no point at all, such as `no_positives`; said in the empty frame. */
  readonly reason?: string | undefined;
}

const STEPS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

/**
 * Precision over recall, both in [0, 1], with the line of the prevalence, which is what no skill
 * reaches. Several curves are named where they run. The description says the best precision at a
 * recall of half. An empty series is drawn as "not measured".
 * @example
 * precisionRecallPlot({ series: [] }).title; // Returns: 'Precision and recall'
 */
export function precisionRecallPlot(options: PrecisionRecallPlotOptions): Plot {
  const { title = 'Precision and recall', series, operating = [] } = options;
  const prevalence = options.prevalence ?? undefinedValue('not_given');
  const frame = unitFrame('recall', 'precision');
  const lines = series.map(({ name, points }) => ({
    name,
    points: points.map((point): Point => [point.recall, point.precision]),
  }));
  const guide = prevalence.defined ? prevalenceGuide(frame, prevalence.value) : undefined;
  const absent = lines.every(isEmpty) ? (options.reason ?? 'no_points') : undefined;
  const svg = svgImage(
    { ...CURVE_SIZE, title, description: describe(lines, prevalence, operating), absent },
    frame.back,
    guide?.line ?? null,
    curveLayer(frame, lines, { operating, taken: guide ? [guide.box] : [] }),
    guide?.label ?? null,
    absent !== undefined ? emptyNote(frame.area, absent) : null,
  );
  const table = {
    caption: `${title}: best precision at a recall of at least; prevalence ${formatValue(prevalence)}`,
    columns: ['recall', ...series.map(({ name }) => name)],
    rows: STEPS.map((step) => [
      formatNumber(step, 1),
      ...lines.map(({ points }) => best(points, step)),
    ]),
  };
  return { title, width: CURVE_SIZE.width, svg: svg.text, table };
}

function prevalenceGuide(
  frame: ChartFrame,
  prevalence: number,
): { line: Markup; label: Markup; box: Box } {
  const [left, y] = [frame.x(0), tenths(frame.y(prevalence))];
  const text = `prevalence ${fitNumber(prevalence)}`;
  // Below the line, unless it lies too close to the axis.
  const base = y > 128 ? y - 4 : y + 10;
  return {
    line: element('path', { class: 'guide', d: `M${left} ${y}H${frame.x(1)}` }),
    label: fragment(svgText(left + 3, base, text, { class: 'halo muted small' })),
    box: { x: left, y: base - 9, width: textWidth(text, 8) + 6, height: 12 },
  };
}

function describe(
  lines: readonly NamedLine[],
  prevalence: Value,
  operating: readonly OperatingPoint[],
): string {
  return [
    ...lines.map((line) => {
      const said = isEmpty(line)
        ? 'not measured'
        : `at a recall of 0.5 or more the best precision is ${best(line.points, 0.5)}`;
      return `${line.name}: ${said}.${notDrawn(line.points)}`;
    }),
    `Prevalence ${formatValue(prevalence)}.`,
    ...operating.map(
      ({ label, x, y }) =>
        `${label} decides at recall ${formatNumber(x)}, precision ${formatNumber(y)}.`,
    ),
  ].join(' ');
}

function best(points: readonly Point[], recall: number): string {
  const within = points.filter(([x, y]) => x >= recall - 1e-12 && Number.isFinite(y));
  if (within.length === 0) return 'undefined: no point';
  return formatNumber(within.reduce((top, [, y]) => Math.max(top, y), 0));
}
