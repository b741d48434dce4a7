import { computeNode, type ProgramInputs } from './compute-node.ts';
import type { FeatureNode, NodeId } from './feature-node.ts';

/** Computes nodes of a growing program on demand, each once, and keeps them: how steps are fitted. */
export class Evaluator {
  readonly #nodes: readonly FeatureNode[];
  readonly #source: ProgramInputs;
  readonly #values: (Float64Array | undefined)[] = [];

  constructor(nodes: readonly FeatureNode[], source: ProgramInputs) {
    this.#nodes = nodes;
    this.#source = source;
  }

  /** One value per row, or one for all rows. */
  valuesOf(id: NodeId): Float64Array {
    const known = this.#values[id];
    if (known) return known;
    const node = this.#nodes[id]!;
    const operands = node.operands.map((operand) => this.valuesOf(operand));
    const values = computeNode(
      node,
      operands,
      this.#source,
      () => new Float64Array(this.#source.table.rowCount),
    );
    this.#values[id] = values;
    return values;
  }

  /** Gives a node other values than its own: those that it has for training rows. */
  override(id: NodeId, values: Float64Array): void {
    this.#values[id] = values;
  }
}
