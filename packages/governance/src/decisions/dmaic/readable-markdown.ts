import { legible } from '../../surfaces/legible.ts';

/**
 * Text that stays text in Markdown and can still be read in a terminal: what could open a tag, a cell, a
 * link, an emphasis or a heading is escaped, and names and addresses are parted by what is not seen.
 *
 * @example
 * readableMarkdown('<b>a|b</b>'); // Returns: '\\<b\\>a\\|b\\</b\\>'
 */
export function readableMarkdown(text: string): string {
  return (
    legible(text)
      .replace(/[\\`*[\]<>|~#&]/g, '\\$&')
      // Within a word "_" is no emphasis.
      .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\_')
      // U+2060, which is not seen: GitHub makes links of "@name", "a://b" and "www.".
      .replace(/@|:\/\/|www\./gi, '$&\u2060')
  );
}
