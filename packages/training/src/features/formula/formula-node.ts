/** Where something stands in a formula: zero-based, in UTF-16 units. */
export type Position = number;

export type BinaryOperator = '+' | '-' | '*' | '/' | '**' | '<' | '<=' | '>' | '>=' | '==' | '!=';
export type FunctionName = 'if' | 'min' | 'max' | 'abs' | 'log' | 'exp' | 'sqrt' | 'is_missing';

/** A formula as data. */
export type FormulaNode =
  | { readonly kind: 'number'; readonly value: number; readonly at: Position }
  | { readonly kind: 'column'; readonly name: string; readonly at: Position }
  | { readonly kind: 'negate'; readonly of: FormulaNode; readonly at: Position }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: FormulaNode;
      readonly right: FormulaNode;
      readonly at: Position;
    }
  | {
      readonly kind: 'call';
      readonly name: FunctionName;
      readonly operands: readonly FormulaNode[];
      readonly at: Position;
    };

/** What is wrong with a formula, and where. */
export class FormulaProblem extends Error {
  readonly at: Position;

  constructor(at: Position, message: string) {
    super(message);
    this.at = at;
  }
}

/** The columns that a formula reads, each once, in the order in which they first stand there. */
export function columnsOf(
  node: FormulaNode,
): readonly { readonly name: string; readonly at: Position }[] {
  const found = new Map<string, Position>();
  const visit = (inner: FormulaNode): void => {
    switch (inner.kind) {
      case 'number':
        break;
      case 'column':
        if (!found.has(inner.name)) found.set(inner.name, inner.at);
        break;
      case 'negate':
        visit(inner.of);
        break;
      case 'binary':
        visit(inner.left);
        visit(inner.right);
        break;
      case 'call':
        inner.operands.forEach(visit);
    }
  };
  visit(node);
  return Array.from(found, ([name, at]) => ({ name, at }));
}
