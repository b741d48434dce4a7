import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveApi } from './fake-api.ts';
import { servePostgres } from './fake-postgres.ts';
import { rowsOf } from './knob-data.ts';
import { type Change, columnTypes, newFolder, rows } from './knob-project.ts';
import type { Knob } from './knobs.ts';

const data = rowsOf(rows(300), columnTypes);
const [api, server] = await Promise.all([serveApi(data), servePostgres(data, columnTypes)]);

const folder = newFolder();
function secretFile(name: string, value: string): string {
  const path = join(folder, name);
  writeFileSync(path, `${value}\n`);
  return `\${file:${path}}`;
}
const all = secretFile('all', 'sk-all-3f9a');
const few = secretFile('few', 'sk-few-77b1');

const http = {
  format: 'http',
  url: `${api}/all`,
  token: all,
  headers: { 'x-key': all },
  rowsAt: 'items',
  timeoutMs: 30_000,
  retries: 2,
  maxPages: 10,
  maxRows: 1000,
  maxBytes: 10_000_000,
  issueLimit: 5,
};
const paged = (kind: string, options: object = {}) => ({
  ...http,
  url: `${api}/${kind}`,
  pagination: { kind, ...options },
});
const database = {
  format: 'postgres',
  connection: secretFile('all-rows', `${server}/all`),
  sql: 'SELECT * FROM loans',
  statementTimeoutMs: 5000,
  connectTimeoutMs: 5000,
  nan: 'missing',
  issueLimit: 5,
};

const sections = {
  link: paged('link'),
  next: paged('next', { at: 'next' }),
  cursor: paged('cursor', { at: 'at', parameter: 'from' }),
  page: paged('page', { parameter: 'page', first: 1 }),
  offset: paged('offset', { parameter: 'from' }),
  postgres: database,
} as const;

/** Data sections that are read from a server; each leaf of theirs is set in one. */
export const remoteSections: readonly object[] = Object.values(sections);

const knob = (leaf: string, from: object, change: Change): Knob => ({
  leaf: `data${leaf}`,
  change,
  side: leaf.endsWith('issueLimit') ? 'issues' : 'data',
  from: [['data', from]],
});
const ofHttp = (leaf: string, value: unknown, from: object = http): Knob =>
  knob(`<http>.${leaf}`, from, [`data.${leaf}`, value]);
const ofPages = (kind: keyof typeof sections, leaf: string, value: unknown): Knob =>
  knob(`<http>.pagination<${kind}>.${leaf}`, sections[kind], [`data.pagination.${leaf}`, value]);
const ofDatabase = (leaf: string, value: unknown, from: object = database): Knob =>
  knob(`<postgres>.${leaf}`, from, [`data.${leaf}`, value]);

/** For every leaf of a remote source a turn that must be felt. */
export const remoteKnobs: readonly Knob[] = [
  ofHttp('url', `${api}/page`),
  ofHttp('token', few),
  knob('<http>.headers.*', http, ['data.headers.x-key', few]),
  ofHttp('rowsAt', 'few'),
  ofHttp('timeoutMs', 20, { ...http, url: `${api}/slow`, retries: 0 }),
  ofHttp('retries', 0, { ...http, url: `${api}/busy` }),
  ofHttp('maxPages', 2, sections.link),
  ofHttp('maxRows', 200),
  ofHttp('maxBytes', 1000),
  ofHttp('issueLimit', 2),
  ofPages('next', 'at', 'other'),
  ofPages('cursor', 'at', 'other'),
  ofPages('cursor', 'parameter', 'page'),
  ofPages('page', 'parameter', 'number'),
  ofPages('page', 'first', 2),
  ofPages('offset', 'parameter', 'skip'),
  ofDatabase('connection', secretFile('few-rows', `${server}/few`)),
  ofDatabase('sql', 'SELECT * FROM few'),
  ofDatabase('statementTimeoutMs', 500),
  ofDatabase('connectTimeoutMs', 20, {
    ...database,
    connection: secretFile('slow', `${server}/slow`),
  }),
  ofDatabase('nan', 'value', { ...database, sql: 'SELECT nan FROM loans' }),
  ofDatabase('issueLimit', 2),
];
