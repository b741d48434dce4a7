// Validates, splits and profiles a Parquet file as a stream, and says what that took.
import { defineContract } from '@codexhub/common-config/contract';
import { compileExpectations, hashParts, startProfile, streamDataset } from '@codexhub/training';

const path = process.argv[2]!;
const number = { type: 'number', nullable: true } as const;
const category = {
  type: 'category',
  values: Array.from({ length: 8 }, (_, at) => `c${at}`),
} as const;
const contract = defineContract({
  name: 'large',
  task: 'binary_classification',
  features: {
    x0: { ...number, minimum: 0, maximum: 1 },
    x1: number,
    x2: number,
    x3: number,
    x4: number,
    k0: category,
    k1: category,
  },
  target: { name: 'y', values: ['no', 'yes'], positive: 'yes', favourable: 'no' },
  protectedAttributes: { g: category },
  metadata: { id: { type: 'text' }, at: { type: 'time' } },
});
const columns = ['x0', 'x1', 'x2', 'x3', 'x4'];
const plan = compileExpectations(
  [
    ...columns.map((column) => ({ type: 'values_between', column, minimum: 0 }) as const),
    ...columns.map((column) => ({ type: 'mean_between', column, minimum: 0 }) as const),
    ...columns.map((column) => ({ type: 'values_not_null', column, mostly: 0.9 }) as const),
    { type: 'table_row_count_between', minimum: 1 },
  ],
  contract,
);
const parts = hashParts({
  by: 'id',
  ratios: { train: 0.7, validation: 0.15, test: 0.15 },
  salt: 'large',
});
const validation = plan.start();
const profiling = startProfile({ contract, memoryLimitBytes: 2 ** 28 });
const counts = [0, 0, 0];
for await (const chunk of streamDataset({ source: { path, format: 'parquet' }, contract })) {
  validation.update(chunk);
  profiling.update(chunk);
  const codes = parts(chunk);
  for (let row = 0; row < codes.length; row += 1) counts[codes[row]!]! += 1;
}
const report = validation.finish();
const profile = profiling.finish();
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
console.log(
  JSON.stringify({
    cpuMilliseconds: (userCPUTime + systemCPUTime) / 1000,
    peakMegabytes: maxRSS / 1024,
    answer: [...counts, report.statistics.unsuccessful, profile.columns.length],
    versions: { node: process.versions.node },
  }),
);
