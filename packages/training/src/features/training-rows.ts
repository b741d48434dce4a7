import { computeNode } from './program/compute-node.ts';
import type { NodeId } from './program/feature-node.ts';
import { openLeaf, type ProgramInputs } from './program/open-leaf.ts';
import type { ProgramBuilder } from './program/program-builder.ts';
import { type Centre, centreOf, present } from './steps/column-statistics.ts';
import type { FitContext } from './steps/step-definition.ts';
import { trainingPlaces } from './training-places.ts';

/** The training rows behind a growing program: each node is computed once, when a step asks. */
export interface TrainingRows extends FitContext {
  /** What `crossFit` gave: values of nodes for these rows, and for no others. */
  readonly overrides: Map<NodeId, Float64Array>;
  /** Lets go of what was computed: the next chain asks for other nodes. */
  readonly forget: () => void;
}

/** @param target where absent no step may read it. */
export function openTrainingRows(
  builder: ProgramBuilder,
  source: Omit<ProgramInputs, 'overrides'>,
  { target, seed }: { readonly target: Uint8Array | undefined; readonly seed: number },
): TrainingRows {
  const { table, inputs } = source;
  const rows = table.rowCount;
  const overrides = new Map<NodeId, Float64Array>();
  const [computed, there] = [new Map<NodeId, Float64Array>(), new Map<NodeId, Float64Array>()];
  const centres = new Map<NodeId, Centre | undefined>();

  const compute = (id: NodeId): Float64Array => {
    const node = builder.nodes[id]!;
    const out = new Float64Array(rows);
    const leaf = openLeaf(id, node, { ...source, overrides });
    if (leaf) return leaf(0, rows, out);
    computeNode(
      node,
      node.operands.map((operand) => computed.get(operand)!),
      out,
    );
    return out;
  };
  const valuesOf = (id: NodeId): Float64Array => {
    // Operands stand before the node: no recursion, whatever the depth.
    const needed = new Set([id]);
    for (let at = id; at >= 0; at -= 1) {
      if (!needed.has(at) || computed.has(at) || overrides.has(at)) continue;
      for (const operand of builder.nodes[at]!.operands) needed.add(operand);
    }
    for (let at = 0; at <= id; at += 1)
      if (needed.has(at)) remember(computed, at, () => compute(at));
    return computed.get(id)!;
  };
  const presentOf = (id: NodeId): Float64Array => remember(there, id, () => present(valuesOf(id)));
  return {
    rows,
    target: target ?? new Uint8Array(rows),
    seed,
    overrides,
    present: presentOf,
    centre: (id): Centre | undefined => remember(centres, id, () => centreOf(presentOf(id))),
    places: (column): Int32Array => trainingPlaces(column, table, inputs.get(column.input)!),
    isInexact: (id): boolean => builder.isInexact(id),
    forget: (): void => {
      for (const known of [computed, there, centres]) known.clear();
    },
  };
}

function remember<Value>(known: Map<NodeId, Value>, id: NodeId, make: () => Value): Value {
  if (known.has(id)) return known.get(id)!;
  const value = make();
  known.set(id, value);
  return value;
}
