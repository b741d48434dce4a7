import { element, type Markup } from '../markup/markup.ts';
import { hatchLines } from '../svg/hatch-lines.ts';
import { svgText } from '../svg/svg-text.ts';
import { tenths } from '../svg/tenths.ts';
import { textWidth } from '../svg/text-width.ts';
import { formatCount, formatNumber } from '../text/format-number.ts';
import type { CalibrationBin, CalibrationSeries } from './calibration-finding.ts';
import type { ChartFrame } from './chart-frame.ts';

interface Bar {
  readonly left: number;
  readonly width: number;
  readonly bin: CalibrationBin;
  readonly series: number;
}

/** The row of bars beneath a reliability diagram: how many rows each bin holds. */
export function calibrationStrip(
  frame: ChartFrame,
  series: readonly CalibrationSeries[],
  room: number,
): Markup {
  const { area } = frame;
  const base = area.y + area.height + room;
  const isAlone = series.length === 1;
  const high = room - 15;
  const bars = series.flatMap(({ points }, index) => barsOf(frame, points, index, series.length));
  const most = bars.reduce((largest, { bin }) => Math.max(largest, bin.count), 1);
  let free = -Infinity;
  const drawn = bars.map((bar) => {
    const height = bar.bin.count > 0 ? Math.max(1, high * (bar.bin.count / most)) : 0;
    const text = formatCount(bar.bin.count);
    const half = textWidth(text, 8) / 2 + 1.5;
    const middle = within(bar.left + bar.width / 2, half, area.x, area.x + area.width);
    // A count is written where it has room, of several series the largest: all stand in the table.
    const isFirst = isAlone || bar.bin.count === most;
    const isWritten = isFirst && middle - half >= free;
    if (isWritten) free = middle + half;
    return element(
      'g',
      {},
      element(
        'title',
        {},
        `${formatCount(bar.bin.count)} rows at ${formatNumber(bar.bin.predicted)}`,
      ),
      ...barShapes(bar, base, height),
      isWritten
        ? svgText(tenths(middle), tenths(base - height - 2), text, {
            anchor: 'middle',
            class: 'muted small',
          })
        : null,
    );
  });
  return element(
    'g',
    {},
    element('path', { class: 'axis', d: `M${area.x} ${base}H${area.x + area.width}` }),
    svgText(area.x - 4, base, 'rows', { anchor: 'end', class: 'muted small' }),
    ...drawn,
  );
}

function barsOf(
  frame: ChartFrame,
  points: readonly CalibrationBin[],
  series: number,
  of: number,
): Bar[] {
  return points
    .filter(({ predicted, count }) => Number.isFinite(predicted) && Number.isFinite(count))
    .map((bin): Bar => {
      const { lower, upper } = bin;
      if (lower === undefined || upper === undefined || !(upper > lower)) {
        const middle = frame.x(bin.predicted) + (series - (of - 1) / 2) * 3.5;
        return {
          left: within(middle, 1.5, frame.area.x, right(frame)) - 1.5,
          width: 3,
          bin,
          series,
        };
      }
      const [from, to] = [frame.x(lower), frame.x(upper)];
      const share = (to - from) / of;
      const gap = Math.min(0.5, share / 4);
      return { left: from + share * series + gap, width: share - 2 * gap, bin, series };
    });
}

// The first series is full, those after it are outlined, every other one hatched: not by colour alone.
function barShapes({ left, width, series }: Bar, base: number, height: number): Markup[] {
  const box = {
    x: tenths(left),
    y: tenths(base - height),
    width: tenths(width),
    height: tenths(height),
  };
  if (series === 0) return [element('rect', { class: 'bar', ...box })];
  const outline = element('rect', { class: `column series${series % 8}`, ...box });
  if (series % 2 === 0 || width < 3) return [outline];
  return [outline, element('path', { class: 'hatch', d: hatchLines(box, 3) })];
}

function within(middle: number, half: number, from: number, to: number): number {
  return Math.min(to - half, Math.max(from + half, middle));
}

function right({ area }: ChartFrame): number {
  return area.x + area.width;
}
