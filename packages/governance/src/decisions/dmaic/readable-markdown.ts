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
      .replace(/[\\`*_[\]<>|~#&]/g, '\\$&')
      // U+2060, which is not seen: GitHub makes links of "@name", "a://b" and "www.".
      .replace(/@|:\/\/|www\./gi, '$&\u2060')
  );
}
