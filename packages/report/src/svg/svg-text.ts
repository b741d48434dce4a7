import { element, type Markup } from '../markup/markup.ts';
import { shorten } from '../text/shorten.ts';

export interface SvgTextOptions {
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly class?: string;
  /** Room in average characters; a longer text is cut, and its whole is the tooltip. */
  readonly columns?: number;
  /** Degrees round the anchor. */
  readonly rotate?: number;
}

/** A line of text. */
export function svgText(
  x: number,
  y: number,
  text: string,
  { anchor = 'start', columns = Infinity, rotate, class: name }: SvgTextOptions = {},
): Markup {
  const shown = shorten(text, columns);
  return element(
    'text',
    {
      x,
      y,
      'text-anchor': anchor,
      class: name,
      transform: rotate === undefined ? undefined : `rotate(${rotate} ${x} ${y})`,
    },
    shown === text ? null : element('title', {}, text),
    shown,
  );
}
