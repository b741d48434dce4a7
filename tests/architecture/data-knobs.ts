import { typedQuery } from './knob-data.ts';
import { type Change, columnTypes } from './knob-project.ts';
import type { Knob } from './knobs.ts';

const query = typedQuery(columnTypes);
const limit = { issueLimit: 5 };

/** A data section for each format; with the base's own, every leaf of the schema is set in one. */
export const dataSections = {
  csv: { format: 'csv', glob: 'rows*.csv', ...limit },
  parquet: { format: 'parquet', path: 'rows.parquet', ...limit },
  json: { format: 'json', path: 'rows.json', compression: 'none', ...limit },
  ndjson: { format: 'ndjson', path: 'rows.ndjson', compression: 'none', ...limit },
  sql: {
    format: 'sql',
    query,
    files: { loans: { path: 'rows.csv', format: 'csv', missing: ['', 'NA'] } },
    memory: '1GB',
    ...limit,
  },
} as const;

type Format = keyof typeof dataSections;

const section = (format: Format, more: object = {}): readonly Change[] => [
  ['data', { ...dataSections[format], ...more }],
];
const knob = (format: Format, leaf: string, path: string, value: unknown, more?: object): Knob => ({
  leaf: `data<${format}>.${leaf}`,
  change: [`data.${path}`, value],
  side: leaf === 'issueLimit' ? 'issues' : 'data',
  from: section(format, more),
});
const plain = (format: Format, leaf: string, value: unknown, more?: object): Knob =>
  knob(format, leaf, leaf, value, more);

const files = (format: 'parquet' | 'json' | 'ndjson'): Knob[] => [
  plain(format, 'path', `fewer.${format}`),
  plain(format, 'glob', `fewer*.${format}`, { path: undefined, glob: `rows*.${format}` }),
  plain(format, 'issueLimit', 2),
];
const text = { glob: undefined, path: 'rows.csv' };

/** For every leaf of the data section a turn that must be felt. */
export const dataKnobs: readonly Knob[] = [
  plain('csv', 'path', 'fewer.csv', text),
  plain('csv', 'glob', 'fewer*.csv'),
  knob('csv', 'missing[]', 'missing.1', '?', { missing: ['', 'NA'] }),
  plain('csv', 'delimiter', ';'),
  plain('csv', 'quote', "'"),
  plain('csv', 'compression', 'gzip'),
  plain('csv', 'issueLimit', 2),
  ...files('parquet'),
  ...files('json'),
  plain('json', 'compression', 'gzip'),
  ...files('ndjson'),
  plain('ndjson', 'compression', 'gzip'),
  plain('sql', 'query', `${query} LIMIT 100`),
  knob('sql', 'files.*.path', 'files.loans.path', 'fewer.csv'),
  knob('sql', 'files.*.format', 'files.loans.format', 'ndjson'),
  knob('sql', 'files.*.missing[]', 'files.loans.missing.1', '?'),
  plain('sql', 'memory', '1MB'),
  plain('sql', 'issueLimit', 2),
];
