// What has no meaning of its own between backticks, nor anywhere else.
const PLAIN = /^[A-Za-z0-9_./-]+$/;

/**
 * Text that stays text in GitHub's Markdown, in a table too: it opens no tag, link, mention,
 * reference or cell. It must be legible already.
 *
 * @example
 * markdownText('<b>a|b</b>'); // Returns: '&#60;b&#62;a&#124;b&#60;&#47;b&#62;'
 */
export function markdownText(text: string): string {
  if (PLAIN.test(text)) return `\`${text}\``;
  return (
    text
      // A character reference is never structure, but "@name" and "#1" are looked for in what is shown:
      // U+2060, which is not seen, parts them.
      .replace(/[@#]/g, '$&\u2060')
      .replace(/[!-/:-@[-`{-~]/g, (mark) => `&#${mark.charCodeAt(0)};`)
  );
}
