import {
  type BinaryOperator,
  type FormulaNode,
  FormulaProblem,
  type FunctionName,
} from './formula-node.ts';
import { type Token, tokenize } from './tokenize.ts';

/** Brackets, signs and calls within each other. */
const DEEPEST = 32;
const LONGEST = 1000;

const COMPARISON = 1;
/** How tightly an operator binds; a sign binds as tightly as a product, a power more. */
const STRENGTH: ReadonlyMap<string, number> = new Map([
  ...['<', '<=', '>', '>=', '==', '!='].map((sign): [string, number] => [sign, COMPARISON]),
  ['+', 2],
  ['-', 2],
  ['*', 3],
  ['/', 3],
  ['**', 5],
]);
const NEGATION = 4;

/** Per function how many operands it takes at the least and at the most. */
const FUNCTIONS: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['if', [3, 3]],
  ['min', [2, 16]],
  ['max', [2, 16]],
  ['abs', [1, 1]],
  ['log', [1, 1]],
  ['exp', [1, 1]],
  ['sqrt', [1, 1]],
  ['is_missing', [1, 1]],
]);

/**
 * Reads a formula (a Pratt parser). From loose to tight: comparisons, which stand alone; + and −; * and /;
 * the sign; ** from right to left, so that −x ** 2 is −(x ** 2).
 * @throws FormulaProblem with the position.
 */
export function parseFormula(text: string): FormulaNode {
  if (text.length > LONGEST) {
    throw new FormulaProblem(LONGEST, `a formula must have ${LONGEST} characters at the most`);
  }
  const tokens = tokenize(text);
  let at = 0;
  const peek = (): Token => tokens[at]!;
  const take = (): Token => {
    at += 1;
    return tokens[at - 1]!;
  };
  const expect = (sign: string): void => {
    const token = take();
    if (token.text !== sign || token.kind !== 'sign')
      throw new FormulaProblem(token.at, `there must be "${sign}" here`);
  };

  const operand = (depth: number): FormulaNode => {
    const token = take();
    if (depth > DEEPEST) {
      throw new FormulaProblem(token.at, `a formula must not be nested deeper than ${DEEPEST}`);
    }
    if (token.kind === 'number') return numberAt(token);
    if (token.kind === 'quoted')
      return { kind: 'column', name: token.text.slice(1, -1), at: token.at };
    if (token.kind === 'name') {
      return peek().text === '('
        ? call(token, depth)
        : { kind: 'column', name: token.text, at: token.at };
    }
    if (token.text === '-')
      return { kind: 'negate', of: expression(NEGATION, depth + 1), at: token.at };
    if (token.text === '(') {
      const inner = expression(0, depth + 1);
      expect(')');
      return inner;
    }
    throw new FormulaProblem(token.at, 'there must be a number, a name or "(" here');
  };

  const call = (token: Token, depth: number): FormulaNode => {
    const arity = FUNCTIONS.get(token.text);
    if (!arity) {
      throw new FormulaProblem(
        token.at,
        `there is no function "${token.text}"; there are ${[...FUNCTIONS.keys()].join(', ')}`,
      );
    }
    expect('(');
    const operands = [expression(0, depth + 1)];
    while (peek().text === ',') {
      take();
      operands.push(expression(0, depth + 1));
    }
    expect(')');
    const [least, most] = arity;
    if (operands.length < least || operands.length > most) {
      const wanted = least === most ? `${least}` : `${least} to ${most}`;
      throw new FormulaProblem(
        token.at,
        `"${token.text}" must get ${wanted} operand(s); it gets ${operands.length}`,
      );
    }
    return { kind: 'call', name: token.text as FunctionName, operands, at: token.at };
  };

  const expression = (weakest: number, depth: number): FormulaNode => {
    let left = operand(depth);
    let compared = false;
    for (;;) {
      const token = peek();
      const strength = token.kind === 'sign' ? STRENGTH.get(token.text) : undefined;
      if (strength === undefined || strength < weakest) return left;
      if (strength === COMPARISON && compared) {
        throw new FormulaProblem(
          token.at,
          'a comparison must not follow another one; use brackets',
        );
      }
      compared ||= strength === COMPARISON;
      take();
      // A power takes the next one along: from right to left.
      const right = expression(token.text === '**' ? strength - 1 : strength + 1, depth + 1);
      left = { kind: 'binary', operator: token.text as BinaryOperator, left, right, at: token.at };
    }
  };
  const tree = expression(0, 0);
  if (peek().kind !== 'end')
    throw new FormulaProblem(peek().at, 'the formula must end here, or go on with an operator');
  return tree;
}

function numberAt({ text, at }: Token): FormulaNode {
  const value = Number(text);
  if (!Number.isFinite(value)) throw new FormulaProblem(at, 'a number must be a finite double');
  return { kind: 'number', value, at };
}
