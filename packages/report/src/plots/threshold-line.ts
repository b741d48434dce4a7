import { element, fragment, type Markup } from '../markup/markup.ts';
import type { Box } from '../svg/hatch-lines.ts';
import { svgText } from '../svg/svg-text.ts';
import { tenths } from '../svg/tenths.ts';
import { textWidth } from '../svg/text-width.ts';
import { fitNumber } from '../text/fit-number.ts';
import type { ChartFrame } from './chart-frame.ts';

export interface ThresholdLine {
  readonly line: Markup;
  /** To be drawn over the curves. */
  readonly label: Markup;
  /** Where no other label may stand. */
  readonly taken: readonly Box[];
}

/** The line of the threshold in force, with its name at the top; nothing where there is none. */
export function thresholdLine(frame: ChartFrame, threshold: number | undefined): ThresholdLine {
  if (threshold === undefined || !Number.isFinite(threshold)) {
    return { line: fragment(), label: fragment(), taken: [] };
  }
  const { x: left, y, width: across, height } = frame.area;
  const x = tenths(frame.x(threshold));
  const text = `threshold ${fitNumber(threshold)}`;
  const width = textWidth(text, 8) + 6;
  const isLeft = x + width > left + across;
  return {
    line: element('path', { class: 'limit', d: `M${x} ${y}V${y + height}` }),
    label: svgText(x + (isLeft ? -3 : 3), y + 8, text, {
      anchor: isLeft ? 'end' : 'start',
      class: 'small halo',
    }),
    taken: [
      { x: isLeft ? x - width : x, y, width, height: 11 },
      { x: x - 1, y, width: 2, height },
    ],
  };
}
