import { computeNode, type ProgramInputs } from './compute-node.ts';
import type { FeatureNode, NodeId } from './feature-node.ts';

/**
 * Computes the outputs of a program and hands each to `emit` as soon as it is there. The memory of a
 * node is used again once nobody needs it: a long program needs no more than its widest place.
 */
export function evaluateOutputs(
  nodes: readonly FeatureNode[],
  outputs: readonly NodeId[],
  source: ProgramInputs,
  emit: (at: number, values: Float64Array) => void,
): void {
  const places = new Map<NodeId, number[]>();
  outputs.forEach((id, at) => {
    places.set(id, [...(places.get(id) ?? []), at]);
  });
  const readers = countReaders(nodes, outputs);
  const values: (Float64Array | undefined)[] = [];
  const owned: boolean[] = [];
  const free: Float64Array[] = [];
  const release = (id: NodeId): void => {
    readers[id]! -= 1;
    if (readers[id] === 0 && owned[id]) free.push(values[id]!);
    if (readers[id] === 0) values[id] = undefined;
  };
  for (let id = 0; id < nodes.length; id += 1) {
    if (readers[id] === 0) continue;
    const node = nodes[id]!;
    const operands = node.operands.map((operand) => values[operand]!);
    let made: Float64Array | undefined;
    values[id] = computeNode(node, operands, source, () => {
      made = free.pop() ?? new Float64Array(source.table.rowCount);
      return made;
    });
    owned[id] = made !== undefined;
    for (const at of places.get(id) ?? []) {
      emit(at, values[id]!);
      release(id);
    }
    for (const operand of node.operands) release(operand);
  }
}

/** How often each node is read: by nodes that an output needs, and as an output. */
function countReaders(nodes: readonly FeatureNode[], outputs: readonly NodeId[]): Int32Array {
  const readers = new Int32Array(nodes.length);
  for (const id of outputs) readers[id]! += 1;
  for (let id = nodes.length - 1; id >= 0; id -= 1) {
    if (readers[id] === 0) continue;
    for (const operand of nodes[id]!.operands) readers[operand]! += 1;
  }
  return readers;
}
