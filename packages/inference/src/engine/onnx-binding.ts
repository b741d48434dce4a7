import { InferenceError } from '../errors.ts';
import { assertTelemetryOff } from './telemetry.ts';

export type OnnxBinding = typeof import('onnxruntime-node');

/**
 * The native binding, loaded at first use and never before telemetry is known to be off.
 * @throws InferenceError `INFERENCE_TELEMETRY_ON`, `INFERENCE_ENGINE_UNAVAILABLE`
 */
export async function loadBinding(): Promise<OnnxBinding> {
  assertTelemetryOff();
  try {
    return await import('onnxruntime-node');
  } catch (cause) {
    throw new InferenceError('INFERENCE_ENGINE_UNAVAILABLE', {
      message: `onnxruntime: the native binding must load on ${process.platform}-${process.arch}; it does not; use a platform that onnxruntime-node ships a binary for, and see the cause`,
      details: { platform: process.platform, architecture: process.arch },
      cause,
    });
  }
}
