import type { OnnxNode } from './onnx-model.ts';
import type { OnnxTensor } from './onnx-tensor.ts';

/**
 * Nodes and constants of a graph. The names of inner values hold a "/", which no input's name may
 * hold: they cannot meet.
 */
export interface GraphParts {
  readonly nodes: readonly OnnxNode[];
  readonly constants: Readonly<Record<string, OnnxTensor>>;
}

/** A node of ONNX's own operator set, with one output. */
export function node(
  operator: string,
  inputs: readonly string[],
  output: string,
  attributes?: Readonly<Record<string, number>>,
): OnnxNode {
  return { operator, inputs, outputs: [output], attributes };
}

/** All parts in one, in order. */
export function joinParts(parts: readonly GraphParts[]): GraphParts {
  return {
    nodes: parts.flatMap(({ nodes }) => nodes),
    constants: Object.assign({}, ...parts.map(({ constants }) => constants)),
  };
}
