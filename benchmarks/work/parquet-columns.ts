import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Benchmark } from '../measure/benchmark.ts';
import {
  type ChildRun,
  median,
  ownCommand,
  requireSameAnswer,
  runChild,
} from '../measure/child-run.ts';
import { connectDuckDB } from '../measure/duckdb.ts';
import { versionOf } from '../measure/machine.ts';

const [ROWS, COLUMNS, ROUNDS] = [1_000_000, 22, 3];

export const parquetColumns: Benchmark = {
  name: 'parquet-columns',
  work: 'a Parquet file of 22 million doubles into typed arrays, in a process of its own: CPU time and peak memory',
  peer: 'runAndReadAll and getColumns of @duckdb/node-api on the same file, in the same engine',
  goal: 0.1,
  run: async () => {
    const path = await doubles();
    const command = ownCommand(import.meta.resolve('../own/read-parquet.ts'));
    const own: ChildRun[] = [];
    const naive: ChildRun[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      own.push(runChild(command, [path, 'own']));
      naive.push(runChild(command, [path, 'naive']));
    }
    requireSameAnswer('parquet-columns', own[0]!, naive[0]!);
    const of = (pick: (run: ChildRun) => number) => ({
      own: median(own.map(pick)),
      peer: median(naive.map(pick)),
      ratio: median(own.map((run, round) => pick(run) / pick(naive[round]!))),
      rounds: ROUNDS,
    });
    return {
      pairs: [
        { pair: 'CPU time', ...of((run) => run.cpuMilliseconds) },
        { pair: 'peak memory', ...of((run) => run.peakMegabytes), unit: 'MB' as const, goal: 0.5 },
      ],
      versions: { '@duckdb/node-api': versionOf('@duckdb/node-api', '@codexhub/training') },
    };
  },
};

/** Written once, the same everywhere, outside of git. */
async function doubles(): Promise<string> {
  const folder = join(import.meta.dirname, '..', '.cache');
  const path = join(folder, `doubles-${ROWS}.parquet`);
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  const connection = await connectDuckDB();
  const columns = Array.from(
    { length: COLUMNS },
    (_, at) => `((row * ${2 * at + 7919} + ${at}) % 1000003) / 1013.0 AS x${at}`,
  );
  await connection.run(
    `COPY (SELECT ${columns.join(', ')} FROM range(${ROWS}) AS r(row)) TO '${path}.draft' (FORMAT parquet, COMPRESSION zstd)`,
  );
  connection.closeSync();
  renameSync(`${path}.draft`, path);
  return path;
}
