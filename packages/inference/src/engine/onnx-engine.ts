import type { Table } from '@codexhub/common-config/columns';
import type { Scores } from '@codexhub/common-config/records';
import type { InferenceSession } from 'onnxruntime-node';
import { InferenceError } from '../errors.ts';
import type { InferenceEngine, ModelSession } from './engine.ts';
import { feedsOf } from './feeds.ts';
import { loadBinding, type OnnxBinding } from './onnx-binding.ts';
import { scoresOf } from './scores.ts';
import { assertScorable, type ModelSignature, type TensorInfo } from './signature.ts';

// One thread: a score is then the same bits whatever the size of its batch. Severity 4: fatal only.
const OPTIONS: InferenceSession.SessionOptions = {
  executionProviders: ['cpu'],
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  logSeverityLevel: 4,
};
const FETCHES = ['probability', 'decision'];

/**
 * ONNX Runtime on the CPU of this process, one thread per session, its telemetry off.
 *
 * A graph takes one input [N] per column (double with NaN, or string with `''`, for missing) and
 * gives `probability` (double [N], of the positive label) and `decision` (int64 [N], 0 or 1).
 * Loading and scoring run on the calling thread and block it for as long as they take.
 *
 * `load` rejects with InferenceError `INFERENCE_TELEMETRY_ON`, `INFERENCE_ENGINE_UNAVAILABLE`,
 * `INFERENCE_MODEL_INVALID` (no ONNX graph that runs here), `INFERENCE_SIGNATURE_MISMATCH`; `score`
 * with ColumnsError `COLUMN_MISSING`, `COLUMN_KIND`, or InferenceError `INFERENCE_RUN_FAILED`,
 * `INFERENCE_OUTPUT_INVALID` (a probability outside [0, 1] or NaN: never passed on).
 *
 * @example
 * const session = await createOnnxEngine().load(bytes);
 * session.signature.outputs.map(({ name }) => name); // Returns: ['probability', 'decision']
 * const { probability } = await session.score(table);
 * await session.release();
 */
export function createOnnxEngine(): InferenceEngine {
  return {
    load: async (bytes): Promise<ModelSession> => {
      const binding = await loadBinding();
      const session = await createSession(binding, bytes);
      const signature = signatureOf(session);
      try {
        assertScorable(signature);
      } catch (error) {
        await session.release();
        throw error;
      }
      return {
        signature,
        score: async (table): Promise<Scores> => await run(binding, session, signature, table),
        release: async (): Promise<void> => await session.release(),
      };
    },
  };
}

async function createSession(binding: OnnxBinding, bytes: Uint8Array): Promise<InferenceSession> {
  try {
    return await binding.InferenceSession.create(bytes, OPTIONS);
  } catch (cause) {
    throw new InferenceError('INFERENCE_MODEL_INVALID', {
      message: `model: the bytes must be an ONNX graph that onnxruntime can run; these ${bytes.length} bytes are not; export the model again, and see the cause`,
      details: { bytes: bytes.length },
      cause,
    });
  }
}

async function run(
  binding: OnnxBinding,
  session: InferenceSession,
  signature: ModelSignature,
  table: Table,
): Promise<Scores> {
  const feeds = feedsOf(binding, signature, table);
  let outputs: InferenceSession.ReturnType;
  try {
    outputs = await session.run(feeds, FETCHES);
  } catch (cause) {
    throw new InferenceError('INFERENCE_RUN_FAILED', {
      message: `model: a run over ${table.rowCount} row(s) must end with scores; onnxruntime failed; no prediction was made; see the cause`,
      details: { rows: table.rowCount },
      cause,
    });
  }
  return scoresOf(outputs, table.rowCount);
}

function signatureOf(session: InferenceSession): ModelSignature {
  return {
    inputs: session.inputMetadata.map(tensorInfo),
    outputs: session.outputMetadata.map(tensorInfo),
  };
}

function tensorInfo(metadata: InferenceSession.ValueMetadata): TensorInfo {
  return metadata.isTensor
    ? { name: metadata.name, type: metadata.type, shape: metadata.shape }
    : { name: metadata.name, type: 'not_a_tensor', shape: [] };
}
