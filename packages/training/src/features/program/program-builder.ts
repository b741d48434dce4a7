import type { FeatureInput } from '../fitted-features.ts';
import type { FeatureNode, NodeId, Operation } from './feature-node.ts';

const INEXACT: ReadonlySet<Operation> = new Set(['exp', 'log', 'pow']);

/** Collects the nodes of a program; equal nodes are one node. */
export class ProgramBuilder {
  readonly nodes: FeatureNode[] = [];
  /** Per category input the places (see `lookup`) of cells that are refused though the contract allows them. */
  readonly refused: Map<string, Set<number>> = new Map();
  readonly #known = new Map<string, NodeId>();
  readonly #missable: boolean[] = [];
  readonly #inexact: boolean[] = [];

  constant(value: number | null): NodeId {
    return this.#add({ operation: 'constant', operands: [], values: [value] });
  }

  number({ name, nullable }: FeatureInput): NodeId {
    const id = this.#add({ operation: 'number', operands: [], input: name });
    this.#missable[id] = nullable;
    return id;
  }

  /** @param own whether the node stays apart from equal ones: its training values differ. */
  lookup(input: string, values: readonly (number | null)[], own = false): NodeId {
    return this.#add({ operation: 'lookup', operands: [], input, values }, own);
  }

  bins(of: NodeId, edges: readonly number[]): NodeId {
    return this.#add({ operation: 'bins', operands: [of], values: edges });
  }

  apply(
    operation: Exclude<Operation, 'constant' | 'number' | 'lookup' | 'bins'>,
    ...operands: NodeId[]
  ): NodeId {
    return this.#add({ operation, operands });
  }

  /** Refuses a cell of a category input that the contract allows, by its place. */
  refuse(input: string, place: number): void {
    const places = this.refused.get(input) ?? new Set();
    places.add(place);
    this.refused.set(input, places);
  }

  /** Whether the value may be missing in a row that the contract allows. */
  isMissable(id: NodeId): boolean {
    return this.#missable[id]!;
  }

  /** Whether two engines may differ in the last digit: exp, log or pow is in it. */
  isInexact(id: NodeId): boolean {
    return this.#inexact[id]!;
  }

  #add(node: FeatureNode, own = false): NodeId {
    const key = JSON.stringify(node);
    const known = own ? undefined : this.#known.get(key);
    if (known !== undefined) return known;
    const id = this.nodes.push(node) - 1;
    if (!own) this.#known.set(key, id);
    this.#missable[id] = this.#mayBeMissing(node);
    this.#inexact[id] =
      INEXACT.has(node.operation) || node.operands.some((operand) => this.#inexact[operand]);
    return id;
  }

  #mayBeMissing({ operation, operands, values }: FeatureNode): boolean {
    switch (operation) {
      case 'constant':
      case 'lookup':
        return values!.includes(null);
      case 'less':
      case 'less_equal':
      case 'equal':
      case 'missing':
      case 'cast':
        return false;
      case 'where':
        return operands.slice(1).some((operand) => this.#missable[operand]);
      default:
        return operands.some((operand) => this.#missable[operand]);
    }
  }
}
