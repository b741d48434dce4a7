import type { InferenceEngine, ModelSession } from '../../src/index.ts';

/** An engine whose runs end when the test says so; it refuses to score with a released session. */
export interface ScriptedEngine extends InferenceEngine {
  readonly counts: { loaded: number; released: number; live: number; mostLive: number };
  /** Ends runs with `finish`; where `null` they end at the next turn of the event loop. */
  hold: Promise<void> | null;
  /** How many runs have begun. */
  readonly runs: { begun: number };
}

const SIGNATURE: ModelSession['signature'] = {
  inputs: [
    { name: 'debt_ratio', type: 'float64', shape: ['N'] },
    { name: 'loan_ratio', type: 'float64', shape: ['N'] },
    { name: 'purpose', type: 'string', shape: ['N'] },
  ],
  outputs: [
    { name: 'probability', type: 'float64', shape: ['N'] },
    { name: 'decision', type: 'int64', shape: ['N'] },
  ],
};

export function scriptedEngine(): ScriptedEngine {
  const counts = { loaded: 0, released: 0, live: 0, mostLive: 0 };
  const runs = { begun: 0 };
  return {
    counts,
    runs,
    hold: null,
    async load(bytes) {
      counts.loaded += 1;
      counts.live += 1;
      counts.mostLive = Math.max(counts.mostLive, counts.live);
      let released = false;
      const engine = this;
      return {
        signature: SIGNATURE,
        async score({ rowCount }) {
          runs.begun += 1;
          await engine.hold;
          // As onnxruntime-node does it: the work is done at the next turn of the event loop.
          await new Promise((resolve) => setImmediate(resolve));
          if (released) throw new Error('Session already disposed.');
          return {
            probability: new Float64Array(rowCount).fill(bytes[0]! / 256),
            decision: new Uint8Array(rowCount).fill(bytes[0]! >= 128 ? 1 : 0),
          };
        },
        async release() {
          if (released) throw new Error('released twice');
          released = true;
          counts.released += 1;
          counts.live -= 1;
        },
      };
    },
  };
}
