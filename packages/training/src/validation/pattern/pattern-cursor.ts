/** Where a parser stands in the text of a pattern; it goes by code points. */
export class PatternCursor {
  readonly text: string;
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** The next character; empty at the end. */
  peek(): string {
    const point = this.text.codePointAt(this.at);
    return point === undefined ? '' : String.fromCodePoint(point);
  }

  /** The next character, which is then passed. */
  next(): string {
    const character = this.peek();
    this.at += character.length;
    return character;
  }

  /** Passes a character, if it is the next one. */
  take(character: string): boolean {
    const isNext = this.peek() === character;
    if (isNext) this.at += character.length;
    return isNext;
  }

  /** Passes what a sticky expression finds here. */
  match(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.at;
    const found = expression.exec(this.text);
    if (found) this.at += found[0].length;
    return found;
  }
}
