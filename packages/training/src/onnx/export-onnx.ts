import { contractDigest, type ModelContract } from '@codexhub/common-config/contract';
import { canonicalJson, type Digest, digestBytes } from '@codexhub/common-config/kernel';
import { TrainingError } from '../errors.ts';
import { requireOption } from '../internal/require-option.ts';
import { requireThreshold } from '../models/decide.ts';
import type { TrainedModel } from '../models/trained-model.ts';
import { categoryColumns, UNKNOWN_CATEGORY } from './category-columns.ts';
import { decisionNodes } from './decision-nodes.ts';
import { type GraphParts, joinParts, node } from './graph-parts.ts';
import { numberColumns } from './number-columns.ts';
import { encodeModel } from './onnx-model.ts';
import { doubles, elementType, integers } from './onnx-tensor.ts';

export interface ExportedModel {
  readonly bytes: Uint8Array;
  /** The digest of the bytes: threshold, contract and coefficients are all in it. */
  readonly digest: Digest;
}

/**
 * Writes a model as one ONNX graph (opset 18, ai.onnx.ml 4, IR 9), all in double precision: raw
 * cells in, probability and decision out.
 *
 * One input per input of the contract, of its name and of shape [N]: double, NaN where missing; or
 * string, '' where missing. Outputs: `probability` double [N], P(positive label); `decision` int64
 * [N], 1 where the positive label is decided, else 0. A row with a cell that the contract does not allow
 * (unknown category, missing where it must not be) has probability NaN and decision −1.
 * Contract digest, input order, threshold and labels stand in `metadata_props` as `codexhub.*`.
 *
 * @param options.threshold on P(favourable label), in [0, 1]; it stands in the graph, so another
 * threshold is another digest.
 * @throws TrainingError `TRAINING_MODEL_MISMATCH` where the model was trained for another contract;
 * `TRAINING_OPTION_INVALID` for a threshold outside [0, 1] or an input named as an output.
 * @example
 * exportOnnx(model, contract, { threshold: 0.5 }).digest.startsWith('sha256:'); // Returns: true
 */
export function exportOnnx(
  model: TrainedModel,
  contract: ModelContract,
  { threshold }: { readonly threshold: number },
): ExportedModel {
  requireThreshold(threshold);
  requireSameContract(model, contract);
  const { target, features } = contract;
  const { nodes, constants } = joinParts([
    probabilityNodes(model),
    decisionNodes(target.favourable === target.positive, threshold),
  ]);
  const bytes = encodeModel({
    irVersion: 9,
    opsets: [
      { domain: '', version: 18 },
      { domain: 'ai.onnx.ml', version: 4 },
    ],
    name: contract.name,
    nodes,
    constants,
    inputs: Object.entries(features).map(([name, { type }]) => ({
      name,
      type: type === 'number' ? elementType.double : elementType.string,
    })),
    outputs: [
      { name: 'probability', type: elementType.double },
      { name: 'decision', type: elementType.int64 },
    ],
    metadata: {
      'codexhub.contract': contractDigest(contract),
      'codexhub.features': canonicalJson(Object.keys(features)),
      'codexhub.labels': canonicalJson(target),
      'codexhub.threshold': canonicalJson(threshold),
    },
  });
  return { bytes, digest: digestBytes(bytes) };
}

function probabilityNodes({
  encodings,
  columns,
  coefficients,
  intercept,
}: TrainedModel): GraphParts {
  const weights = new Map(columns.map((column, at) => [column, coefficients[at]!]));
  const weightOf = (column: string): number => weights.get(column)!;
  const numbers = numberColumns(
    encodings.filter((encoding) => encoding.kind === 'number'),
    weightOf,
  );
  const categories = categoryColumns(
    encodings.filter((encoding) => encoding.kind === 'category'),
    weightOf,
  );
  const outputs = [...numbers.outputs, ...categories.outputs];
  const all = [...numbers.weights, ...categories.weights];
  const refuses = categories.nodes.length > 0;
  return joinParts([
    numbers,
    categories,
    {
      nodes: [
        node('Concat', outputs, 'model/inputs', { axis: 1 }),
        node('MatMul', ['model/inputs', 'model/weights'], 'model/product'),
        node('Add', ['model/product', 'model/intercept'], 'model/score'),
        ...(refuses ? [node('Add', ['model/score', UNKNOWN_CATEGORY], 'model/checked')] : []),
        node('Sigmoid', [refuses ? 'model/checked' : 'model/score'], 'model/probability'),
        node('Squeeze', ['model/probability', 'rows/axis'], 'probability'),
      ],
      constants: {
        'rows/axis': integers([1], [1]),
        'model/weights': doubles([all.length, 1], all),
        'model/intercept': doubles([1], [intercept]),
      },
    },
  ]);
}

function requireSameContract(model: TrainedModel, contract: ModelContract): void {
  const inputs = Object.keys(contract.features);
  for (const name of inputs) {
    requireOption(
      name !== 'probability' && name !== 'decision',
      `ONNX export: the input "${name}"`,
      'named otherwise than an output of the graph',
      name,
    );
  }
  const same =
    model.contract === contract.name &&
    model.positive === contract.target.positive &&
    canonicalJson(model.encodings.map(({ name }) => name)) === canonicalJson(inputs);
  if (same) return;
  throw new TrainingError('TRAINING_MODEL_MISMATCH', {
    message: `ONNX export: the model must have been trained for the contract "${contract.name}"; it was trained for "${model.contract}", or the inputs or the positive label have changed; train it again`,
    details: { contract: contract.name, model: model.contract },
  });
}
