import { element, type Markup } from '../markup/markup.ts';
import { linearScale, type Scale } from '../svg/linear-scale.ts';
import { svgText } from '../svg/svg-text.ts';

/** The size of the square plots, in pixels of the viewBox. */
export const CURVE_SIZE = { width: 180, height: 172 } as const;

const LEFT = 30;
const RIGHT = 174;
const TOP = 8;
const BOTTOM = 142;

/** Both axes from 0 to 1, with grid, ticks and names. */
export interface UnitFrame {
  readonly x: Scale;
  readonly y: Scale;
  readonly back: Markup;
}

/** The frame that ROC, precision-recall and calibration share. */
export function unitFrame(xName: string, yName: string): UnitFrame {
  const x = linearScale([0, 1], [LEFT, RIGHT]);
  const y = linearScale([0, 1], [BOTTOM, TOP]);
  const ticks = [0, 0.25, 0.5, 0.75, 1];
  const grid = ticks
    .map((tick) => `M${LEFT} ${y(tick)}H${RIGHT}M${x(tick)} ${TOP}V${BOTTOM}`)
    .join('');
  const labels = [0, 0.5, 1].flatMap((tick) => [
    svgText(x(tick), BOTTOM + 11, tick.toFixed(1), {
      anchor: tick === 1 ? 'end' : tick === 0 ? 'start' : 'middle',
      class: 'muted',
    }),
    svgText(LEFT - 4, y(tick) + 3, tick.toFixed(1), { anchor: 'end', class: 'muted' }),
  ]);
  const back = element(
    'g',
    {},
    element('path', { class: 'grid', d: grid }),
    element('path', { class: 'axis', d: `M${LEFT} ${TOP}V${BOTTOM}H${RIGHT}` }),
    ...labels,
    svgText((LEFT + RIGHT) / 2, BOTTOM + 24, xName, { anchor: 'middle' }),
    svgText(9, (TOP + BOTTOM) / 2, yName, { anchor: 'middle', rotate: -90 }),
  );
  return { x, y, back };
}

/** What stands in an empty frame: why there is nothing to see. */
export function emptyNote(): Markup {
  return svgText((LEFT + RIGHT) / 2, (TOP + BOTTOM) / 2, 'not measured: no points', {
    anchor: 'middle',
    class: 'halo',
  });
}
