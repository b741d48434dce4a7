import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CodexHubError } from '@codexhub/common-config/kernel';
import type { DecisionRecord } from '@codexhub/common-config/records';
import {
  type ApprovedReport,
  approveReport,
  type CandidateResult,
  loadProject,
  openProjectRegistry,
  type Project,
  promoteModel,
  runPipeline,
} from '@codexhub/pipeline';
import { beforeEach, expect } from 'vitest';
import {
  copyConfig,
  copyFolder,
  type Identity,
  identity,
  temporaryFolder,
  trusting,
} from './support.ts';

const folder = temporaryFolder();
export const ada = identity(folder, 'ada');
const grace = identity(folder, 'grace');
export const mallory = identity(folder, 'mallory');
/** Trusted by the policy, and the author of every model. */
export const author = identity(folder, 'linus');
export const trusted = trusting(ada, grace, author);
export const provenance = { author: 'linus', code: 'unversioned' };
export const applicant = {
  pirat: 0.33,
  hirat: 0.25,
  lvrat: 0.78,
  chist: '1',
  mhist: '2',
  phist: 'no',
  unemp: 3.2,
  selfemp: 'no',
  insurance: 'no',
  condomin: 'no',
  hschool: 'yes',
};

interface Governed {
  readonly project: Project;
  readonly cautious: CandidateResult;
  readonly balanced: CandidateResult;
  readonly open: CandidateResult;
  /** The results that this very test may tamper with. */
  readonly out: string;
}

/** What `governEachTest` gives to the test that runs. */
export const governed = {} as Governed;

let copies = 0;
let run: Promise<Omit<Governed, 'out'>> | undefined;
const clean = join(folder, 'clean');

/** Gives each test of the file a copy of the results of one run of the mortgage example. */
export function governEachTest(): void {
  beforeEach(async () => {
    run ??= runOnce();
    Object.assign(governed, await run);
    copies += 1;
    Object.assign(governed, { out: copyFolder(clean, join(folder, `copy-${copies}`)) });
  });
}

async function runOnce(): Promise<Omit<Governed, 'out'>> {
  const project = projectWith({});
  const { candidates } = await runPipeline(project, { out: clean, provenance });
  const [cautious, balanced, open] = candidates as [
    CandidateResult,
    CandidateResult,
    CandidateResult,
  ];
  return { project, cautious, balanced, open };
}

/** The mortgage project that trusts these people, with edits. */
export function projectWith(edits: Parameters<typeof copyConfig>[1]): Project {
  const dir = join(folder, `config-${copies}`);
  return loadProject({ dir: copyConfig(dir, { governance: trusted, ...edits }), env: {} });
}

export const registry = (): ReturnType<typeof openProjectRegistry> =>
  openProjectRegistry(governed.project, { out: governed.out });

export const reportFile = (candidate: string): string =>
  join(governed.out, 'reports', `${candidate}.gate-report.json`);

export function sign(
  candidate: string,
  { approver, keyFile }: Identity,
  as = approver.name,
): Promise<ApprovedReport> {
  const { project, out } = governed;
  return approveReport(project, { out, report: reportFile(candidate), approver: as, keyFile });
}

export async function signTwice(candidate: string): Promise<void> {
  await sign(candidate, ada);
  await sign(candidate, grace);
}

export function promote(
  { name, version }: CandidateResult,
  options: { readonly project?: Project; readonly alias?: string } = {},
): Promise<DecisionRecord> {
  const { project = governed.project, alias = 'champion' } = options;
  const { out } = governed;
  return promoteModel(project, { out, model: `${name}@${version}`, alias, actor: 'ada' });
}

/** The typed error that work ends with. */
export async function refusal(work: Promise<unknown>): Promise<CodexHubError> {
  const error = await work.then(
    () => expect.unreachable('it must be refused'),
    (reason: unknown) => reason,
  );
  if (!CodexHubError.isInstance(error)) throw error;
  return error;
}

/** Why, in the end: the codes from the outer error to the innermost. */
export function codesOf(error: unknown): string[] {
  return CodexHubError.isInstance(error) ? [error.code, ...codesOf(error.cause)] : [];
}

/** The reasons of a closed gate, as `code check`. */
export function reasons({ details }: CodexHubError): string[] {
  return (details['because'] as { code: string; check?: string }[]).map(({ code, check }) =>
    [code, check].filter(Boolean).join(' '),
  );
}

/** Asks in the registry and on the disk that no alias ever moved. */
export async function unmoved(): Promise<void> {
  await expect(registry().aliasAt('mortgage', 'champion')).rejects.toMatchObject({
    code: 'REGISTRY_ALIAS_MISSING',
  });
  const aliases = join(governed.out, 'mlruns', 'models', 'mortgage', 'aliases');
  expect(readdirSync(aliases)).toEqual([]);
  expect(await registry().decisions('mortgage')).toEqual([]);
}

export function tagsOf({ name, version }: CandidateResult): string {
  return join(governed.out, 'mlruns', 'models', name, `version-${version}`, 'tags');
}

/** The artifacts of a version's run, as files. */
export async function artifactsOf({ name, version }: CandidateResult): Promise<string> {
  const { runId } = await registry().getVersion(name, version);
  const store = join(governed.out, 'mlruns');
  const experiment = readdirSync(store).find((entry) => existsSync(join(store, entry, runId!)));
  return join(store, experiment!, runId!, 'artifacts');
}
