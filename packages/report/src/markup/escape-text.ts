const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * A text that may stand between tags or inside a quoted attribute, in XML and in HTML.
 * Characters that XML 1.0 forbids (controls, lone surrogates, U+FFFE, U+FFFF) become U+FFFD.
 * @example
 * escapeText('<b> & "c"'); // Returns: '&lt;b&gt; &amp; &quot;c&quot;'
 */
export function escapeText(text: string): string {
  let escaped = '';
  for (const character of text.toWellFormed()) {
    escaped += isAllowed(character.codePointAt(0) ?? 0)
      ? (ENTITIES[character] ?? character)
      : '\u{FFFD}';
  }
  return escaped;
}

function isAllowed(code: number): boolean {
  if (code < 0x20) return code === 0x09 || code === 0x0a;
  if (code >= 0x7f && code <= 0x9f) return false;
  return code !== 0xfffe && code !== 0xffff;
}
