/** Operations that make a number; `where` takes a truth and two numbers. */
export type NumberOperation =
  | 'constant'
  | 'number'
  | 'lookup'
  | 'bins'
  | 'add'
  | 'sub'
  | 'mul'
  | 'div'
  | 'pow'
  | 'abs'
  | 'exp'
  | 'log'
  | 'sqrt'
  | 'floor'
  | 'cast'
  | 'where';

/** Operations that make a truth, 1 or 0; of a missing number only `missing` is true. */
export type TruthOperation = 'less' | 'less_equal' | 'equal' | 'missing';

export type Operation = NumberOperation | TruthOperation;

/** The place of a node in its program. A node's operands stand before it. */
export type NodeId = number;

/**
 * One operation of a feature program, in IEEE doubles, row by row; a missing number is NaN. It has
 * two forms that do the same arithmetic: a loop over typed arrays, and nodes of an ONNX graph.
 *
 * - `constant`: `values` is the one value. `number`: a number input, as it is.
 * - `lookup`: the category input's place among the contract's values (missing: the place behind the
 *   last) in `values`.
 * - `bins`: how many of the ascending edges in `values` are ≤ the operand; NaN stays.
 * - `where`: the second operand where the first, a truth, holds; else the third. `cast`: truth to 1 or 0.
 * - `log` of 0 is −∞, `x / 0` is ±∞ or NaN: steps that want a missing cell there ask for it.
 */
export interface FeatureNode {
  readonly operation: Operation;
  readonly operands: readonly NodeId[];
  /** The input that `number` and `lookup` read. */
  readonly input?: string | undefined;
  /** `null` is missing. */
  readonly values?: readonly (number | null)[] | undefined;
}
