/**
 * A text cut to a width, with an ellipsis; widths as in Arial: m and w
 * and capitals count more than one column, f, i and l less, wide scripts two.
 * @param columns width in average Latin characters, at least 1.
 * @example
 * shorten('unemployed', 7); // Returns: 'unem…'
 */
export function shorten(text: string, columns: number): string {
  const characters = Array.from(text);
  if (textColumns(text) <= columns) return text;
  let used = columnsOf('…');
  let kept = '';
  for (const character of characters) {
    used += columnsOf(character);
    if (used > columns) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** How many columns of an average Latin character a text takes. */
export function textColumns(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + columnsOf(character), 0);
}

function columnsOf(character: string): number {
  if ('MW@%—…mw'.includes(character)) return 1.6;
  if (" !'()*,-./:;I[]`fijlrt|".includes(character)) return 0.6;
  if (character >= 'A' && character <= 'Z') return 1.3;
  const code = character.codePointAt(0) ?? 0;
  // From U+1100 on scripts are wide, but for the signs between U+2000 and U+25FF.
  return code >= 0x1100 && (code < 0x2000 || code > 0x25ff) ? 2 : 1;
}
