import { type Child, element, type Markup } from '../markup/markup.ts';

export interface SvgImageOptions {
  readonly width: number;
  readonly height: number;
  /** The accessible name. */
  readonly title: string;
  /** What the picture says, for those who do not see it. */
  readonly description: string;
}

/** The root of a picture: named, described, and scaled by its viewBox. */
export function svgImage(options: SvgImageOptions, ...children: readonly Child[]): Markup {
  const { width, height, title, description } = options;
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
    element('desc', {}, description),
    ...children,
  );
}
