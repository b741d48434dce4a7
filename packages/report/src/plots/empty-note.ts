import { element, type Markup } from '../markup/markup.ts';
import type { Box } from '../svg/hatch-lines.ts';
import { svgText } from '../svg/svg-text.ts';
import { columnsIn } from '../svg/text-width.ts';
import { words } from '../text/words.ts';

/**
 * What stands in a frame without a picture: that nothing was measured, and why.
 * @param reason of an undefined value, such as `single_class`.
 */
export function emptyNote(area: Box, reason = 'no_points'): Markup {
  const [x, y] = [area.x + area.width / 2, area.y + area.height / 2];
  const lines = wrapped(`not measured: ${words(reason)}`, columnsIn(area.width - 8));
  return element(
    'g',
    {},
    ...lines.map((line, index) =>
      svgText(x, y + (index - (lines.length - 1) / 2) * 11 + 3, line, {
        anchor: 'middle',
        class: 'halo',
        columns: columnsIn(area.width - 8),
      }),
    ),
  );
}

// Three lines at the most; the last holds the rest, which is then cut.
function wrapped(text: string, columns: number): string[] {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length <= columns || lines.length === 3 || line === '')
      lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
