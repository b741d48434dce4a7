export type { InferenceEngine, ModelSession } from './engine/engine.ts';
export { createOnnxEngine } from './engine/onnx-engine.ts';
export { createScoreBatch } from './engine/score-batch.ts';
export type { ModelSignature, TensorInfo } from './engine/signature.ts';
export { InferenceError, type InferenceErrorCode, inferenceErrorCodes } from './errors.ts';
export type { ConcurrencyOptions } from './queue/concurrency-limit.ts';
export {
  type CallOptions,
  createInferenceService,
  type InferenceService,
} from './service/inference-service.ts';
export type { Label } from './service/label.ts';
export type { Prediction } from './service/prediction.ts';
export type { CacheOptions, InferenceServiceOptions } from './service/service-options.ts';
export type { ServiceStatus } from './service/service-status.ts';
