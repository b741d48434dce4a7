// npm run bench -- NAME…  runs benchmarks; without a name it lists them.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Benchmark, Pair } from './measure/benchmark.ts';
import { lastConsumed } from './measure/interleave.ts';
import { machine } from './measure/machine.ts';
import { bootstrapAuc } from './work/bootstrap-auc.ts';
import { bootstrapTensors } from './work/bootstrap-tensor.ts';
import { classificationReports } from './work/classification-report.ts';
import { configLoad } from './work/config-load.ts';
import { csvColumns } from './work/csv-columns.ts';
import { delong } from './work/delong.ts';
import { fairnessBeyondBinary } from './work/fairness-beyond-binary.ts';
import { fairnessByGroup } from './work/fairness-by-group.ts';
import { features } from './work/features.ts';
import { groupTensors } from './work/group-tensor.ts';
import { parquetColumns } from './work/parquet-columns.ts';
import { pointInTime } from './work/point-in-time-join.ts';
import { predict } from './work/predict.ts';
import { rocAuc } from './work/roc-auc.ts';
import { splitters } from './work/splits.ts';
import { streamParquet } from './work/stream-parquet.ts';
import { tensorSql } from './work/tensor-sql.ts';
import { validateTable } from './work/validate-table.ts';

const benchmarks: readonly Benchmark[] = [
  configLoad,
  csvColumns,
  parquetColumns,
  rocAuc,
  classificationReports,
  predict,
  pointInTime,
  splitters,
  delong,
  bootstrapAuc,
  streamParquet,
  validateTable,
  features,
  groupTensors,
  fairnessByGroup,
  bootstrapTensors,
  tensorSql,
  fairnessBeyondBinary,
];
const UNITS = { ms: 'Milliseconds', MB: 'Megabytes' } as const;
const results = join(import.meta.dirname, 'results');
const names = process.argv.slice(2);
const unknown = names.filter((name) => !benchmarks.some((one) => one.name === name));

if (unknown.length > 0) {
  process.stderr.write(`bench: no benchmark "${unknown.join('", "')}"; there are:\n`);
  process.exitCode = 2;
}
if (unknown.length > 0 || names.length === 0) {
  for (const { name, work, peer } of benchmarks)
    console.log(`${name}\n  ${work}\n  against ${peer}`);
} else {
  mkdirSync(results, { recursive: true });
  for (const one of benchmarks.filter(({ name }) => names.includes(name))) await report(one);
}

async function report({ name, work, peer, goal, run }: Benchmark): Promise<void> {
  console.log(`${name}\n  work ${work}\n  peer ${peer}`);
  const { pairs, versions } = await run();
  if (lastConsumed() === undefined) throw new Error(`${name}: its results must be consumed`);
  for (const pair of pairs) console.log(`  ${pair.pair}: ${sentence(pair, pair.goal ?? goal)}`);
  const rounded = pairs.map(
    ({ own, peer: other, ratio, overheadGoal, goal: limit = goal, unit = 'ms', ...rest }) => ({
      ...rest,
      [`own${UNITS[unit]}`]: Number(own.toPrecision(4)),
      [`peer${UNITS[unit]}`]: Number(other.toPrecision(4)),
      ratio: Number(ratio.toPrecision(3)),
      goal: limit,
      reached: ratio <= limit,
      ...(overheadGoal === undefined
        ? {}
        : {
            overheadMilliseconds: Number((own - other).toPrecision(3)),
            overheadGoal,
            overheadReached: own - other <= overheadGoal,
          }),
    }),
  );
  const result = { name, work, peer, pairs: rounded, versions, machine: machine() };
  writeFileSync(join(results, `${name}.json`), `${JSON.stringify(result, null, 2)}\n`);
}

function sentence({ own, peer, ratio, overheadGoal, unit = 'ms' }: Pair, goal: number): string {
  const verdict = (reached: boolean): string => (reached ? 'reached' : 'missed');
  const parts = [
    `${inFigures(own)} against ${inFigures(peer)} ${unit}`,
    `ratio ${ratio.toFixed(2)}, goal ≤ ${goal}: ${verdict(ratio <= goal)}`,
  ];
  if (overheadGoal !== undefined) {
    parts.push(
      `overhead ${inFigures(own - peer)} ms, goal ≤ ${overheadGoal} ms: ${verdict(own - peer <= overheadGoal)}`,
    );
  }
  return parts.join('; ');
}

function inFigures(milliseconds: number): string {
  return milliseconds.toPrecision(3);
}
