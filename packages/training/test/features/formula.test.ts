import { createTable, numberColumn } from '@codexhub/common-config/columns';
import { defineContract } from '@codexhub/common-config/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FormulaNode, FormulaProblem } from '../../src/features/formula/formula-node.ts';
import { parseFormula } from '../../src/features/formula/parse-formula.ts';
import { fitFeatures, transformFeatures } from '../../src/index.ts';

const contract = defineContract({
  name: 'formulas',
  task: 'binary_classification',
  features: {
    a: { type: 'number', nullable: true },
    b: { type: 'number', nullable: true },
    'loan-sum': { type: 'number', nullable: true },
  },
  target: { name: 'deny', values: ['no', 'yes'], positive: 'yes', favourable: 'no' },
  protectedAttributes: {},
});

/** The formula of one row; NaN is missing. */
function resultOf(expression: string, a: number | null, b: number | null = null): number {
  const spec = [
    {
      inputs: ['a', 'b', 'loan-sum'],
      steps: [{ type: 'formula', name: 'f', expression } as const],
    },
  ];
  const columns = { a: numberColumn([a]), b: numberColumn([b]), 'loan-sum': numberColumn([8]) };
  const table = createTable(columns);
  return transformFeatures(fitFeatures(spec, contract, table), table).values[0]!;
}

/** A tree in prefix form. */
function print(node: FormulaNode): string {
  switch (node.kind) {
    case 'number':
      return String(node.value);
    case 'column':
      return node.name;
    case 'negate':
      return `(neg ${print(node.of)})`;
    case 'binary':
      return `(${node.operator} ${print(node.left)} ${print(node.right)})`;
    case 'call':
      return `(${[node.name, ...node.operands.map(print)].join(' ')})`;
  }
}

test.each([
  ['a + b * 2', '(+ a (* b 2))'],
  ['a - b - 2', '(- (- a b) 2)'],
  ['a / b * 2', '(* (/ a b) 2)'],
  ['2 ** a ** b', '(** 2 (** a b))'],
  ['-a ** 2', '(neg (** a 2))'],
  ['2 ** -a', '(** 2 (neg a))'],
  ['-a * b', '(* (neg a) b)'],
  ['--a', '(neg (neg a))'],
  ['a + 1 <= b * 2', '(<= (+ a 1) (* b 2))'],
  ['(a < b) == (b < a)', '(== (< a b) (< b a))'],
  ['if(a > .5e1, min(a, b, 3), `loan-sum`)', '(if (> a 5) (min a b 3) loan-sum)'],
  ['credit.score/x_1', '(/ credit.score x_1)'],
  [' a\n\t+ 1. ', '(+ a 1)'],
])('%j is %s', (text, tree) => {
  expect(print(parseFormula(text))).toBe(tree);
});

test.each([
  ['', 0, 'there must be a number'],
  ['a +', 3, 'there must be a number'],
  ['a b', 2, 'the formula must end here'],
  ['2x', 1, 'the formula must end here'],
  ['a < b < 3', 6, 'must not follow another one'],
  ['(a', 2, 'there must be ")"'],
  ['a)', 1, 'the formula must end here'],
  ['min(a)', 0, '2 to 16 operand(s); it gets 1'],
  ['if(a, b)', 0, 'must get 3 operand(s); it gets 2'],
  ['1 + eval(a)', 4, 'there is no function "eval"'],
  ['constructor(a)', 0, 'there is no function'],
  ['a & b', 2, 'a number, a name, an operator or a bracket'],
  ['a; b', 1, 'a number, a name, an operator or a bracket'],
  ['"a"', 0, 'a number, a name, an operator or a bracket'],
  ['a.b()', 0, 'there is no function "a.b"'],
  ['`a', 0, 'a number, a name, an operator or a bracket'],
  ['1e999', 0, 'a finite double'],
  [`${'('.repeat(40)}a${')'.repeat(40)}`, 33, 'nested deeper than 32'],
  [`${'-'.repeat(40)}a`, 33, 'nested deeper than 32'],
  ['a+'.repeat(600), 1000, '1000 characters at the most'],
])('%j is refused at %d: %s', (text, at, message) => {
  const problem = (() => {
    try {
      parseFormula(text);
    } catch (error) {
      return error;
    }
    return undefined;
  })();
  expect(problem).toBeInstanceOf(FormulaProblem);
  expect(problem).toMatchObject({ at, message: expect.stringContaining(message) });
});

