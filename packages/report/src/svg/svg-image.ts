import { type Child, element, type Markup } from '../markup/markup.ts';
import { words } from '../text/words.ts';

export interface SvgImageOptions {
  readonly width: number;
  readonly height: number;
  /** The accessible name. */
  readonly title: string;
  /** What the picture says, for those who do not see it. */
  readonly description: string;
  /** Why there is nothing to see, such as `single_class`; said at the end of the description. */
  readonly absent?: string | undefined;
}

/** The root of a picture: named, described, and scaled by its viewBox. */
export function svgImage(options: SvgImageOptions, ...children: readonly Child[]): Markup {
  const { width, height, title, description, absent } = options;
  const why = absent === undefined ? '' : ` Not measured: ${words(absent)}.`;
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'plot',
      role: 'img',
      'aria-label': title,
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
    },
    element('title', {}, title),
    element('desc', {}, `${description}${why}`.trim()),
    ...children,
  );
}
