import { type FeatureColumn, numbersAmong } from '../feature-column.ts';
import { compileFormula } from '../formula/compile-formula.ts';
import { columnsOf, type FormulaNode, FormulaProblem } from '../formula/formula-node.ts';
import { parseFormula } from '../formula/parse-formula.ts';
import { invalidFeatures } from '../invalid-features.ts';
import type { ProgramBuilder } from '../program/program-builder.ts';
import type { ColumnOutline, OptionsOf, StepDefinition, StepProblem } from './step-definition.ts';

type Options = OptionsOf<'formula'>;

export interface FittedFormula {
  readonly type: 'formula';
  readonly name: string;
  readonly expression: string;
}

/**
 * One column made of the columns of the chain, by a formula such as `debt / income`. Of a category it
 * may ask `is_missing`.
 */
export const formula: StepDefinition<Options, FittedFormula> = {
  takes: 'any',
  problems,
  outline: ({ name }) => [{ kind: 'number', name }],
  fit: ({ name, expression }): FittedFormula => ({ type: 'formula', name, expression }),
  apply: ({ name, expression }, columns, builder) => {
    const tree = parseFormula(expression);
    for (const { name: wanted } of columnsOf(tree)) requireColumn(wanted, columns);
    const node = compileFormula(
      tree,
      {
        number: (wanted) => numbersAmong(columns).find((column) => column.name === wanted)!.node,
        isMissing: (wanted) =>
          missingOf(columns.find((column) => column.name === wanted)!, builder),
      },
      builder,
    );
    return { columns: [{ kind: 'number', name, node }] };
  },
};

function missingOf(column: FeatureColumn, builder: ProgramBuilder): number {
  return column.kind === 'number'
    ? builder.apply('cast', builder.apply('missing', column.node))
    : builder.lookup(
        column.input,
        column.image.map((value) => (value === null ? 1 : 0)),
      );
}

function problems({ expression }: Options, columns: readonly ColumnOutline[]): StepProblem[] {
  const path = ['expression'];
  let tree: FormulaNode;
  try {
    tree = parseFormula(expression);
  } catch (error) {
    if (!(error instanceof FormulaProblem)) throw error;
    return [{ path, message: `at ${error.at}: ${error.message}` }];
  }
  const found: StepProblem[] = [];
  if (columnsOf(tree).length === 0)
    found.push({ path, message: 'must read a column of the chain' });
  const names = columns.map(({ name }) => name);
  for (const { name, at } of columnsOf(tree)) {
    if (!names.includes(name) && !names.includes(undefined)) {
      found.push({
        path,
        unknown: name,
        message: `at ${at}: there is no column "${name}" in this chain; there are ${names.map((known) => `"${known}"`).join(', ')}`,
      });
    }
  }
  const categories = columns.filter(({ kind }) => kind === 'category').map(({ name }) => name);
  for (const { name, at } of numericColumns(tree)) {
    if (categories.includes(name)) {
      found.push({
        path,
        message: `at ${at}: "${name}" is a category: only is_missing can ask about it; encode it first`,
      });
    }
  }
  return found;
}

/** The columns that stand for a number. */
function numericColumns(
  node: FormulaNode,
): readonly { readonly name: string; readonly at: number }[] {
  switch (node.kind) {
    case 'number':
      return [];
    case 'column':
      return [node];
    case 'negate':
      return numericColumns(node.of);
    case 'binary':
      return [...numericColumns(node.left), ...numericColumns(node.right)];
    case 'call':
      return node.name === 'is_missing' && node.operands[0]!.kind === 'column'
        ? []
        : node.operands.flatMap(numericColumns);
  }
}

// Names that depend on the rows, such as those of one_hot, are only known here.
function requireColumn(name: string, columns: readonly FeatureColumn[]): void {
  const found = columns.find((column) => column.name === name);
  if (found) return;
  throw invalidFeatures([
    {
      path: [],
      message: `formula: there is no column "${name}" in the chain; there are ${columns.map((column) => `"${column.name}"`).join(', ')}`,
    },
  ]);
}
