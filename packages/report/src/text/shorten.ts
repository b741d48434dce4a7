/**
 * A text cut to a width, with an ellipsis; wide scripts count two columns a character, m and w more than one.
 * @param columns width in average Latin characters, at least 1.
 * @example
 * shorten('unemployed', 6); // Returns: 'unem…'
 */
export function shorten(text: string, columns: number): string {
  const characters = Array.from(text);
  if (textColumns(text) <= columns) return text;
  let used = 1;
  let kept = '';
  for (const character of characters) {
    used += columnsOf(character);
    if (used > columns) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** How many columns of an average Latin character a text takes. */
function textColumns(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + columnsOf(character), 0);
}

function columnsOf(character: string): number {
  if ('MW@%—…mw'.includes(character)) return 1.6;
  return (character.codePointAt(0) ?? 0) >= 0x1100 && character !== '…' ? 2 : 1;
}
