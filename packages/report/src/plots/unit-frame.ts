import type { Point } from '../svg/simplify-path.ts';
import { type ChartFrame, chartFrame } from './chart-frame.ts';

/** The size of the square plots, in pixels of the viewBox. */
export const CURVE_SIZE = { width: 180, height: 172 } as const;

/** An axis from 0 to 1. */
export const unitAxis = {
  domain: [0, 1],
  ticks: [0, 0.25, 0.5, 0.75, 1],
  labels: ['0.0', '', '0.5', '', '1.0'],
} as const;

/** From corner to corner of a frame of two shares, in pixels. */
export function diagonal(frame: ChartFrame): readonly Point[] {
  return [
    [frame.x(0), frame.y(0)],
    [frame.x(1), frame.y(1)],
  ];
}

/** The frame that plots of two shares have in common: both axes from 0 to 1. */
export function unitFrame(xName: string, yName: string): ChartFrame {
  return chartFrame({
    ...CURVE_SIZE,
    gutter: 30,
    x: { name: xName, ...unitAxis },
    y: { name: yName, ...unitAxis },
  });
}
