import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Benchmark } from '../measure/benchmark.ts';
import { ownCommand, requireSameAnswer, runChild } from '../measure/child-run.ts';
import { connectDuckDB } from '../measure/duckdb.ts';
import { pythonCommand } from '../measure/python-peer.ts';

const ROWS = 10_000_000;

export const streamParquet: Benchmark = {
  name: 'stream-parquet',
  work: 'a Parquet file of ten million rows and 11 columns, validated by 49 checks, split by hash and profiled as a stream: peak memory (the goal is 1,024 MB) and CPU time of a process of its own',
  peer: 'pandas, which reads it whole, with as many of the checks as say the same, the same hash, and describe(): one run each',
  goal: 1,
  run: async () => {
    const path = await largeFile();
    const own = runChild(ownCommand(import.meta.resolve('../own/stream-parquet.ts')), [path]);
    const peer = runChild(pythonCommand('stream_parquet.py'), [path]);
    requireSameAnswer('stream-parquet', own, peer);
    const of = (pick: (run: typeof own) => number) => ({
      own: pick(own),
      peer: pick(peer),
      ratio: pick(own) / pick(peer),
      rounds: 1,
    });
    return {
      pairs: [
        { pair: 'peak memory', ...of((run) => run.peakMegabytes), unit: 'MB' as const },
        { pair: 'CPU time', ...of((run) => run.cpuMilliseconds) },
      ],
      versions: { ...own.versions, ...peer.versions },
    };
  },
};

/** Written once, the same everywhere, outside of git. */
async function largeFile(): Promise<string> {
  const folder = join(import.meta.dirname, '..', '.cache');
  const path = join(folder, `large-${ROWS}.parquet`);
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  const connection = await connectDuckDB();
  const numbers = Array.from(
    { length: 5 },
    (_, at) =>
      `CASE WHEN row % ${97 + at} = 0 THEN NULL ELSE ((row * ${2 * at + 7919} + ${at}) % 1000003) / 1000003.0 END::DOUBLE AS x${at}`,
  );
  const others = [
    "'c' || (row % 8) AS k0",
    "'c' || ((row // 8) % 8) AS k1",
    "CASE WHEN row % 5 = 0 THEN 'yes' ELSE 'no' END AS y",
    "'c' || ((row // 64) % 8) AS g",
    "'id-' || row AS id",
    "TIMESTAMP '2020-01-01' + to_seconds(row) AS at",
  ];
  await connection.run(
    `COPY (SELECT ${[...numbers, ...others].join(', ')} FROM range(${ROWS}) AS r(row)) TO '${path}.draft' (FORMAT parquet, COMPRESSION zstd)`,
  );
  connection.closeSync();
  renameSync(`${path}.draft`, path);
  return path;
}
