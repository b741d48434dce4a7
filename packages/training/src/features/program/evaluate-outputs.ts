import type { DesignMatrix } from '../design-matrix.ts';
import { computeNode } from './compute-node.ts';
import type { FeatureNode, NodeId } from './feature-node.ts';
import { type Leaf, openLeaf, type ProgramInputs } from './open-leaf.ts';

/** Rows at a time: what is on the way from inputs to features stays in the fastest cache. */
const BLOCK = 1024;

interface Stage {
  readonly id: NodeId;
  readonly node: FeatureNode;
  readonly leaf: Leaf | undefined;
  /** Which of the buffers it may write into. */
  readonly slot: number;
  /** The columns of the matrix that it is. */
  readonly columns: readonly number[];
}

/**
 * Computes the outputs of a program for every row, into a row-major matrix, block by block. The buffer of a
 * node is used again once nobody needs it: a long program needs no more than its widest place.
 */
export function evaluateOutputs(
  nodes: readonly FeatureNode[],
  outputs: readonly NodeId[],
  source: ProgramInputs,
  { rows, width, values }: DesignMatrix,
): void {
  const { stages, slots } = plan(nodes, outputs, source);
  const whole = Array.from({ length: slots }, () => new Float64Array(Math.min(BLOCK, rows)));
  const current: Float64Array[] = [];
  for (let start = 0; start < rows; start += BLOCK) {
    const end = Math.min(start + BLOCK, rows);
    const buffers =
      end - start < BLOCK ? whole.map((buffer) => buffer.subarray(0, end - start)) : whole;
    for (const { id, node, leaf, slot, columns } of stages) {
      const out = buffers[slot]!;
      if (leaf) current[id] = leaf(start, end, out);
      else {
        computeNode(
          node,
          node.operands.map((operand) => current[operand]!),
          out,
        );
        current[id] = out;
      }
      for (const at of columns)
        copyColumn(current[id], values, start * width + at, width, end - start);
    }
  }
}

function copyColumn(
  column: Float64Array,
  into: Float64Array,
  from: number,
  width: number,
  rows: number,
): void {
  const step = column.length === 1 ? 0 : 1;
  for (let row = 0; row < rows; row += 1) into[from + row * width] = column[row * step]!;
}

/** The nodes that outputs need, in order, each with a buffer that nobody needs any more. */
function plan(
  nodes: readonly FeatureNode[],
  outputs: readonly NodeId[],
  source: ProgramInputs,
): { readonly stages: readonly Stage[]; readonly slots: number } {
  const columnsOf = new Map<NodeId, number[]>();
  for (const [at, id] of outputs.entries()) columnsOf.set(id, [...(columnsOf.get(id) ?? []), at]);
  const readers = countReaders(nodes, outputs);
  const slotOf = new Map<NodeId, number>();
  const free: number[] = [];
  const stages: Stage[] = [];
  let slots = 0;
  for (const [id, node] of nodes.entries()) {
    const columns = columnsOf.get(id) ?? [];
    if (readers[id] === 0 && columns.length === 0) continue;
    let slot = free.pop();
    if (slot === undefined) {
      slot = slots;
      slots += 1;
    }
    slotOf.set(id, slot);
    stages.push({ id, node, leaf: openLeaf(id, node, source), slot, columns });
    for (const operand of node.operands) {
      readers[operand]! -= 1;
      if (readers[operand] === 0) free.push(slotOf.get(operand)!);
    }
    if (readers[id] === 0) free.push(slot);
  }
  return { stages, slots };
}

/** How many operands of nodes that an output needs each node is. */
function countReaders(nodes: readonly FeatureNode[], outputs: readonly NodeId[]): Int32Array {
  const readers = new Int32Array(nodes.length);
  const needed = new Set(outputs);
  for (let id = nodes.length - 1; id >= 0; id -= 1) {
    if (readers[id] === 0 && !needed.has(id)) continue;
    for (const operand of nodes[id]!.operands) readers[operand]! += 1;
  }
  return readers;
}
