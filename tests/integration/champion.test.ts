import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { signWaiver, type Waiver } from '@codexhub/common-config/records';
import {
  approveReport,
  type CandidateResult,
  loadProject,
  openProjectRegistry,
  type Project,
  pagePath,
  promoteModel,
  runPipeline,
} from '@codexhub/pipeline';
import { beforeAll, describe, expect, test } from 'vitest';
import { reasons, refusal } from './governed.ts';
import { copyConfig, identity, temporaryFolder, trusting } from './support.ts';

// Two runs in one store: the first has nobody to be compared with, the second has the first.
const folder = temporaryFolder();
const [ada, grace] = [identity(folder, 'ada'), identity(folder, 'grace')];
const provenance = { author: 'linus', code: 'unversioned' };
const now = Date.parse('2026-11-21T12:00:00Z');
const clock = { now: () => new Date(now) };
const CHANGES = [
  'metrics.roc_auc.change.absolute',
  'metrics.log_loss.change.absolute',
  'metrics.log_loss.change.relative',
];

let projects = 0;

/** The mortgage project with nothing asked but the change; `default.yaml` may say something else. */
function projectWith(paths: Readonly<Record<string, unknown>> = {}, checks = true): Project {
  projects += 1;
  const reason = 'A successor is no worse.';
  const change = [
    { metric: 'roc_auc', direction: 'at_least', change: { absolute: -0.02 }, reason },
    { metric: 'log_loss', direction: 'at_most', change: { absolute: 0.02, relative: 0.1 }, reason },
  ];
  const limit = [{ metric: 'roc_auc', direction: 'at_least', limit: 0.6, reason }];
  const dir = copyConfig(join(folder, `config-${projects}`), {
    default: (file) => {
      file.setIn(['training', 'crossFit'], { folds: 2, repeats: 1 });
      file.setIn(
        ['training', 'candidates'],
        file.createNode([
          { name: 'open', threshold: 0.5 },
          { name: 'wide', threshold: 0.55 },
        ]),
      );
      for (const [path, value] of Object.entries(paths)) file.setIn(path.split('.'), value);
    },
    metrics: (file) => file.setIn(['checks'], file.createNode(checks ? change : limit)),
    governance: (file) => {
      trusting(ada, grace)(file);
      file.setIn(['fairness', 'checks'], file.createNode([]));
    },
  });
  return loadProject({ dir, env: {} });
}

const out = join(folder, 'out');

interface Ran {
  readonly open: CandidateResult;
  readonly wide: CandidateResult;
  readonly stages: readonly string[];
  readonly page: string;
}

async function run(project: Project, to = out): Promise<Ran> {
  const stages: string[] = [];
  const onStage = ({ name, summary }: { name: string; summary: string }) =>
    stages.push(`${name}: ${summary}`);
  const { candidates } = await runPipeline(project, { out: to, provenance, clock, onStage });
  const [open, wide] = candidates as [CandidateResult, CandidateResult];
  return { open, wide, stages, page: readFileSync(pagePath(to), 'utf8') };
}

async function sign(project: Project, { reportPath }: CandidateResult): Promise<void> {
  for (const { approver, keyFile } of [ada, grace]) {
    const { name } = approver;
    await approveReport(project, { out, report: reportPath, approver: name, keyFile, clock });
  }
}

function promote(project: Project, to: CandidateResult, waivers: readonly Waiver[] = []) {
  const model = `${to.name}@${to.version}`;
  return promoteModel(project, { out, model, alias: 'champion', actor: 'ada', waivers, clock });
}

const changesOf = ({ report }: CandidateResult) =>
  report.checks
    .filter(({ requirement }) => requirement.change)
    .map(({ requirement, outcome, reason }) => [requirement.id, outcome, reason]);
const all = (outcome: string, reason: string) => CHANGES.map((id) => [id, outcome, reason]);

/** A copy of the store, to be spoilt. */
function copied(name: string): string {
  cpSync(out, join(folder, name), { recursive: true });
  return join(folder, name);
}

const project = projectWith();
let first: Ran;
let second: Ran;

beforeAll(async () => {
  first = await run(project);
  await sign(project, first.open);
  const refused = await refusal(promote(project, first.open));
  expect(reasons(refused)).toEqual(CHANGES.map((id) => `check_closed ${id}`));
  const waiver = signWaiver({
    report: first.open.reportDigest,
    alias: 'champion',
    checks: CHANGES,
    reason: 'The first of its kind.',
    approver: 'ada',
    privateKey: ada.privateKey,
    at: new Date(now),
    expires: new Date(now + 86_400_000),
  });
  await promote(project, first.open, [waiver]);
  second = await run(project);
});

test('the first has no champion: closed, and promoted by a signed waiver only', async () => {
  for (const one of [first.open, first.wide]) {
    expect(changesOf(one)).toEqual(all('not_measured', 'no_baseline'));
    expect(one.evidence).not.toHaveProperty('baseline');
  }
  expect(first.stages).toContain('compare: no champion yet: the change against it is not measured');
  expect(first.page).toContain('Change against the champion: there is none yet; not measured.');
  const registry = openProjectRegistry(project, { out });
  expect((await registry.decisions('mortgage'))[0]?.waivers).toHaveLength(1);
});

