import { plotColours, plotRules } from './plot-colours.ts';

/**
 * A plot's picture as a file of its own: XML header, and the style that the page gives it otherwise,
 * light or dark as the reader's system asks.
 * @example
 * standaloneSvg(confusionPlot({})).startsWith('<?xml'); // Returns: true
 */
export function standaloneSvg(plot: { readonly svg: string }): string {
  const style = `<style>svg{${plotColours('light')};background:var(--paper)}@media (prefers-color-scheme:dark){svg{${plotColours('dark')}}}${plotRules}</style>`;
  const end = plot.svg.indexOf('>') + 1;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${plot.svg.slice(0, end)}${style}${plot.svg.slice(end)}\n`;
}
