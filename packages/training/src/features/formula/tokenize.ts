import { FormulaProblem, type Position } from './formula-node.ts';

export interface Token {
  readonly kind: 'number' | 'name' | 'quoted' | 'sign' | 'end';
  readonly text: string;
  readonly at: Position;
}

const SPACE = /[ \t\r\n]+/y;
const PATTERNS = [
  ['number', /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y],
  ['name', /[A-Za-z_][A-Za-z0-9_.]*/y],
  ['quoted', /`[^`]*`/y],
  ['sign', /\*\*|<=|>=|==|!=|[-+*/<>(),]/y],
] as const;

/**
 * Cuts a formula into tokens, the last one being its end. A name with other letters than those of a
 * bare one, such as `loan-amount`, stands between backquotes.
 * @throws FormulaProblem at what is no token.
 */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const space = matchAt(SPACE, text, at);
    if (space !== '') {
      at += space.length;
      continue;
    }
    const token = tokenAt(text, at);
    tokens.push(token);
    at += token.text.length;
  }
  return [...tokens, { kind: 'end', text: '', at }];
}

function tokenAt(text: string, at: Position): Token {
  for (const [kind, pattern] of PATTERNS) {
    const found = matchAt(pattern, text, at);
    if (found !== '') return { kind, text: found, at };
  }
  throw new FormulaProblem(at, 'there must be a number, a name, an operator or a bracket here');
}

function matchAt(pattern: RegExp, text: string, at: Position): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}
