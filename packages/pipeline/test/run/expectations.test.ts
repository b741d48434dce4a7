import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { digest } from '@codexhub/common-config/kernel';
import type { DataProfile, ValidationReport } from '@codexhub/training';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { codexhub } from '../../src/index.ts';
import { loadProject } from '../../src/project/load-project.ts';
import { runPipeline } from '../../src/run/run-pipeline.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const shipped = resolve(import.meta.dirname, '../../../../config');

type Overrides = NonNullable<NonNullable<Parameters<typeof loadProject>[0]>['overrides']>;

async function run(expectations: NonNullable<Overrides['expectations']>) {
  const training = {
    crossFit: { folds: 2, repeats: 1 },
    candidates: [{ name: 'open', threshold: 0.5 }],
  };
  const project = loadProject({ dir: shipped, env: {}, overrides: { training, expectations } });
  const out = join(temporaryFolder(), 'out');
  const lines: string[] = [];
  const running = runPipeline(project, {
    out,
    provenance: { author: 'linus', code: 'unversioned' },
    onStage: ({ name, summary }) => lines.push(`${name}: ${summary}`),
  });
  const read = <T>(name: string): T =>
    JSON.parse(readFileSync(join(out, 'reports', name), 'utf8')) as T;
  return { running, lines, read, out };
}

test('data that are not as expected stop the run, and the report says why', async () => {
  const { running, lines, read, out } = await run([
    { type: 'values_between', column: 'pirat', maximum: 0.5, reason: 'Nobody pays more.' },
    { type: 'values_not_null', column: 'deny' },
  ]);
  await expect(running).rejects.toMatchObject({ code: 'TRAINING_EXPECTATIONS_FAILED' });
  expect(lines).toEqual([expect.stringMatching(/^self-test: /)]);
  const report = read<ValidationReport>('validation.json');
  expect(report.results.map(({ outcome }) => outcome)).toEqual(['fail', 'pass']);
  expect(report.results[0]!.unexpectedCount).toBeGreaterThan(0);
  expect(read<DataProfile>('data-profile.json').rows).toBe(report.rows);
  expect(existsSync(join(out, 'mlruns'))).toBe(false);
});

test('a warning stands in the progress and in the evidence, and holds nothing back', async () => {
  const { running, lines, read, out } = await run([
    { type: 'values_between', column: 'pirat', maximum: 0.5, severity: 'warning' },
    { type: 'values_not_null', column: 'deny' },
  ]);
  const { candidates } = await running;
  expect(lines[1]).toMatch(
    /^ingest: .*, 1 of 2 expectations met; values_between of pirat: warn, \d+ of 2380 cells unexpected/,
  );
  const report = read<ValidationReport>('validation.json');
  const { expectations } = candidates[0]!.evidence;
  expect(expectations).toMatchObject({ report: digest(report), evaluated: 2, successful: 1 });
  expect(expectations!.warnings[0]).toContain('values_between of pirat: warn');
  const profile = read<DataProfile>('data-profile.json');
  expect(profile.columns.find(({ name }) => name === 'afam')?.personal).toBe(true);
  const logged = readdirSync(join(out, 'mlruns'), { recursive: true, encoding: 'utf8' });
  expect(
    logged.filter((path) => /training[\\/](data-profile|validation)\.json$/.test(path)),
  ).toHaveLength(2);
});

test('nothing expected: no report of it, but a profile', async () => {
  const { running, lines, out } = await run([]);
  const { candidates } = await running;
  expect(lines[1]).toMatch(/every cell fits the contract$/);
  expect(candidates[0]!.evidence).not.toHaveProperty('expectations');
  expect(existsSync(join(out, 'reports', 'validation.json'))).toBe(false);
  expect(existsSync(join(out, 'reports', 'data-profile.json'))).toBe(true);
});

test('what cannot hold is a fault of the configuration, with its place', () => {
  const load = (expectations: unknown) => () =>
    loadProject({ dir: shipped, env: {}, overrides: { expectations } as Overrides });
  expect(load([{ type: 'values_not_null', column: 'moon' }])).toThrow(/expectations\[0\]\.column/);
  expect(load([{ type: 'values_between', column: 'pirat' }])).toThrow(/expectations\[0\]/);
  expect(
    load([{ type: 'values_in_other_table', column: 'pirat', otherTable: 'x', otherColumn: 'y' }]),
  ).toThrow(/expectations\[0\]\.type/);
});

test('the example of the guide holds against the shipped contract', () => {
  const guide = resolve(shipped, '../docs/guide/data-validation.md');
  const [, block] = /```yaml\n([\s\S]*?)```/.exec(readFileSync(guide, 'utf8'))!;
  const overrides = parse(block!) as Overrides;
  expect(loadProject({ dir: shipped, env: {}, overrides }).config.expectations).toHaveLength(3);
});

test('the command ends with 2', async () => {
  let err = '';
  const terminal = {
    out: () => {},
    err: (text: string): void => {
      err += text;
    },
    env: { CODEXHUB__expectations: '[{"type": "table_row_count_equal", "value": 1}]' },
  };
  const out = join(temporaryFolder(), 'out');
  const code = await codexhub(['run', '--config', shipped, '--out', out], terminal);
  expect([code, err]).toEqual([2, expect.stringContaining('TRAINING_EXPECTATIONS_FAILED')]);
});
