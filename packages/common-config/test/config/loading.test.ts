import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { configErrorCodes, configIssueCodes, loadConfig } from '../../src/config/index.ts';
import { CodexHubError } from '../../src/kernel/index.ts';
import {
  errorOf,
  files,
  load,
  loadWith,
  places,
  placesOf,
  schema,
  writeConfig,
} from './fixture.ts';

test('a directory that is not there is named', () => {
  const error = errorOf(() => loadConfig({ schema, dir: '/nowhere/config', env: {} }));
  expect(error.code).toBe('CONFIG_UNREADABLE');
  expect(error.message).toMatch(/"\/nowhere\/config" must be readable, received ENOENT/);
  expect(CodexHubError.isInstance(error)).toBe(true);
});

test('default.yaml and the file of a named environment must be there', () => {
  const dir = writeConfig({ 'default.yml': '', 'production.yaml': '' });
  const run = () =>
    loadConfig({ schema: z.strictObject({}), dir, env: {}, environment: 'prodution' });
  const { issues } = errorOf(run);
  expect(places(issues)).toEqual([
    'default.yaml:1:1 unreadable_file',
    'prodution.yaml:1:1 unreadable_file',
  ]);
  expect(issues.map((issue) => issue.suggestion)).toEqual(['default.yml', 'production.yaml']);
});

test.each(['', '../secrets', 'local', 'metrics', 'a b', 'default'])(
  'the environment "%s" cannot be a file of its own',
  (environment) => {
    expect(errorOf(() => load({}, { environment })).code).toBe('CONFIG_ENVIRONMENT_INVALID');
  },
);

test('a file that is a directory, or that cannot be read, is reported at 1:1', () => {
  const dir = writeConfig({ ...files, 'local.yaml': 'training: {}\n' });
  mkdirSync(join(dir, 'staging.yaml'));
  chmodSync(join(dir, 'local.yaml'), 0o000);
  const error = errorOf(() => loadConfig({ schema, dir, env: {}, environment: 'staging' }));
  // Root reads everything.
  const expected = ['staging.yaml:1:1 unreadable_file', 'local.yaml:1:1 unreadable_file'];
  expect(places(error.issues)).toEqual(process.getuid?.() === 0 ? expected.slice(0, 1) : expected);
});

test('a governed section belongs to its own file', () => {
  expect(
    placesOf({
      'default.yaml': 'training: { seed: 1 }\nmetrics: { primary: f1 }\n',
      'local.yaml': '\ngovernance:\n  fairness: { enforce: false }\n',
    }),
  ).toEqual([
    'default.yaml:2:1 override_forbidden metrics',
    'local.yaml:2:1 override_forbidden governance',
  ]);
});

test('sections are an option', () => {
  const dir = writeConfig({ 'default.yaml': 'metrics: 1\n', 'costs.yaml': 'a: 2\n' });
  const other = z.strictObject({ metrics: z.number(), costs: z.strictObject({ a: z.number() }) });
  const { value } = loadConfig({ schema: other, dir, env: {}, sections: { costs: 'costs.yaml' } });
  expect(value).toEqual({ metrics: 1, costs: { a: 2 } });
});

test('a schema or check that throws is a fault of the schema', () => {
  const asynchronous = z.strictObject({ a: z.number().refine(async () => true) });
  const throwing = z.strictObject({ a: z.number().transform(() => JSON.parse('{')) });
  for (const other of [asynchronous, throwing]) {
    expect(errorOf(() => loadWith(other, 'a: 1\n')).code).toBe('CONFIG_SCHEMA_INVALID');
  }
  const check = () => z.never().parse(1);
  expect(errorOf(() => load({}, { check })).code).toBe('CONFIG_SCHEMA_INVALID');
});

test('codes are listed once each', () => {
  expect(new Set(configErrorCodes).size).toBe(configErrorCodes.length);
  expect(new Set(configIssueCodes).size).toBe(configIssueCodes.length);
});
