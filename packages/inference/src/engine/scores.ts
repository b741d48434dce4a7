import type { Scores } from '@codexhub/common-config/records';
import type { Tensor } from 'onnxruntime-node';
import { InferenceError } from '../errors.ts';

/**
 * The outputs of one run, checked: as many as rows, probabilities in [0, 1], decisions 0 or 1.
 * @throws InferenceError `INFERENCE_OUTPUT_INVALID`
 */
export function scoresOf(outputs: Readonly<Record<string, Tensor>>, rowCount: number): Scores {
  const probability = outputs['probability']?.data;
  const decided = outputs['decision']?.data;
  if (!(probability instanceof Float64Array) || !(decided instanceof BigInt64Array)) {
    throw invalid('probability must be float64 and decision int64', 'another type');
  }
  if (probability.length !== rowCount || decided.length !== rowCount) {
    throw invalid(
      `there must be one answer per row (${rowCount})`,
      `${probability.length} probabilities and ${decided.length} decisions`,
    );
  }
  const outside = probability.findIndex((value) => !(value >= 0 && value <= 1));
  if (outside >= 0) {
    throw invalid(
      'every probability must be in [0, 1]',
      `row ${outside} has ${Number.isNaN(probability[outside]) ? 'NaN' : 'another number'}`,
    );
  }
  const odd = decided.findIndex((value) => value !== 0n && value !== 1n);
  if (odd >= 0) throw invalid('every decision must be 0 or 1', `row ${odd} has another number`);
  return { probability, decision: Uint8Array.from(decided, Number) };
}

function invalid(requirement: string, received: string): InferenceError {
  return new InferenceError('INFERENCE_OUTPUT_INVALID', {
    message: `model: ${requirement}; received ${received}; no prediction was made; check the exported graph`,
    details: { requirement, received },
  });
}
