import { categoriesOf, numbersOf, type Table } from '@codexhub/common-config/columns';
import type { FeatureInput } from '../fitted-features.ts';
import { placesOf } from '../places-of.ts';
import type { FeatureNode, NodeId } from './feature-node.ts';

/** Where a program's inputs come from. */
export interface ProgramInputs {
  readonly table: Table;
  readonly inputs: ReadonlyMap<string, FeatureInput>;
  /** Nodes with other values than their own, one per row: those that they have for training rows. */
  readonly overrides?: ReadonlyMap<NodeId, Float64Array> | undefined;
}

/** Gives the values of some rows, from `start` to before `end`; it may write them into `out`. */
export type Leaf = (start: number, end: number, out: Float64Array) => Float64Array;

/** The reader of a node without operands; `undefined` for one that has some. */
export function openLeaf(
  id: NodeId,
  node: FeatureNode,
  { table, inputs, overrides }: ProgramInputs,
): Leaf | undefined {
  const own = overrides?.get(id);
  if (own) return (start, end) => own.subarray(start, end);
  const { operation, input, values = [] } = node;
  if (operation === 'constant') {
    const constant = Float64Array.of(values[0] ?? Number.NaN);
    return () => constant;
  }
  if (operation === 'number') {
    const column = numbersOf(table, input!).values;
    return (start, end) => column.subarray(start, end);
  }
  if (operation !== 'lookup') return undefined;
  const { codes } = categoriesOf(table, input!);
  const places = placesOf(table, inputs.get(input!)!);
  const found = new Float64Array(places.length);
  for (let code = 0; code < places.length; code += 1) {
    found[code] = values[places[code]!] ?? Number.NaN;
  }
  const last = found.length - 1;
  return (start, end, out) => {
    for (let row = start; row < end; row += 1) {
      const code = codes[row]!;
      out[row - start] = found[code < 0 ? last : code]!;
    }
    return out;
  };
}
