import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { explainCheck, reverify } from '@codexhub/governance';
import { expect, test } from 'vitest';
import { loadProject } from '../../src/project/load-project.ts';
import { runPipeline } from '../../src/run/run-pipeline.ts';
import { pagePath } from '../../src/run/write-reports.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const shipped = resolve(import.meta.dirname, '../../../../config');

type Overrides = NonNullable<NonNullable<Parameters<typeof loadProject>[0]>['overrides']>;

async function run(drift: unknown) {
  const training = {
    crossFit: { folds: 2, repeats: 1 },
    candidates: [{ name: 'open', threshold: 0.5 }],
  };
  const overrides = { training, ...(drift ? { governance: { drift } } : {}) } as Overrides;
  const project = loadProject({ dir: shipped, env: {}, overrides });
  const out = join(temporaryFolder(), 'out');
  const lines: string[] = [];
  const { candidates } = await runPipeline(project, {
    out,
    provenance: { author: 'linus', code: 'unversioned' },
    onStage: ({ name, summary }) => lines.push(`${name}: ${summary}`),
  });
  return { project, lines, ...candidates[0]!, page: readFileSync(pagePath(out), 'utf8') };
}

test('where the policy asks, the test rows are held against the training rows, column by column', async () => {
  const { project, lines, report, evidence, page } = await run({
    level: 0.95,
    checks: [
      { metric: 'psi', direction: 'at_most', limit: 0.25, reason: 'The same people.' },
      {
        metric: 'psi',
        columns: ['pirat'],
        direction: 'at_most',
        limit: 0.01,
        enforce: false,
        reason: 'Next to nothing.',
      },
    ],
  });
  const inputs = Object.keys(project.contract.features);
  expect(lines).toContain(
    `drift: ${inputs.length} inputs of ${evidence.rows.test} test rows, in bins of ${evidence.rows.train.toLocaleString('en-US')} training rows`,
  );
  const { reference, current } = evidence.drift!;
  expect([reference.rows, current.rows]).toEqual([evidence.rows.train, evidence.rows.test]);
  expect(reference.columns.map(({ column }) => column).sort()).toEqual([...inputs].sort());
  const [all, one] = report.checks.filter(({ requirement }) => requirement.kind === 'drift');
  expect(all!.comparisons.map(({ group, outcome }) => [group, outcome])).toEqual(
    inputs.map((column) => [column, 'pass']),
  );
  expect(explainCheck(one!)).toMatch(
    /^drift\.psi\.pirat: insufficient_data \(not enforced\): column=pirat \.\d+ \[0, \.\d+\], required ≤ \.01.*rows would conclude/,
  );
  expect(reverify(report, evidence, project.policy)).toEqual([]);
  expect(page).toMatch(/drift psi <bdi class="slice">pirat</i);
});

test('where it does not, nothing is counted', async () => {
  const { lines, evidence, report } = await run(undefined);
  expect(lines.filter((line) => line.startsWith('drift'))).toEqual([]);
  expect(evidence).not.toHaveProperty('drift');
  expect(report.checks.some(({ requirement }) => requirement.kind === 'drift')).toBe(false);
});
