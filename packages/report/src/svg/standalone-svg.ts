import { plotColours, plotRules } from './plot-colours.ts';
import { svgText } from './svg-text.ts';
import { columnsIn } from './text-width.ts';

// Type of 9 pixels becomes one that reads well on its own.
const SCALE = 1.6;
const HEAD = 18;

/**
 * A plot's picture as a file of its own: XML header, its title above it, and the style that the page
 * gives it otherwise, light or dark as the reader's system asks.
 * @example
 * standaloneSvg(confusionPlot({})).startsWith('<?xml'); // Returns: true
 */
export function standaloneSvg(plot: { readonly svg: string; readonly title: string }): string {
  const style = `<style>svg{${plotColours('light')};background:var(--paper)}@media (prefers-color-scheme:dark){svg{${plotColours('dark')}}}${plotRules}</style>`;
  const end = plot.svg.indexOf('>') + 1;
  const [, width = '0', height = '0'] = / viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(plot.svg) ?? [];
  const [across, down] = [Number(width), Number(height) + HEAD];
  const open = plot.svg
    .slice(0, end)
    .replace(
      / viewBox=.*>$/,
      ` viewBox="0 ${-HEAD} ${across} ${down}" width="${size(across)}" height="${size(down)}">`,
    );
  const said = plot.svg.slice(end);
  const body = said.indexOf('</desc>') + '</desc>'.length;
  const title = svgText(3, -5, plot.title, { class: 'strong', columns: columnsIn(across - 6) });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${open}${said.slice(0, body)}${style}${title.text}${said.slice(body)}\n`;
}

function size(pixels: number): number {
  return Math.round(pixels * SCALE);
}