test('the same model again: no change, exactly, and the gate opens without a waiver', async () => {
  const { evidence } = second.open;
  expect(changesOf(second.open)).toEqual(all('pass', 'within_limit'));
  expect(evidence.baseline).toMatchObject({
    alias: 'champion',
    model: { name: 'mortgage', version: first.open.version },
    report: first.open.reportDigest,
    sameSplit: true,
    sameScores: true,
    rows: { count: evidence.rows.test },
  });
  const methods = evidence.baseline!.changes.map(({ absolute }) => absolute.interval?.method);
  expect(methods).toEqual(['identical-model', 'identical-model']);
  expect(changesOf(second.wide)).toEqual(all('pass', 'within_limit'));
  expect(second.wide.evidence.baseline!.changes[0]!.absolute.interval?.method).toBe(
    'identical-scores',
  );
  const { version } = first.open;
  expect(second.stages).toContain(
    `compare: against champion mortgage@${version} on the same 357 test rows`,
  );
  expect(second.page).toContain(`champion, mortgage@${version} 0.803; candidate 0.803`);
  expect(second.page).toContain('both scored the same 357 test rows, as served');
});

test('a third run takes the versions of the second: the same champion, the same report', async () => {
  const third = await run(project);
  expect([third.open.version, third.wide.version]).toEqual([
    second.open.version,
    second.wide.version,
  ]);
});

test('a worse model fails, whatever its threshold', async () => {
  const worse = await run(projectWith({ 'training.estimator.l2': 100_000 }));
  const { baseline } = worse.open.evidence;
  expect(baseline).toMatchObject({ sameSplit: true, sameScores: false });
  expect(changesOf(worse.open).slice(1)).toEqual(all('fail', 'beyond_limit').slice(1));
  const [, loss] = baseline!.changes;
  expect(loss!.absolute.interval).toMatchObject({ method: 'normal-paired' });
  expect(loss!.absolute.interval!.lower).toBeGreaterThan(0.02);
  expect(worse.open.decision.because.map(({ check }) => check)).toEqual(
    expect.arrayContaining(CHANGES.slice(1)),
  );
});

describe('a champion that cannot be compared', () => {
  test('another split: its training rows may be test rows now', async () => {
    const { open, page } = await run(projectWith({ 'training.seed': 8 }), copied('seed'));
    expect(open.evidence.baseline).toMatchObject({ sameSplit: false, changes: [] });
    expect(changesOf(open)).toEqual(all('not_measured', 'baseline_saw_test_rows'));
    expect(page).toContain('it was made from other data or another split');
  });

  test('another contract', async () => {
    const other = projectWith({ 'contract.features.pirat.maximum': 50 });
    const { open } = await run(other, copied('contract'));
    expect(changesOf(open)).toEqual(all('not_measured', 'baseline_contract_differs'));
  });

  test('an alias moved by hand', async () => {
    const to = copied('by-hand');
    const alias = join(to, 'mlruns', 'models', 'mortgage', 'aliases', 'champion');
    writeFileSync(alias, String(first.wide.version));
    const { open } = await run(project, to);
    expect(changesOf(open)).toEqual(all('not_measured', 'baseline_ungoverned'));
  });

  test('bytes that are not those that were judged end the run', async () => {
    const to = copied('tampered');
    const registry = openProjectRegistry(project, { out: to });
    const { source } = await registry.getVersion('mortgage', first.open.version);
    const tail = source.slice(source.indexOf('mlruns') + 'mlruns/'.length);
    const file = join(to, 'mlruns', tail, 'model.onnx');
    writeFileSync(file, Buffer.concat([readFileSync(file), Buffer.from([0])]));
    expect((await refusal(run(project, to))).code).toBe('REGISTRY_DIGEST_MISMATCH');
  });
});

test('a change against who is champion no more opens nothing; one who was may come back', async () => {
  // Whatever ran in between has written other reports to be signed.
  await run(project);
  await sign(project, second.open);
  await promote(project, second.open);
  await sign(project, second.wide);
  const error = await refusal(promote(project, second.wide));
  expect(error.code).toBe('REGISTRY_REVERIFY_FAILED');
  expect(error.message).toContain(
    `measured against mortgage@${first.open.version}, and "champion" is mortgage@${second.open.version} now`,
  );
  const next = await run(project);
  await sign(project, next.wide);
  await promote(project, next.wide);
  await promote(project, second.open);
  const registry = openProjectRegistry(project, { out });
  expect(await registry.aliasAt('mortgage', 'champion')).toBe(second.open.version);
});

test('a policy without checks on change asks no champion', async () => {
  const { open, stages } = await run(projectWith({}, false));
  expect(open.evidence).not.toHaveProperty('baseline');
  expect(stages.filter((stage) => stage.startsWith('compare'))).toEqual([]);
});
