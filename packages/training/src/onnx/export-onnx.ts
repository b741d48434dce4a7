import { contractDigest, type ModelContract } from '@codexhub/common-config/contract';
import { canonicalJson, type Digest, digestBytes } from '@codexhub/common-config/kernel';
import { TrainingError } from '../errors.ts';
import { inputsOf } from '../features/fit-features.ts';
import { lowerFeatures } from '../features/lower-features.ts';
import { requireOption } from '../internal/require-option.ts';
import { requireThreshold } from '../models/decide.ts';
import type { TrainedModel } from '../models/trained-model.ts';
import { decisionNodes } from './decision-nodes.ts';
import { featureGraph } from './feature-graph.ts';
import { type GraphParts, joinParts, node } from './graph-parts.ts';
import { encodeModel } from './onnx-model.ts';
import { doubles, elementType } from './onnx-tensor.ts';

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
 * (unknown category, infinite, missing where it must not be), or with a feature that has no finite value,
 * has probability NaN and decision −1.
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

function probabilityNodes({ features, coefficients, intercept }: TrainedModel): GraphParts {
  const { nodes, constants, output, weights } = featureGraph(lowerFeatures(features), coefficients);
  return joinParts([
    { nodes, constants },
    {
      nodes: [
        node('MatMul', [output, 'model/weights'], 'model/product'),
        node('Add', ['model/product', 'model/intercept'], 'model/score'),
        // An infinite feature has no probability either: ∞ − ∞ is NaN.
        node('Sub', ['model/score', 'model/score'], 'model/undefined'),
        node('Add', ['model/score', 'model/undefined'], 'model/checked'),
        node('Sigmoid', ['model/checked'], 'model/probability'),
        node('Squeeze', ['model/probability', 'rows/axis'], 'probability'),
      ],
      constants: {
        'model/weights': doubles([weights.length, 1], weights),
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
    canonicalJson(model.features.inputs) === canonicalJson(inputsOf(contract));
  if (same) return;
  throw new TrainingError('TRAINING_MODEL_MISMATCH', {
    message: `ONNX export: the model must have been trained for the contract "${contract.name}"; it was trained for "${model.contract}", or the inputs or the positive label have changed; train it again`,
    details: { contract: contract.name, model: model.contract },
  });
}
