import type { FeatureNode, NodeId } from './feature-node.ts';

/** Inputs, or 'all' for a value that is NaN anyway. */
type Carried = ReadonlySet<string> | 'all';

const NONE: Carried = new Set();

/**
 * The inputs of which a cell that is not allowed (infinite, missing where it must not be, a category that
 * is refused) makes at least one output NaN or infinite, whatever the other cells are.
 */
export function inputsThatCarry(
  nodes: readonly FeatureNode[],
  outputs: readonly NodeId[],
): ReadonlySet<string> {
  const carried: Carried[] = [];
  for (const node of nodes) carried.push(carriedBy(node, nodes, carried));
  const found = new Set<string>();
  for (const id of outputs) {
    const inputs = carried[id]!;
    if (inputs !== 'all') for (const name of inputs) found.add(name);
  }
  return found;
}

function carriedBy(
  node: FeatureNode,
  nodes: readonly FeatureNode[],
  carried: readonly Carried[],
): Carried {
  const [a, b, c] = node.operands;
  switch (node.operation) {
    case 'number':
    case 'lookup':
      return new Set([node.input!]);
    case 'constant':
      return node.values![0] === null ? 'all' : NONE;
    case 'add':
    case 'sub':
    case 'mul':
      return union(carried[a!]!, carried[b!]!);
    case 'div':
    case 'abs':
    case 'sqrt':
    case 'log':
    case 'floor':
      return carried[a!]!;
    case 'where':
      return isImputed(node, nodes) ? carried[c!]! : intersection(carried[b!]!, carried[c!]!);
    default:
      return NONE;
  }
}

// Where an input may be missing, filling it in hides nothing: an infinite cell goes on.
function isImputed(
  { operands: [truth, , otherwise] }: FeatureNode,
  nodes: readonly FeatureNode[],
): boolean {
  const { operation, operands } = nodes[truth!]!;
  return (
    operation === 'missing' &&
    operands[0] === otherwise &&
    nodes[otherwise!]!.operation === 'number'
  );
}

function union(a: Carried, b: Carried): Carried {
  return a === 'all' || b === 'all' ? 'all' : new Set([...a, ...b]);
}

function intersection(a: Carried, b: Carried): Carried {
  if (a === 'all') return b;
  if (b === 'all') return a;
  return new Set([...a].filter((name) => b.has(name)));
}
