import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Policy } from '@codexhub/common-config/records';
import { selfTestGate } from '@codexhub/governance';
import { expect, test } from 'vitest';
import { writeSurfaces } from '../../src/command/surface-files.ts';
import { codexhub, loadProject, promoteModel, runPipeline } from '../../src/index.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const config = resolve(import.meta.dirname, '../../../../config');
const folder = temporaryFolder();
const project = loadProject({ dir: config, env: {} });
// What no configuration compiles to: a limit that every ratio meets.
const policy: Policy = {
  ...project.policy,
  checks: project.policy.checks.map((check) =>
    check.id === 'fairness.disparate_impact_ratio.afam' ? { ...check, limit: 0 } : check,
  ),
};
const dead = { ...project, policy };

test('self-test has a line for each check, and says that the gate is alive', async () => {
  let said = '';
  const terminal = { out: (text: string) => (said += text), err: () => {}, env: {} };
  expect(await codexhub(['self-test', '--config', config], terminal)).toBe(0);
  const lines = said.trim().split('\n');
  expect(lines).toHaveLength(project.policy.checks.length + 1);
  expect(lines[0]).toMatch(/^metrics\.roc_auc: alive, with controls of [\d,]+ rows$/);
  expect(lines.at(-1)).toBe('the gate passes its self-test: 7 checks are alive');
  said = '';
  expect(await codexhub(['self-test', '--config', config, '--json'], terminal)).toBe(0);
  expect(JSON.parse(said)).toMatchObject({ type: 'codexhub.self-test', ok: true });
});

test('a dead gate evaluates nobody, and lets nobody through', async () => {
  const out = join(folder, 'dead');
  const stages: string[] = [];
  const running = runPipeline(dead, {
    out,
    provenance: { author: 'linus', code: 'unversioned' },
    onStage: ({ name }) => stages.push(name),
  });
  await expect(running).rejects.toMatchObject({
    code: 'GOVERNANCE_GATE_DEAD',
    details: { dead: [{ check: 'fairness.disparate_impact_ratio.afam' }] },
  });
  expect(stages).toEqual([]);
  expect(existsSync(out)).toBe(false);
  const moving = promoteModel(dead, { out, model: 'mortgage@1', alias: 'champion', actor: 'ada' });
  await expect(moving).rejects.toMatchObject({ code: 'GOVERNANCE_GATE_DEAD' });
});

test('the summary of a job has the table', async () => {
  const summary = join(folder, 'summary.md');
  await writeSurfaces({ summary }, project, [], selfTestGate(policy));
  const text = readFileSync(summary, 'utf8');
  expect(text).toContain('## The gate does not pass its self-test');
  expect(text).toContain('| Can this gate fail? | Alive |');
  expect(text).toContain('no: nothing can break it');
});
