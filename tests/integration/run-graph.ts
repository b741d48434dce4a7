import { createRequire } from 'node:module';
import { cellAt, columnOf, type Table } from '@codexhub/common-config/columns';
import type { ModelContract } from '@codexhub/common-config/contract';

// The runtime reads this when its binding is first loaded.
process.env['ORT_DISABLE_TELEMETRY'] = '1';

interface Session {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  run(feeds: Record<string, unknown>): Promise<Record<string, { data: unknown; dims: number[] }>>;
  release(): Promise<void>;
}

interface Runtime {
  readonly InferenceSession: {
    create(bytes: Uint8Array, options?: object): Promise<Session>;
  };
  readonly Tensor: new (type: string, data: unknown, dims: readonly number[]) => unknown;
}

// The engine is a dependency of inference: it is resolved from there.
const fromInference = createRequire(
  new URL('../../packages/inference/package.json', import.meta.url),
);

/** What a graph gives for every row of a table; ONNX Runtime itself, nothing of ours in between. */
export interface GraphScores {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  readonly dims: readonly (readonly number[])[];
  readonly probability: Float64Array;
  readonly decision: readonly number[];
}

/** Scores a table with the bytes of a graph: NaN and '' for missing cells. */
export async function runGraph(
  contract: ModelContract,
  bytes: Uint8Array,
  table: Table,
): Promise<GraphScores> {
  const { InferenceSession, Tensor } = fromInference('onnxruntime-node') as Runtime;
  const session = await InferenceSession.create(bytes, {
    intraOpNumThreads: 1,
    logSeverityLevel: 4,
  });
  const feeds = Object.entries(contract.features).map(([name, { type }]) => {
    const column = columnOf(table, name);
    const cells = Array.from({ length: table.rowCount }, (_, row) => cellAt(column, row));
    const data =
      type === 'number'
        ? Float64Array.from(cells, (cell) => (cell === null ? Number.NaN : Number(cell)))
        : cells.map((cell) => cell ?? '');
    return [name, new Tensor(type === 'number' ? 'float64' : 'string', data, [cells.length])];
  });
  const { probability, decision } = await session.run(Object.fromEntries(feeds));
  const scores = {
    inputNames: session.inputNames,
    outputNames: session.outputNames,
    dims: [probability!.dims, decision!.dims],
    probability: probability!.data as Float64Array,
    decision: Array.from(decision!.data as BigInt64Array, Number),
  };
  await session.release();
  return scores;
}
