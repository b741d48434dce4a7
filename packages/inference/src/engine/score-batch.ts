import type { Table } from '@codexhub/common-config/columns';
import type { ScoreBatch, Scores } from '@codexhub/common-config/records';
import type { InferenceEngine } from './engine.ts';
import { createOnnxEngine } from './onnx-engine.ts';

/**
 * The port through which training asks what the exported bytes say: loads them, scores the whole
 * table in one run, releases them.
 *
 * The columns are those that the graph names; others in the table are not looked at. Rejects with
 * the errors of `createOnnxEngine`.
 *
 * @param engine what loads the bytes; ONNX Runtime where absent.
 * @example
 * const scoreBatch = createScoreBatch();
 * (await scoreBatch(bytes, table)).decision; // Returns: Uint8Array [0, 1]
 */
export function createScoreBatch(engine: InferenceEngine = createOnnxEngine()): ScoreBatch {
  return async (bytes: Uint8Array, table: Table): Promise<Scores> => {
    const session = await engine.load(bytes);
    try {
      return await session.score(table);
    } finally {
      await session.release();
    }
  };
}
