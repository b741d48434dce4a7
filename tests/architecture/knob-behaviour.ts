import fs, { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '@codexhub/common-config/config';
import { defineContract } from '@codexhub/common-config/contract';
import { CodexHubError, digest } from '@codexhub/common-config/kernel';
import {
  type Estimand,
  type Evidence,
  isOpen,
  signApproval,
} from '@codexhub/common-config/records';
import { evaluateGate } from '@codexhub/governance';
import {
  approveReport,
  loadProject,
  openService,
  type Project,
  pagePath,
  promoteModel,
  type RunResult,
  runPipeline,
} from '@codexhub/pipeline';
import type { Dataset } from '@codexhub/training';
import { TrainingError } from '@codexhub/training';
import { ingest } from '../../packages/pipeline/src/stages/ingest.ts';
import { findingsOf } from '../../packages/pipeline/src/stages/validate.ts';
import { changeSummary } from './change-behaviour.ts';
import { featureSummary } from './feature-behaviour.ts';
import { ada, eve, newFolder, writeProject } from './knob-project.ts';

/** What a project does, as plain data, one answer for each of its sides. */
export interface Behaviour {
  /** Which faults the loader finds, by the rules that stand outside the schema. */
  load(): Promise<unknown>;
  /** What is read from the data. */
  data(): Promise<unknown>;
  /** What is found of the data, beyond the contract. */
  expectations(): Promise<unknown>;
  /** What is trained on the features, and what it says. */
  features(): Promise<unknown>;
  /** How much is told of rows that do not fit. */
  issues(): Promise<unknown>;
  /** What a run measures, registers and decides. */
  run(): Promise<unknown>;
  /** What is measured of the model, trained on its part of the rows. */
  model(): Promise<unknown>;
  /** What is measured of the procedure, cross-fitted on all rows. */
  procedure(): Promise<unknown>;
  /** The page that people read, without digests. */
  page(): Promise<unknown>;
  /** What the policy says of one and the same evidence. */
  gate(): Promise<unknown>;
  /** What is said of a second run, beside the model that the first has put to service. */
  change(): Promise<unknown>;
  /** Whom the gate opens for, with which signatures. */
  open(): Promise<unknown>;
  /** What the service answers, refuses, caches and logs. */
  serve(): Promise<unknown>;
}

export type Side = keyof Behaviour;
export const sides: readonly Side[] = [
  'load',
  'data',
  'expectations',
  'issues',
  'features',
  'run',
  'model',
  'procedure',
  'page',
  'gate',
  'change',
  'open',
  'serve',
];

/** A run of the base project whose model is served: what gates and services are asked about. */
export interface Served {
  readonly out: string;
  readonly evidence: Evidence;
}

const provenance = { author: 'author', code: 'unversioned' };
const start = Date.parse('2026-01-01T00:00:00Z');
const clockAt = (seconds: () => number) => ({ now: () => new Date(start + seconds() * 1000) });
const clock = clockAt(() => 0);

/** Runs the base project to a served model. */
export async function serveBase(config: Record<string, unknown>): Promise<Served> {
  const project = loadProject({ dir: writeProject(config), env: {} });
  const out = newFolder();
  const { candidates } = await runPipeline(project, { out, provenance, clock });
  const [candidate] = candidates;
  const keyFile = join(newFolder(), 'ada.pem');
  writeFileSync(keyFile, ada.privateKey);
  const { reportPath, name, version, evidence } = candidate!;
  await approveReport(project, { out, report: reportPath, approver: 'ada', keyFile, clock });
  const model = `${name}@${version}`;
  await promoteModel(project, { out, model, alias: 'champion', actor: 'ada', clock });
  return { out, evidence };
}

/** The behaviour of a configuration; `make` turns its files into a project. */
export function behaviourOf(
  config: Record<string, unknown>,
  served: Served,
  make: (dir: string) => Project = (dir) => loadProject({ dir, env: {} }),
): Behaviour {
  const dir = writeProject(config);
  let made: Project | undefined;
  const project = (): Project => {
    made ??= make(dir);
    return made;
  };
  const answers = new Map<Side, Promise<unknown>>();
  const once = (side: Side, ask: () => Promise<unknown>) => () => {
    const known = answers.get(side) ?? ask().catch(codeOf);
    answers.set(side, known);
    return known;
  };
  let result: Promise<RunResult> | undefined;
  const ran = (): Promise<RunResult> => {
    result ??= Promise.resolve().then(() =>
      runPipeline(project(), { out: newFolder(), provenance, clock }),
    );
    return result;
  };
  return {
    load: once('load', async () => {
      project();
      return 'holds';
    }),
    issues: once('issues', () => listedIssues(project())),
    data: once('data', async () => (await ingest(project())).digest),
    expectations: once('expectations', () => expectationSummary(project())),
    features: once('features', async () => featureSummary(project())),
    run: once('run', async () => runSummary(await ran())),
    model: once('model', async () => measured(await ran(), 'model')),
    procedure: once('procedure', async () => measured(await ran(), 'procedure')),
    page: once('page', async () => pageText((await ran()).out)),
    gate: once('gate', async () => gateSummary(project(), served.evidence)),
    change: once('change', () => changeSummary(project(), served.out, { provenance, clock })),
    open: once('open', async () => openSummary(project(), served.evidence)),
    serve: once('serve', async () => serveSummary(project(), served.out)),
  };
}

/** Whether an answer is only the code of an error: nothing was done. */
export function isRefused(answer: unknown): boolean {
  return typeof answer === 'string' && /^[A-Z]+(_[A-Z]+)+$/.test(answer);
}

/** The data of a project against a contract that none of its rows fits. */
async function listedIssues(project: Project): Promise<unknown> {
  const { features } = project.contract;
  const debt = { ...features['debt'], type: 'number', minimum: 1000, maximum: 2000 } as const;
  const contract = defineContract({ ...project.contract, features: { debt } });
  const error = await ingest({ ...project, contract }).catch((cause: unknown) => cause);
  if (!(error instanceof TrainingError)) throw error;
  const issues = error.details['issues'] as readonly unknown[] | undefined;
  return { listed: issues?.length, total: error.details['total'] };
}

function codeOf(error: unknown): unknown {
  if (error instanceof ConfigError) return error.issues.map(({ path, code }) => [...path, code]);
  if (CodexHubError.isInstance(error)) return error.code;
  throw error;
}

// Digests of the configuration are left out everywhere: to be digested is not to be read.
const datasets = new Map<string, Promise<Dataset>>();

async function expectationSummary(project: Project): Promise<unknown> {
  // The same data against the same contract are the same table.
  const key = JSON.stringify([project.config.data, project.contract]);
  const dataset = datasets.get(key) ?? ingest(project);
  datasets.set(key, dataset);
  const { validation } = findingsOf(project, await dataset, clock);
  // What is expected is left out: to be repeated is not to be read.
  return validation?.results.map(({ expectation: _, ...found }) => found);
}

function runSummary({ out, candidates }: RunResult): unknown {
  return {
    experiments: experiments(out),
    candidates: candidates.map(({ name, candidate, evidence, decision }) => {
      const { subject: _, parity, expectations, ...measured } = evidence;
      const { report: __, ...expected } = expectations ?? { report: undefined };
      const { open, because } = decision;
      return { name, candidate, measured, expected, rows: parity?.rows, open, because };
    }),
  };
}

function measured({ candidates }: RunResult, estimand: Estimand): unknown {
  return candidates.map(({ evidence }) =>
    evidence.measurements.filter((measurement) => measurement.estimand === estimand),
  );
}

function experiments(out: string): unknown {
  return readdirSync(out)
    .filter((folder) => folder !== 'reports')
    .map((folder) => [
      folder,
      readdirSync(join(out, folder), { recursive: true, encoding: 'utf8' })
        .filter((path) => /^\d+[\\/]meta\.yaml$/.test(path))
        .map((path) => /^name: .*$/m.exec(readFileSync(join(out, folder, path), 'utf8'))?.[0])
        .sort(),
    ]);
}

function pageText(out: string): string {
  return readFileSync(pagePath(out), 'utf8').replace(/[0-9a-f]{6,}/g, '#');
}

function gateSummary(project: Project, evidence: Evidence): unknown {
  const { checks, accounting } = evaluateGate(evidence, project.policy);
  return {
    accounting,
    checks: checks.map(({ requirement: { id }, outcome, reason, comparisons }) => ({
      id,
      outcome,
      reason,
      comparisons,
    })),
  };
}

function openSummary({ policy }: Project, evidence: Evidence): unknown {
  const report = evaluateGate(evidence, policy);
  const checks = report.checks.map(({ requirement }) => requirement.id);
  const [now, subject] = [clock.now(), digest(report)];
  const signed = (approver: string, privateKey: string, named: readonly string[] = []) =>
    signApproval({ report: subject, approver, privateKey, at: now, checks: named });
  const cases = {
    nobody: [],
    ada: [signed('ada', ada.privateKey)],
    adaNamesAll: [signed('ada', ada.privateKey, checks)],
    eve: [signed('eve', eve.privateKey)],
    adaWithEvesKey: [signed('ada', eve.privateKey)],
  };
  return Object.entries(cases).flatMap(([who, approvals]) =>
    ['champion', 'shadow'].map((alias) => {
      const { open, because } = isOpen({ report, alias, approvals, policy, now });
      return [who, alias, open, because.map(({ code, check }) => [code, check])];
    }),
  );
}

async function serveSummary(project: Project, from: string): Promise<unknown> {
  const out = newFolder();
  cpSync(from, out, { recursive: true });
  let seconds = 0;
  const lines: string[] = [];
  const { writeSync } = fs;
  // The logger writes to standard error itself: its lines are caught where they leave.
  fs.writeSync = ((fd: number, ...rest: unknown[]) => {
    if (fd !== 2) return Reflect.apply(writeSync, fs, [fd, ...rest]) as number;
    lines.push(String(rest[0]));
    return Buffer.byteLength(String(rest[0]));
  }) as typeof writeSync;
  try {
    await using service = openService(project, { out, clock: clockAt(() => seconds) });
    const row = { debt: 0.4, home: 'owner', zone: 'inner' };
    const answer = () =>
      service
        .predict(row)
        .then(({ model: { report: _, ...model }, ...said }) => ({ ...said, model }), codeOf);
    const first = await answer();
    const together = await Promise.all([answer(), answer()]);
    seconds = 10;
    const later = [await answer(), service.status().resolvedAt];
    rmSync(join(out, 'mlruns', 'models', project.contract.name, 'meta.yaml'), { force: true });
    writeFileSync(join(out, 'mlruns', 'models', project.contract.name, 'meta.yaml'), '[');
    seconds = 70;
    const stale = [await answer(), service.status().ready];
    return {
      first,
      together,
      later,
      stale,
      logged: lines.map((line) => Object.keys(JSON.parse(line) as object)),
    };
  } finally {
    fs.writeSync = writeSync;
  }
}
