import type { NodeId } from '../program/feature-node.ts';
import type { ProgramBuilder } from '../program/program-builder.ts';
import type { FormulaNode } from './formula-node.ts';

/** What the columns of a formula are: a number, or the 0/1 number that says whether a category is missing. */
export interface FormulaColumns {
  readonly number: (name: string) => NodeId;
  readonly isMissing: (name: string) => NodeId;
}

/**
 * A formula as nodes. A missing operand makes the result missing, whatever the operator; the exceptions
 * are `is_missing`, and the branch of `if` that is not taken. So does what has no finite value: x / 0, the
 * logarithm of what is not above 0, the root of what is below 0, an overflow. A comparison is 1 or 0, and
 * any number but 0 is a truth.
 */
export function compileFormula(
  tree: FormulaNode,
  columns: FormulaColumns,
  builder: ProgramBuilder,
): NodeId {
  const { apply, constant } = operationsOf(builder);
  const missing = constant(null);
  const largest = constant(Number.MAX_VALUE);
  const zero = constant(0);
  const finite = (node: NodeId): NodeId =>
    apply('where', apply('less_equal', apply('abs', node), largest), node, missing);
  const unlessMissing = (operands: readonly NodeId[], node: NodeId): NodeId =>
    operands
      .filter((operand) => builder.isMissable(operand))
      .reduce((inner, operand) => apply('where', apply('missing', operand), missing, inner), node);
  const when = (truth: NodeId, node: NodeId): NodeId => apply('where', truth, node, missing);
  const extreme = (smallest: boolean, a: NodeId, b: NodeId): NodeId => {
    const second = smallest ? apply('less', b, a) : apply('less', a, b);
    return unlessMissing([a, b], apply('where', second, b, a));
  };

  const visit = (node: FormulaNode): NodeId => {
    switch (node.kind) {
      case 'number':
        return constant(node.value);
      case 'column':
        return columns.number(node.name);
      case 'negate':
        return apply('mul', visit(node.of), constant(-1));
      case 'binary':
        return binary(node.operator, visit(node.left), visit(node.right));
      case 'call':
        return call(node);
    }
  };

  const compare = (operation: 'less' | 'less_equal' | 'equal', a: NodeId, b: NodeId): NodeId =>
    unlessMissing([a, b], apply('cast', apply(operation, a, b)));

  const binary = (
    operator: (FormulaNode & { kind: 'binary' })['operator'],
    a: NodeId,
    b: NodeId,
  ): NodeId => {
    switch (operator) {
      case '+':
        return finite(apply('add', a, b));
      case '-':
        return finite(apply('sub', a, b));
      case '*':
        return finite(apply('mul', a, b));
      case '/':
        return finite(apply('div', a, b));
      case '**':
        // A square is exact; and engines do not agree on what 1 to a missing power is.
        return b === constant(2)
          ? finite(apply('mul', a, a))
          : unlessMissing([a, b], finite(apply('pow', a, b)));
      case '<':
        return compare('less', a, b);
      case '<=':
        return compare('less_equal', a, b);
      case '>':
        return compare('less', b, a);
      case '>=':
        return compare('less_equal', b, a);
      case '==':
        return compare('equal', a, b);
      case '!=':
        return apply('sub', constant(1), compare('equal', a, b));
    }
  };

  const call = ({ name, operands }: FormulaNode & { kind: 'call' }): NodeId => {
    const [first] = operands;
    if (name === 'is_missing') {
      return first!.kind === 'column'
        ? columns.isMissing(first!.name)
        : apply('cast', apply('missing', visit(first!)));
    }
    const values = operands.map(visit);
    const [a, b, c] = values as [NodeId, NodeId, NodeId];
    switch (name) {
      case 'if':
        return unlessMissing([a], apply('where', apply('equal', a, zero), c, b));
      case 'min':
        return values.reduce((left, right) => extreme(true, left, right));
      case 'max':
        return values.reduce((left, right) => extreme(false, left, right));
      case 'abs':
        return apply('abs', a);
      case 'log':
        return when(apply('less', zero, a), apply('log', a));
      case 'exp':
        return finite(apply('exp', a));
      case 'sqrt':
        return when(apply('less_equal', zero, a), apply('sqrt', a));
    }
  };
  return visit(tree);
}

function operationsOf(builder: ProgramBuilder): Pick<ProgramBuilder, 'apply' | 'constant'> {
  return {
    apply: (operation, ...operands): NodeId => builder.apply(operation, ...operands),
    constant: (value): NodeId => builder.constant(value),
  };
}