describe('a missing operand, and what has no finite value, is missing', () => {
  test.each([
    ['a / b', 6, 3, 2],
    ['a / b', 6, 0, Number.NaN],
    ['a / b', 0, 0, Number.NaN],
    ['a / b', null, 2, Number.NaN],
    ['a + 0 * b', 1, null, Number.NaN],
    ['a * a', 1e200, null, Number.NaN],
    ['a + a - a', 1.7e308, null, Number.NaN],
    ['1 / (a / b)', 6, 0, Number.NaN],
    ['a ** b', -8, 0.5, Number.NaN],
    ['a ** b', 9, 0.5, 3],
    ['a ** 2', -3, null, 9],
    ['1 ** b + a * 0', 1, null, Number.NaN],
    ['b ** 0 + a * 0', 1, null, Number.NaN],
    ['log(a)', 0, null, Number.NaN],
    ['log(a)', -1, null, Number.NaN],
    ['log(a)', 1, null, 0],
    ['sqrt(a)', -1, null, Number.NaN],
    ['sqrt(a)', 4, null, 2],
    ['exp(a)', 1000, null, Number.NaN],
    ['exp(a)', 0, null, 1],
    ['abs(a)', -2, null, 2],
    ['min(a, b)', 1, null, Number.NaN],
    ['max(b, a)', 1, null, Number.NaN],
    ['max(a, b, 4)', 1, 5, 5],
    ['min(a, b, 4)', 1, 5, 1],
    ['a < b', 1, null, Number.NaN],
    ['a < b', 1, 2, 1],
    ['a >= b', 1, 2, 0],
    ['a == b', 2, 2, 1],
    ['a != b', 2, 2, 0],
    ['a != b', null, 2, Number.NaN],
    ['is_missing(a)', null, null, 1],
    ['is_missing(a / b)', 1, 0, 1],
    ['is_missing(a)', 0, null, 0],
    ['if(is_missing(a), -1, a)', null, null, -1],
    ['if(is_missing(a), -1, a)', 7, null, 7],
    ['if(a, 1, 2)', 0, null, 2],
    ['if(a, 1, 2)', -0.5, null, 1],
    ['if(a, 1, 2)', null, null, Number.NaN],
    ['if(a > 0, 1 / a, 0)', 0, null, 0],
    ['-a ** 2', 3, null, -9],
    ['`loan-sum` / a', 2, null, 4],
  ])('%s of a = %s, b = %s is %s', (expression, a, b, value) => {
    expect(resultOf(expression, a, b)).toBe(value);
  });
});

test('JavaScript says the same, where nothing is missing', () => {
  const { tree } = fc.letrec<{ tree: string }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom('a', 'b', '2.5', '0.125', '3'),
      fc
        .tuple(tie('tree'), fc.constantFrom('+', '-', '*', '/'), tie('tree'))
        .map(([left, sign, right]) => `${left} ${sign} ${right}`),
      tie('tree').map((inner) => `(${inner})`),
      tie('tree').map((inner) => `-(${inner})`),
      fc.tuple(tie('tree'), tie('tree')).map(([left, right]) => `(${left} < ${right})`),
    ),
  }));
  const cell = fc.double({ min: -9, max: 9, noNaN: true });
  fc.assert(
    fc.property(tree, cell, cell, (text, a, b) => {
      const truth = Number(new Function('a', 'b', `return ${text}`)(a, b));
      const value = resultOf(`${text} + 0 * a`, a, b);
      // Beyond the doubles is missing, wherever it happens.
      if (!Number.isNaN(value))
        expect(value).toBeCloseTo(truth, 12 - Math.ceil(Math.log10(1 + Math.abs(truth))));
      else expect(text).toMatch(/\//);
    }),
    { seed: 20261121, numRuns: 200 },
  );
});
