// Real mortgage decisions, from a raw table to a served prediction: one model, three thresholds,
// two of them stopped. Run by `npm start`; asserted by tests/integration/story.test.ts.
import { dirname, join, relative, resolve } from 'node:path';
import { digest, systemClock } from '@codexhub/common-config/kernel';
import { isOpen } from '@codexhub/common-config/records';
import {
  approveReport,
  awaitsOnlyApproval,
  codeRevision,
  lineageOf,
  loadProject,
  openProjectRegistry,
  openService,
  pagePath,
  promoteModel,
  runPipeline,
  writeReports,
} from '@codexhub/pipeline';
import { candidateLines } from './candidate-lines.ts';
import { demoConfig } from './demo-config.ts';
import { demoIdentities } from './demo-identities.ts';

const root = resolve(import.meta.dirname, '..', '..');
const out = resolve(process.argv[2] ?? join(root, '.codexhub', 'mortgage'));
const say = (line = ''): void => void process.stdout.write(`${line}\n`);
const begun = performance.now();

const people = demoIdentities(out);
const dir = demoConfig(
  join(root, 'config'),
  out,
  people.map(({ approver }) => approver),
);
const project = loadProject({ dir, env: {} });

say('CodexHUB governs real mortgage decisions (Boston Fed, HMDA 1990).');
say('Limits were fixed in config/ before the first run.');
say();
const { candidates, selfTest } = await runPipeline(project, {
  out,
  provenance: { author: 'demo-author', code: await codeRevision(root) },
  onStage: ({ number, name, summary, milliseconds }) =>
    say(
      `${number} ${name.padEnd(9)} ${(milliseconds / 1000).toFixed(2).padStart(5)} s  ${summary}`,
    ),
});

say();
say(
  `${candidates.length} candidates were judged on the same rows; beside each 95 % interval, which decides,`,
);
say(`stands the one at 1 − .05/${candidates.length}, which allows for that.`);
for (const candidate of candidates) for (const line of candidateLines(candidate)) say(line);

const chosen = candidates.find(awaitsOnlyApproval);
if (!chosen) throw new Error('no candidate may be approved: read the report');

say();
say(
  'demo keys: this is not an approval. Two identities made up for the occasion sign the digest of the report:',
);
for (const { approver, keyFile } of people) {
  await approveReport(project, {
    out,
    report: chosen.reportPath,
    approver: approver.name,
    keyFile,
  });
  say(`  ${approver.name} (${approver.role}) signed ${chosen.reportDigest.slice(0, 19)}…`);
}
const model = `${chosen.name}@${chosen.version}`;
await promoteModel(project, { out, model, alias: 'champion', actor: 'demo-release-manager' });
say(`  ${model} is champion`);

await using service = openService(project, { out });
const applicant = {
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
const [first, risky] = await service.predictBatch([
  applicant,
  { ...applicant, chist: '6', phist: 'yes', pirat: 0.6 },
]);
say();
for (const prediction of [first!, risky!]) {
  const { decision, probability, model: served } = prediction;
  say(
    `  served by ${served.name}@${served.version}: deny = ${decision}, P(deny) = ${probability.toFixed(4)}`,
  );
}

const lineage = await lineageOf(project, { out, id: first!.model.report });
const approvals = await openProjectRegistry(project, { out }).approvalsOf(chosen);
await writeReports({
  project,
  out,
  candidates: candidates.map((candidate) =>
    candidate === chosen
      ? {
          ...candidate,
          approvals,
          decision: isOpen({
            report: chosen.report,
            alias: 'champion',
            approvals,
            policy: project.policy,
            now: systemClock.now(),
          }),
        }
      : candidate,
  ),
  selfTest,
  lineage: {
    ...lineage,
    config: digest(lineage.config),
    approvals: lineage.approvals.map(({ approver }) => approver),
  },
  notices: [
    'Demo keys: this is not an approval. Both signatures were made by identities invented for the example.',
  ],
});

const short = (text: string): string => text.replace('sha256:', '').slice(0, 12);
const here = (path: string): string => relative(process.cwd(), path) || '.';
say();
say(`report   ${here(pagePath(out))}`);
say(
  `lineage  code ${short(lineage.code)} → data ${short(lineage.data)} → config ${short(digest(lineage.config))} → model ${short(lineage.model)} → gate ${short(lineage.report)} → ${lineage.approvals.map(({ approver }) => approver).join(', ')}`,
);
say(`took     ${((performance.now() - begun) / 1000).toFixed(2)} s`);
say();
say('Go on with:');
say(
  `  npm run -s codexhub -- predict ${here(join(dirname(import.meta.filename), 'applicants.json'))} --config ${here(dir)} --out ${here(out)}`,
);
say(`  npm run -s codexhub -- lineage mortgage@champion --config ${here(dir)} --out ${here(out)}`);
