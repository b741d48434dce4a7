import type { FeatureProgram } from '../features/lower-features.ts';
import { inputsThatCarry } from '../features/program/carried-inputs.ts';
import type { NodeId } from '../features/program/feature-node.ts';
import { type GraphParts, node } from './graph-parts.ts';
import { signaturesOf } from './node-signatures.ts';
import { integers } from './onnx-tensor.ts';
import { PackWriter } from './pack-writer.ts';

/** The features of a graph: their values, and the weight of each of their columns. */
export interface FeatureGraph extends GraphParts {
  /** The value of shape [N, width]. */
  readonly output: string;
  readonly weights: readonly number[];
}

/**
 * Writes a feature program as nodes. Features of the same form stand side by side in one value of shape
 * [N, k], their constants in one of shape [1, k]: thirty scaled inputs are not thirty subtractions.
 *
 * A cell that the contract does not allow makes a feature NaN. Where each step behind an input could hide
 * that (a comparison, a bin), the input has a guard: a column of weight 0 that is NaN for such a cell.
 */
export function featureGraph(
  { builder, inputs, outputs }: FeatureProgram,
  weights: readonly number[],
): FeatureGraph {
  const carried = inputsThatCarry(builder.nodes, outputs);
  const guards = Array.from(inputs.values())
    .filter(({ name }) => !carried.has(name))
    .map((input): NodeId => {
      if (input.type === 'category')
        return builder.lookup(
          input.name,
          [...input.values!, ''].map(() => 0),
        );
      const cell = builder.number(input);
      const guard = builder.apply('sub', cell, cell);
      return input.nullable
        ? builder.apply('where', builder.apply('missing', cell), builder.constant(0), guard)
        : guard;
    });
  // Two features may be the same node: it has the sum of their weights.
  const weightOf = new Map<NodeId, number>(guards.map((id) => [id, 0]));
  outputs.forEach((id, at) => {
    weightOf.set(id, (weightOf.get(id) ?? 0) + weights[at]!);
  });
  const signatures = signaturesOf(builder.nodes);
  const groups = new Map<number, NodeId[]>();
  for (const id of new Set([...outputs, ...guards])) {
    groups.set(signatures[id]!, [...(groups.get(signatures[id]!) ?? []), id]);
  }
  const writer = new PackWriter(builder, inputs);
  const parts = Array.from(groups.values(), (ids) => writer.write(ids));
  const { nodes, constants } = writer;
  return {
    nodes: [...nodes, node('Concat', parts, 'model/inputs', { axis: 1 })],
    constants: { ...constants, 'rows/axis': integers([1], [1]) },
    output: 'model/inputs',
    weights: [...groups.values()].flat().map((id) => weightOf.get(id)!),
  };
}
