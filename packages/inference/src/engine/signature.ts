import type { ModelContract } from '@codexhub/common-config/contract';
import { InferenceError } from '../errors.ts';

/** One input or output of a graph. A dimension that may vary is a name, or `''`. */
export interface TensorInfo {
  readonly name: string;
  /** As onnxruntime says it: `float64`, `string`, `int64`, …; `not_a_tensor` for anything else. */
  readonly type: string;
  readonly shape: readonly (number | string)[];
}

/** What a graph takes and gives. */
export interface ModelSignature {
  readonly inputs: readonly TensorInfo[];
  readonly outputs: readonly TensorInfo[];
}

const OUTPUTS = { probability: 'float64', decision: 'int64' } as const;
const TENSOR_OF = { number: 'float64', category: 'string' } as const;

/**
 * Whether rows can be scored with a graph at all: every input a column [N] of doubles or strings,
 * and the outputs `probability` (double, [N]) and `decision` (int64, [N]).
 * @throws InferenceError `INFERENCE_SIGNATURE_MISMATCH` with every problem at once.
 */
export function assertScorable(signature: ModelSignature): void {
  const inputs = signature.inputs.flatMap((input) =>
    input.type === 'string' ? columnProblems(input, 'string') : columnProblems(input, 'float64'),
  );
  const outputs = Object.entries(OUTPUTS).flatMap(([name, type]) => {
    const output = signature.outputs.find((candidate) => candidate.name === name);
    return output ? columnProblems(output, type) : [`output "${name}" is missing`];
  });
  refuse('a scorable graph', [...inputs, ...outputs]);
}

/**
 * Whether a graph takes exactly the inputs of a contract, each of the right kind.
 * @throws InferenceError `INFERENCE_SIGNATURE_MISMATCH` with every problem at once.
 */
export function assertSignature(signature: ModelSignature, contract: ModelContract): void {
  const inputs = new Map(signature.inputs.map((input) => [input.name, input]));
  const wanted = Object.entries(contract.features).flatMap(([name, field]) => {
    const input = inputs.get(name);
    return input ? columnProblems(input, TENSOR_OF[field.type]) : [`input "${name}" is missing`];
  });
  const extra = signature.inputs
    .filter(({ name }) => !Object.hasOwn(contract.features, name))
    .map(({ name }) => `input "${name}" is not in the contract`);
  refuse(`the contract "${contract.name}"`, [...wanted, ...extra]);
}

function columnProblems({ name, type, shape }: TensorInfo, wanted: string): string[] {
  const isColumn = shape.length === 1 && typeof shape[0] === 'string';
  if (type === wanted && isColumn) return [];
  return [`"${name}" must be ${wanted} [N], it is ${type} [${shape.join(', ')}]`];
}

function refuse(subject: string, problems: readonly string[]): void {
  if (problems.length === 0) return;
  throw new InferenceError('INFERENCE_SIGNATURE_MISMATCH', {
    message: `model: the signature must be that of ${subject}; ${problems.join('; ')}; export the model again from this contract`,
    details: { problems },
  });
}
