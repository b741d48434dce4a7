import { categoriesOf, numbersOf, type Table } from '@codexhub/common-config/columns';
import type { FeatureInput } from '../fitted-features.ts';
import type { FeatureNode } from './feature-node.ts';

/** Where a program's inputs come from. */
export interface ProgramInputs {
  readonly table: Table;
  readonly inputs: ReadonlyMap<string, FeatureInput>;
}

/**
 * Computes one node for every row, into `out`. An operand of length 1 stands for every row.
 * @returns `out`, or the column itself where the node is a number input.
 */
export function computeNode(
  node: FeatureNode,
  operands: readonly Float64Array[],
  { table, inputs }: ProgramInputs,
  out: () => Float64Array,
): Float64Array {
  const { operation, values = [] } = node;
  switch (operation) {
    case 'constant':
      return Float64Array.of(values[0] ?? Number.NaN);
    case 'number':
      return numbersOf(table, node.input!).values;
    case 'lookup':
      return lookUp(table, inputs.get(node.input!)!, values, out());
    case 'bins':
      return countEdges(operands[0]!, values as readonly number[], out());
    case 'where':
      return choose(operands, out());
    case 'add':
    case 'sub':
    case 'mul':
    case 'div':
    case 'pow':
      return combine(operation, operands[0]!, operands[1]!, out());
    case 'less':
    case 'less_equal':
    case 'equal':
      return compare(operation, operands[0]!, operands[1]!, out());
    default:
      return change(operation, operands[0]!, out());
  }
}

function combine(
  operation: 'add' | 'sub' | 'mul' | 'div' | 'pow',
  a: Float64Array,
  b: Float64Array,
  out: Float64Array,
): Float64Array {
  const [s, t] = [stride(a), stride(b)];
  const n = out.length;
  switch (operation) {
    case 'add':
      for (let i = 0; i < n; i += 1) out[i] = a[i * s]! + b[i * t]!;
      break;
    case 'sub':
      for (let i = 0; i < n; i += 1) out[i] = a[i * s]! - b[i * t]!;
      break;
    case 'mul':
      for (let i = 0; i < n; i += 1) out[i] = a[i * s]! * b[i * t]!;
      break;
    case 'div':
      for (let i = 0; i < n; i += 1) out[i] = a[i * s]! / b[i * t]!;
      break;
    case 'pow':
      for (let i = 0; i < n; i += 1) out[i] = a[i * s]! ** b[i * t]!;
  }
  return out;
}

function compare(
  operation: 'less' | 'less_equal' | 'equal',
  a: Float64Array,
  b: Float64Array,
  out: Float64Array,
): Float64Array {
  const [s, t] = [stride(a), stride(b)];
  const n = out.length;
  switch (operation) {
    case 'less':
      for (let i = 0; i < n; i += 1) out[i] = a[i * s]! < b[i * t]! ? 1 : 0;
      break;
    case 'less_equal':
      for (let i = 0; i < n; i += 1) out[i] = a[i * s]! <= b[i * t]! ? 1 : 0;
      break;
    case 'equal':
      for (let i = 0; i < n; i += 1) out[i] = a[i * s]! === b[i * t]! ? 1 : 0;
  }
  return out;
}

function change(
  operation: 'abs' | 'exp' | 'log' | 'sqrt' | 'floor' | 'missing' | 'cast',
  a: Float64Array,
  out: Float64Array,
): Float64Array {
  const s = stride(a);
  const n = out.length;
  switch (operation) {
    case 'abs':
      for (let i = 0; i < n; i += 1) out[i] = Math.abs(a[i * s]!);
      break;
    case 'exp':
      for (let i = 0; i < n; i += 1) out[i] = Math.exp(a[i * s]!);
      break;
    case 'log':
      for (let i = 0; i < n; i += 1) out[i] = Math.log(a[i * s]!);
      break;
    case 'sqrt':
      for (let i = 0; i < n; i += 1) out[i] = Math.sqrt(a[i * s]!);
      break;
    case 'floor':
      for (let i = 0; i < n; i += 1) out[i] = Math.floor(a[i * s]!);
      break;
    case 'missing':
      for (let i = 0; i < n; i += 1) out[i] = Number.isNaN(a[i * s]!) ? 1 : 0;
      break;
    case 'cast':
      for (let i = 0; i < n; i += 1) out[i] = a[i * s]!;
  }
  return out;
}

function choose([truth, yes, no]: readonly Float64Array[], out: Float64Array): Float64Array {
  const [s, t, u] = [stride(truth!), stride(yes!), stride(no!)];
  for (let i = 0; i < out.length; i += 1) {
    out[i] = truth![i * s] === 1 ? yes![i * t]! : no![i * u]!;
  }
  return out;
}

function countEdges(a: Float64Array, edges: readonly number[], out: Float64Array): Float64Array {
  const s = stride(a);
  for (let i = 0; i < out.length; i += 1) {
    const value = a[i * s]!;
    let [low, high] = [0, edges.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (edges[middle]! <= value) low = middle + 1;
      else high = middle;
    }
    out[i] = Number.isNaN(value) ? value : low;
  }
  return out;
}

function lookUp(
  table: Table,
  input: FeatureInput,
  values: readonly (number | null)[],
  out: Float64Array,
): Float64Array {
  const { codes } = categoriesOf(table, input.name);
  const places = placesOf(table, input);
  const found = Float64Array.from(places, (place) => values[place] ?? Number.NaN);
  const last = found.length - 1;
  for (let i = 0; i < out.length; i += 1) {
    const code = codes[i]!;
    out[i] = found[code < 0 ? last : code]!;
  }
  return out;
}

/**
 * The place of each category of a column's dictionary among the contract's values, −1 where it is
 * none of them; and behind the last one the place of a missing cell.
 */
export function placesOf(table: Table, { name, values = [] }: FeatureInput): Int32Array {
  const { categories } = categoriesOf(table, name);
  const rank = new Map(values.map((value, place) => [value, place]));
  return Int32Array.of(...categories.map((category) => rank.get(category) ?? -1), values.length);
}

function stride(values: Float64Array): 0 | 1 {
  return values.length === 1 ? 0 : 1;
}
