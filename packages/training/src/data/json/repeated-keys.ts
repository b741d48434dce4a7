const COLON = 0x3a;
const BACKSLASH = 0x5c;
const BLANK = 0x20;

/**
 * Whether an object in a JSON text names one key twice: the engine keeps the last of them and says
 * nothing. The text then has more names than its value has keys, however they are escaped.
 * @param value what `parseJson` made of the text.
 */
export function hasRepeatedKey(text: string, value: unknown): boolean {
  return countNames(text) > countKeys(value);
}

/** The strings before a colon. @param text was parsed: its strings are closed. */
function countNames(text: string): number {
  let names = 0;
  for (let opening = text.indexOf('"'); opening >= 0; ) {
    let behind = closingQuote(text, opening + 1) + 1;
    while (text.charCodeAt(behind) <= BLANK) behind += 1;
    if (text.charCodeAt(behind) === COLON) names += 1;
    opening = text.indexOf('"', behind);
  }
  return names;
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (isEscaped(text, at)) at = text.indexOf('"', at + 1);
  return at;
}

function isEscaped(text: string, quote: number): boolean {
  let before = quote - 1;
  while (text.charCodeAt(before) === BACKSLASH) before -= 1;
  return (quote - before) % 2 === 0;
}

/** The keys of all objects in a value. No recursion: JSON may be deeper than the stack. */
function countKeys(value: unknown): number {
  let keys = 0;
  const waiting = [value];
  while (waiting.length > 0) {
    const one = waiting.pop();
    if (typeof one !== 'object' || one === null) continue;
    const held: unknown[] = Array.isArray(one) ? one : Object.values(one);
    if (held !== one) keys += held.length;
    for (const item of held) if (typeof item === 'object') waiting.push(item);
  }
  return keys;
}
