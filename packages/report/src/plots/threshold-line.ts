import { element, fragment, type Markup } from '../markup/markup.ts';
import type { Box } from '../svg/hatch-lines.ts';
import type { Point } from '../svg/simplify-path.ts';
import { svgText } from '../svg/svg-text.ts';
import { tenths } from '../svg/tenths.ts';
import { textWidth } from '../svg/text-width.ts';
import { fitNumber } from '../text/fit-number.ts';
import type { ChartFrame } from './chart-frame.ts';

/** The line of the threshold in force, with its name at the top, and the place that it takes. */
export function thresholdLine(
  frame: ChartFrame,
  threshold: number | undefined,
): {
  readonly mark: Markup;
  readonly taken: readonly Box[];
  readonly guides: readonly (readonly Point[])[];
} {
  if (threshold === undefined || !Number.isFinite(threshold)) {
    return { mark: fragment(), taken: [], guides: [] };
  }
  const { area } = frame;
  const x = tenths(frame.x(threshold));
  const text = `threshold ${fitNumber(threshold)}`;
  const width = textWidth(text, 8) + 6;
  const isLeft = x + width > area.x + area.width;
  const mark = fragment(
    element('path', { class: 'limit', d: `M${x} ${area.y}V${area.y + area.height}` }),
    svgText(x + (isLeft ? -3 : 3), area.y + 8, text, {
      anchor: isLeft ? 'end' : 'start',
      class: 'small halo',
    }),
  );
  const guide: readonly Point[] = [
    [x, area.y],
    [x, area.y + area.height],
  ];
  return {
    mark,
    taken: [{ x: isLeft ? x - width : x, y: area.y, width, height: 11 }],
    guides: [guide],
  };
}
