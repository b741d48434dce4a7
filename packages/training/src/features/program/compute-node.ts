import { upperBound } from '../../order/bounds.ts';
import type { FeatureNode } from './feature-node.ts';

/**
 * Computes one node that is no leaf into `out`, for as many rows as that has. An operand of length 1
 * stands for every row.
 */
export function computeNode(
  { operation, values }: FeatureNode,
  operands: readonly Float64Array[],
  out: Float64Array,
): void {
  const [a, b, c] = operands as [Float64Array, Float64Array, Float64Array];
  switch (operation) {
    case 'constant':
    case 'number':
    case 'lookup':
      break;
    case 'bins':
      countEdges(a, new Float64Array(values as readonly number[]), out);
      break;
    case 'where':
      choose(a, b, c, out);
      break;
    case 'add':
    case 'sub':
    case 'mul':
    case 'div':
    case 'pow':
      combine(operation, a, b, out);
      break;
    case 'less':
    case 'less_equal':
    case 'equal':
      compare(operation, a, b, out);
      break;
    default:
      change(operation, a, out);
  }
}

function combine(
  operation: 'add' | 'sub' | 'mul' | 'div' | 'pow',
  a: Float64Array,
  b: Float64Array,
  out: Float64Array,
): void {
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
}

function compare(
  operation: 'less' | 'less_equal' | 'equal',
  a: Float64Array,
  b: Float64Array,
  out: Float64Array,
): void {
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
}

function change(
  operation: 'abs' | 'exp' | 'log' | 'sqrt' | 'floor' | 'missing' | 'cast',
  a: Float64Array,
  out: Float64Array,
): void {
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
}

function choose(truth: Float64Array, yes: Float64Array, no: Float64Array, out: Float64Array): void {
  const [s, t, u] = [stride(truth), stride(yes), stride(no)];
  for (let i = 0; i < out.length; i += 1) out[i] = truth[i * s] === 1 ? yes[i * t]! : no[i * u]!;
}

function countEdges(a: Float64Array, edges: Float64Array, out: Float64Array): void {
  const s = stride(a);
  for (let i = 0; i < out.length; i += 1) {
    const value = a[i * s]!;
    out[i] = Number.isNaN(value) ? value : upperBound(edges, value);
  }
}

function stride(values: Float64Array): 0 | 1 {
  return values.length === 1 ? 0 : 1;
}
