// read-csv.ts FILE columns|dataset  reads a file of mixedRows, and prints what it took.
import { type Column, columnOf, isMissing, type Table } from '@codexhub/common-config/columns';
import {
  allFields,
  type ContractDefinition,
  defineContract,
} from '@codexhub/common-config/contract';
import { createTableCollector } from '../../packages/training/src/data/collect-table.ts';
import { createIssueLog } from '../../packages/training/src/data/issue-log.ts';
import { loadDataset } from '../../packages/training/src/data/load-dataset.ts';
import { openSource } from '../../packages/training/src/data/open-source.ts';
import { CHUNK_ROWS } from '../../packages/training/src/data/stream-dataset.ts';
import { CATEGORIES, NUMBERS } from '../measure/mixed-rows.ts';

const [path = '', mode] = process.argv.slice(2);
const features: ContractDefinition['features'] = {};
for (let at = 0; at < NUMBERS; at += 1) features[`n${at}`] = { type: 'number', nullable: true };
for (const [at, values] of CATEGORIES.entries()) {
  features[`c${at}`] = { type: 'category', values: [...values] };
}
const contract = defineContract({
  name: 'mixed',
  task: 'binary_classification',
  features,
  target: { name: 'label', values: ['no', 'yes'], positive: 'yes', favourable: 'no' },
  protectedAttributes: {},
  metadata: { id: { type: 'number' }, day: { type: 'time' }, at: { type: 'time' } },
});
const source = { path, format: 'csv' } as const;

const before = process.cpuUsage();
const table =
  mode === 'dataset' ? (await loadDataset({ source, contract })).table : await columns();
const { user, system } = process.cpuUsage(before);
const run = {
  cpuMilliseconds: (user + system) / 1000,
  peakMegabytes: process.resourceUsage().maxRSS / 1024,
  answer: [
    table.rowCount,
    ...[...table.columns.keys()].sort().flatMap((name) => sums(columnOf(table, name))),
  ],
  versions: { node: process.versions.node },
};
console.log(JSON.stringify(run));

/** Typed columns and no more: neither checked nor digested. */
async function columns(): Promise<Table> {
  const issues = createIssueLog(path, 10);
  const fields = allFields(contract);
  const opened = openSource(source, { fields, chunkRows: CHUNK_ROWS, issues, signal: undefined });
  const collector = createTableCollector(() => opened.expectedRows?.() ?? 0);
  for await (const chunk of opened.chunks) {
    collector.add(chunk.table);
    chunk.release?.();
  }
  issues.throwIfAny();
  return collector.finish();
}

/** Missing cells, and the sum of the others: numbers, seconds, or lengths of texts. */
function sums(column: Column): readonly number[] {
  const length = column.kind === 'category' ? column.codes.length : column.values.length;
  let missing = 0;
  let sum = 0;
  for (let row = 0; row < length; row += 1) {
    if (isMissing(column, row)) missing += 1;
    else if (column.kind === 'category') sum += column.categories[column.codes[row]!]!.length;
    else sum += column.kind === 'time' ? column.values[row]! / 1000 : column.values[row]!;
  }
  return [missing, sum];
}
