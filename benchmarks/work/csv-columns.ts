import type { Benchmark, Pair } from '../measure/benchmark.ts';
import {
  type ChildRun,
  median,
  ownCommand,
  requireSameAnswer,
  runChild,
} from '../measure/child-run.ts';
import { mixedRows } from '../measure/mixed-rows.ts';
import { pythonCommand } from '../measure/python-peer.ts';

const ROWS = 1_000_000;
const ROUNDS = 3;
const ENGINES = ['pandas', 'polars', 'duckdb'] as const;

export const csvColumns: Benchmark = {
  name: 'csv-columns',
  work: 'a CSV file of a million rows and 30 mixed columns into typed columns: CPU time and peak memory of a process of its own',
  peer: 'pandas’ C engine, polars and DuckDB in Python on the same file, each in a process of its own',
  goal: 1.2,
  run: async () => {
    const path = await mixedRows(ROWS);
    const own = ownCommand(import.meta.resolve('../own/read-csv.ts'));
    const peer = pythonCommand('csv_columns.py');
    const runs = { columns: [] as ChildRun[], dataset: [] as ChildRun[] };
    const peers = { pandas: [] as ChildRun[], polars: [] as ChildRun[], duckdb: [] as ChildRun[] };
    for (let round = 0; round < ROUNDS; round += 1) {
      runs.columns.push(runChild(own, [path, 'columns']));
      for (const engine of ENGINES) peers[engine].push(runChild(peer, [engine, path]));
      runs.dataset.push(runChild(own, [path, 'dataset']));
    }
    for (const engine of ENGINES) requireSameAnswer(engine, runs.columns[0]!, peers[engine][0]!);
    requireSameAnswer('loadDataset', runs.columns[0]!, runs.dataset[0]!);
    const cpu = (name: string, ours: readonly ChildRun[], theirs: readonly ChildRun[]): Pair =>
      pair(name, ours, theirs, (run) => run.cpuMilliseconds);
    return {
      pairs: [
        cpu('typed columns, CPU, against pandas', runs.columns, peers.pandas),
        {
          ...pair(
            'typed columns, peak memory, against pandas',
            runs.columns,
            peers.pandas,
            (run) => run.peakMegabytes,
          ),
          unit: 'MB',
          goal: 1,
        },
        cpu('typed columns, CPU, against polars', runs.columns, peers.polars),
        cpu('typed columns, CPU, against DuckDB', runs.columns, peers.duckdb),
        {
          ...cpu(
            'loadDataset (checked by the contract, digested twice), CPU, against pandas',
            runs.dataset,
            peers.pandas,
          ),
          goal: 2,
        },
        {
          ...pair(
            'loadDataset, peak memory, against pandas',
            runs.dataset,
            peers.pandas,
            (run) => run.peakMegabytes,
          ),
          unit: 'MB',
          goal: 1,
        },
      ],
      versions: Object.assign({}, ...ENGINES.map((engine) => peers[engine][0]!.versions)) as Record<
        string,
        string
      >,
    };
  },
};

function pair(
  name: string,
  ours: readonly ChildRun[],
  theirs: readonly ChildRun[],
  of: (run: ChildRun) => number,
): Pair {
  return {
    pair: name,
    own: median(ours.map(of)),
    peer: median(theirs.map(of)),
    ratio: median(ours.map((run, round) => of(run) / of(theirs[round]!))),
    rounds: ours.length,
  };
}
