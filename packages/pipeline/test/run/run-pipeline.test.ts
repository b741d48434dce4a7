import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadProject, type Project } from '../../src/project/load-project.ts';
import { runPipeline } from '../../src/run/run-pipeline.ts';
import type { RunResult } from '../../src/run/run-result.ts';
import { openProjectRegistry } from '../../src/verbs/open-project-registry.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const shipped = resolve(import.meta.dirname, '../../../../config');
const folder = temporaryFolder();
const CARD = 4_111_111_111_111_111;

type Overrides = NonNullable<Parameters<typeof loadProject>[0]>['overrides'];

// The shipped project, made quick: one candidate, and no more folds than there must be.
function quickProject(overrides: Overrides = {}): Project {
  const training = {
    crossFit: { folds: 2, repeats: 1 },
    candidates: [{ name: 'open', threshold: 0.5 }],
  };
  return loadProject({ dir: shipped, env: {}, overrides: { training, ...overrides } });
}

const provenance = (code: string): { author: string; code: string } => ({ author: 'linus', code });

function filesBelow(dir: string, name: string): string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(name))
    .map((path) => join(dir, path));
}

test('after an abort nothing was written', async () => {
  const out = join(folder, 'aborted');
  const abort = new AbortController();
  const stages: string[] = [];
  const run = runPipeline(quickProject(), {
    out,
    provenance: provenance('unversioned'),
    signal: abort.signal,
    onStage: ({ name }) => {
      stages.push(name);
      if (name === 'split') abort.abort();
    },
  });
  await expect(run).rejects.toMatchObject({ name: 'AbortError' });
  expect(stages).toEqual(['self-test', 'ingest', 'split']);
  expect(existsSync(out)).toBe(false);
});

test('a revision is named to MLflow as the commit that it is, or not at all', async () => {
  const out = join(folder, 'revisions');
  const commit = 'c0ffee'.padEnd(40, '0');
  for (const code of ['unversioned', `${commit}+dirty`]) {
    const { candidates } = await runPipeline(quickProject(), { out, provenance: provenance(code) });
    expect(candidates[0]!.report.subject.code).toBe(code);
  }
  const tags = filesBelow(join(out, 'mlruns'), 'mlflow.source.git.commit');
  expect(tags.map((path) => readFileSync(path, 'utf8'))).toEqual([commit]);
});

describe('personal data in what is logged', () => {
  let result: RunResult;
  const out = join(folder, 'private');
  const project = quickProject({
    contract: { features: { pirat: { maximum: CARD, description: 'ask ada@example.org' } } },
  } as Overrides);

  beforeAll(async () => {
    result = await runPipeline(project, { out, provenance: provenance('unversioned') });
  });

  test('does not keep the gate from testing itself, and saying how it works', () => {
    const stored = JSON.parse(readFileSync(join(out, 'reports', 'self-test.json'), 'utf8'));
    expect(stored).toEqual(JSON.parse(JSON.stringify(result.selfTest)));
    expect(stored).toMatchObject({ ok: true, candidates: [{ candidate: 'open', n: 2380 }] });
    const page = readFileSync(join(out, 'reports', 'report.html'), 'utf8');
    expect(page).toContain('Can this gate fail?');
  });

  test('closes the gate', () => {
    const [{ report, decision }] = result.candidates as [RunResult['candidates'][number]];
    const findings = report.checks.find(({ requirement }) => requirement.kind === 'privacy')!;
    expect(findings.outcome).toBe('fail');
    expect(decision.because.map(({ check }) => check)).toContain('privacy.findings');
  });

  test('is not in the registry, and what is there is still JSON', async () => {
    const files = filesBelow(join(out, 'mlruns'), '.json');
    expect(files.length).toBeGreaterThanOrEqual(7);
    for (const file of files) {
      const text = readFileSync(file, 'utf8');
      expect(() => JSON.parse(text)).not.toThrow();
      expect(text).not.toContain('ada@example.org');
    }
    const [config] = files.filter((path) => path.endsWith('/config.json'));
    expect(JSON.parse(readFileSync(config!, 'utf8')).contract.features.pirat).toMatchObject({
      maximum: '[redacted:credit_card]',
      description: 'ask [redacted:email]',
    });
  });

  test('the same run again finds its version', async () => {
    const again = await runPipeline(project, { out, provenance: provenance('unversioned') });
    expect(again.candidates.map(({ version }) => version)).toEqual([1]);
    const versions = await openProjectRegistry(project, { out }).listVersions('mortgage');
    expect(versions).toHaveLength(1);
  });
});

test('a check may ask for a confidence of its own, and is measured at it', async () => {
  const said = { direction: 'at_least' as const, reason: 'a test' };
  const overrides = {
    metrics: {
      level: 0.9,
      checks: [
        { ...said, metric: 'roc_auc', limit: 0.75, level: 0.99 },
        { ...said, metric: 'accuracy', limit: 0.5, estimand: 'model' },
      ],
    },
  } as unknown as Overrides;
  const { candidates } = await runPipeline(quickProject(overrides), {
    out: join(folder, 'levels'),
    provenance: provenance('unversioned'),
  });
  const { evidence, report } = candidates[0]!;
  const levels = evidence.measurements.map(({ metric, estimand, interval }) => [
    `${estimand} ${metric}`,
    interval?.level,
  ]);
  expect(Object.fromEntries(levels)).toMatchObject({
    'procedure roc_auc': 0.99,
    // Beside the procedure's it is read with the same confidence.
    'model roc_auc': 0.99,
    'model accuracy': 0.9,
    'procedure accuracy': 0.9,
  });
  expect(report.checks[0]).toMatchObject({
    requirement: { id: 'metrics.roc_auc', level: 0.99 },
    outcome: 'pass',
  });
});
