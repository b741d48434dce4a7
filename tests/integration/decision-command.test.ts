import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fixedClock } from '@codexhub/common-config/kernel';
import { decisionOf, loadProject, openService } from '@codexhub/pipeline';
import { beforeAll, expect, test } from 'vitest';
import { command, copyConfig, identity, root, temporaryFolder, trusting } from './support.ts';

const folder = temporaryFolder();
const ada = identity(folder, 'ada');
const grace = identity(folder, 'grace');
const out = join(folder, 'results');
const dir = copyConfig(join(folder, 'config'), { governance: trusting(ada, grace) });
const on = ['--config', dir, '--out', out] as const;

interface RunJson {
  readonly candidates: readonly {
    readonly model: string;
    readonly gateReport: string;
    readonly digest: string;
  }[];
}

let result: RunJson;

const approveByTwo = async (gateReport: string): Promise<void> => {
  for (const who of [ada, grace]) {
    await command('approve', gateReport, '--as', who.approver.name, '--key', who.keyFile, ...on);
  }
};

// Of three candidates one is open and becomes champion by itself; "balanced" is what people let pass after it.
beforeAll(async () => {
  const ran = await command('run', ...on, '--json', '--author', 'linus');
  result = JSON.parse(ran.out) as RunJson;
  const { gateReport, model } = result.candidates[2]!;
  await approveByTwo(gateReport);
  expect((await command('promote', model, '--alias', 'champion', ...on)).code).toBe(0);
});

test.each([
  [['explain'], ['<report>', '--out', '--json']],
  [['waive'], ['<report>', '--checks', '--alias', '--reason', '--expires', '--as', '--key']],
  [['promote'], ['--waiver']],
  [['decision'], ['<id>', '--dmaic', '--small-counts', 'MODEL@ALIAS']],
  [
    ['policy', 'diff'],
    ['<dir>', '--last', '--config'],
  ],
])('%j has help', async (verb, words) => {
  const { code, out: help, err } = await command(...verb, '--help');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  for (const word of words) expect(help).toContain(word);
});

test.each([
  [['waive', 'report.json', '--checks', 'a'], '--alias'],
  [['policy', 'diff', 'config', '--last', '-1'], 'whole number'],
  [['decision', 'mortgage', ...on], 'MODEL@VERSION or MODEL@ALIAS'],
])('%j ends with 2', async (argv, words) => {
  const { code, out: text, err } = await command(...argv);
  expect({ code, text }).toEqual({ code: 2, text: '' });
  expect(err).toContain(words);
});

const red = ['fairness.disparate_impact_ratio.afam', 'fairness.equal_opportunity_difference.afam'];
const waive = (who: typeof ada, ...more: string[]) =>
  command(
    ...['waive', result.candidates[1]!.gateReport, '--as', who.approver.name],
    ...['--key', who.keyFile, '--alias', 'champion', '--reason', 'a bridge of two weeks', ...on],
    ...more,
  );

test('explain: a line for each red check, and where it is written', async () => {
  const { code, out: text } = await command('explain', 'balanced', ...on);
  expect(code).toBe(0);
  const lines = text.trimEnd().split('\n');
  expect(lines[0]).toBe('balanced: 2 checks do not let the gate open');
  expect(lines[1]).toMatch(
    /^ {2}fairness\.disparate_impact_ratio\.afam: insufficient_data: .* p \./,
  );
  expect(lines[2]).toMatch(/^ {4}at .*governance\.yaml:\d+:\d+$/);
  const [, file, line] = /at (.*):(\d+):\d+$/.exec(lines[2]!)!;
  expect(readFileSync(file!, 'utf8').split('\n')[Number(line) - 1]).toContain(
    'metric: disparate_impact_ratio',
  );
  const same = await command('explain', result.candidates[1]!.gateReport, ...on, '--json');
  expect(JSON.parse(same.out)).toMatchObject({
    report: result.candidates[1]!.digest,
    checks: red.map((check) => ({ check, outcome: 'insufficient_data' })),
  });
  expect((await command('explain', 'nobody', ...on)).code).toBe(2);
  const open = await command('explain', 'open', ...on);
  expect(open.out).toBe('open: every check lets the gate open by itself\n');
});

test('explain believes no word of the file', async () => {
  const { gateReport } = result.candidates[1]!;
  const edited = join(folder, 'edited.json');
  const text = readFileSync(gateReport, 'utf8');
  writeFileSync(edited, text.replaceAll('"insufficient_data"', '"pass"'));
  const lied = await command('explain', edited, ...on);
  expect(lied.out).toMatch(/^balanced: 2 checks do not let the gate open\n/);
  expect(lied.out).toContain('insufficient_data: ');
  expect(lied.out).toContain('the row says "pass", its numbers do not');
  const report = JSON.parse(text) as { checks: { requirement: { id: string } }[] };
  const checks = report.checks.filter(({ requirement }) => !red.includes(requirement.id));
  writeFileSync(edited, JSON.stringify({ ...report, checks }));
  const cut = await command('explain', edited, ...on);
  for (const id of red) {
    expect(cut.out).toContain(`${id}: required by the policy, absent from the report`);
  }
  expect(cut.out).not.toContain('every check lets the gate open');
});

test.each(['approve', 'waive'])('%s signs no report of another policy', async (verb) => {
  const other = copyConfig(join(folder, `other-${verb}`), {
    governance: trusting(ada, grace),
    metrics: (file) => file.setIn(['checks', 0, 'limit'], 0.76),
  });
  const ending = await command(
    ...[verb, result.candidates[1]!.gateReport, '--as', 'ada', '--key', ada.keyFile],
    ...['--config', other, '--out', out],
    ...(verb === 'waive'
      ? ['--checks', red[0]!, '--alias', 'champion', '--reason', 'r', '--expires', '2099-01-01']
      : []),
  );
  expect({ code: ending.code, text: ending.out }).toEqual({ code: 3, text: '' });
  expect(ending.err).toContain('PIPELINE_POLICY_DIFFERS');
});

test.each<[string, () => ReturnType<typeof command>, number, string]>([
  [
    'by the author',
    () => waive(identity(folder, 'linus'), '--checks', red[0]!, '--expires', '2099-01-01'),
    3,
    "is the author's own",
  ],
  [
    'by a stranger',
    () => waive(identity(folder, 'mallory'), '--checks', red[0]!, '--expires', '2099-01-01'),
    3,
    'the policy does not trust',
  ],
  [
    'expired',
    () => waive(grace, '--checks', red[0]!, '--expires', '2020-01-01'),
    3,
    'expired at 2020-01-01T00:00:00.000Z',
  ],
  ['without an end', () => waive(grace, '--checks', red[0]!), 2, '--expires'],
  ['to no day', () => waive(grace, '--checks', red[0]!, '--expires', 'never'), 2, 'a day'],
  [
    'of a check that passes',
    () => waive(grace, '--checks', 'metrics.roc_auc', '--expires', '2099-01-01'),
    2,
    'must name checks that are red',
  ],
])('a waiver %s is not signed', async (_, work, ending, words) => {
  const { code, out: text, err } = await work();
  expect({ code, text }).toEqual({ code: ending, text: '' });
  expect(err).toContain(words);
});

test('waive, promote, decision: a gate that people opened says so, and says until when', async () => {
  const { gateReport, model } = result.candidates[1]!;
  await approveByTwo(gateReport);
  const file = join(folder, 'waiver.json');
  const expires = ['--expires', '2099-01-01', '--to', file];
  expect((await waive(grace, '--checks', red.join(','), ...expires)).code).toBe(0);
  const promote = (...more: string[]) =>
    command('promote', model, '--alias', 'champion', '--actor', 'joan', ...on, ...more);
  expect((await promote()).code).toBe(3);
  const forged = join(folder, 'forged.json');
  const text = readFileSync(file, 'utf8');
  writeFileSync(forged, text.replace('2099-01-01', '2199-01-01'));
  expect((await promote('--waiver', forged)).err).toContain("not their key's");
  writeFileSync(forged, text.replace(/"expires":"[^"]*",/, ''));
  expect(await promote('--waiver', forged)).toMatchObject({ code: 2, out: '' });
  const promoted = await promote('--waiver', file);
  expect({ code: promoted.code, err: promoted.err }).toEqual({ code: 0, err: '' });
  expect(promoted.out).toContain('waived by grace until 2099-01-01T00:00:00.000Z');

  const decision = await command('decision', 'mortgage@champion', ...on);
  expect({ code: decision.code, err: decision.err }).toEqual({ code: 0, err: '' });
  expect(decision.out).toContain('model      mortgage@2 (balanced) as champion\n');
  expect(decision.out).toMatch(/^waived {5}.* by grace until 2099-01-01T00:00:00\.000Z: a bridge/m);
  expect(decision.out).toMatch(/^verified {3}the record follows from its evidence/m);
  const lineage = await command('lineage', 'mortgage@2', ...on);
  expect(lineage.out).toMatch(/^waived {5}fairness\.disp.* by grace until 2099-01-01T/m);
  const before = JSON.parse((await command('decision', 'mortgage@3', ...on, '--json')).out);
  const now = JSON.parse((await command('decision', 'mortgage@2', ...on, '--json')).out);
  expect(now.record.previous).toBe(before.digest);
  expect((await command('decision', now.digest, ...on)).code).toBe(0);
  expect((await command('decision', 'mortgage@shadow', ...on)).code).toBe(2);
});

test('decision --dmaic: five phases, against the decision before it', async () => {
  const { code, out: text } = await command('decision', 'mortgage@champion', ...on, '--dmaic');
  expect(code).toBe(0);
  expect(text.match(/^## \w+/gm)).toEqual(
    ['Define', 'Measure', 'Analyze', 'Improve', 'Control'].map((phase) => `## ${phase}`),
  );
  expect(text).toContain('audit again by 2099-01-01T00:00:00.000Z');
  expect(text).toMatch(/^Against the record `sha256:\w+`\.$/m);
  const { dmaic } = JSON.parse(
    (await command('decision', 'mortgage@champion', ...on, '--dmaic', '--json')).out,
  );
  expect(dmaic.improve.openedByPeople.map(({ check }: { check: string }) => check)).toEqual(red);
});

test('a decision whose waiver expired still stands, and its gate is closed now', async () => {
  const project = loadProject({ dir, env: {} });
  const at = (day: string): ReturnType<typeof decisionOf> =>
    decisionOf(project, { out, id: 'mortgage@champion', clock: fixedClock(`${day}T00:00:00Z`) });
  expect((await at('2098-12-31')).now).toMatchObject({ open: true, approvedBy: ['ada', 'grace'] });
  const { problems, now } = await at('2099-01-01');
  expect(problems).toEqual([]);
  expect(now?.open).toBe(false);
  expect(now?.because.map(({ message }) => message.split(', ')[1])).toEqual([
    'the waiver of grace expired at 2099-01-01T00:00:00.000Z',
    'the waiver of grace expired at 2099-01-01T00:00:00.000Z',
  ]);
  // Nor is it served any longer.
  const rows = JSON.parse(readFileSync(join(root, 'examples/mortgage/applicants.json'), 'utf8'));
  const serve = async (day: string): Promise<unknown> => {
    await using service = openService(project, { out, clock: fixedClock(`${day}T00:00:00Z`) });
    return service.predict(rows[0]);
  };
  expect(await serve('2098-12-31')).toMatchObject({ model: { version: '2' } });
  await expect(serve('2099-01-01')).rejects.toMatchObject({ code: 'INFERENCE_MODEL_REFUSED' });
});

test('a decision whose evidence is gone is not taken on trust: 3', async () => {
  const { record } = JSON.parse(
    (await command('decision', 'mortgage@champion', ...on, '--json')).out,
  );
  const name = `${record.evidence.slice(7)}.json`;
  const file = readdirSync(join(out, 'mlruns'), { recursive: true, encoding: 'utf8' }).find(
    (path) => path.endsWith(join('documents', name)),
  );
  const path = join(out, 'mlruns', file!);
  const kept = readFileSync(path);
  rmSync(path);
  const { code, out: text } = await command('decision', 'mortgage@champion', ...on);
  const replayed = await command('policy', 'diff', dir, ...on, '--last', '1');
  writeFileSync(path, kept);
  expect(code).toBe(3);
  expect(text).toContain('the evidence that it names is not stored, so it cannot be verified');
  expect(replayed.out).toContain('cannot be said: its evidence is not stored');
});

test('policy diff: what another policy changes, and what it would have blocked', async () => {
  const stricter = copyConfig(join(folder, 'stricter'), {
    governance: (file) => {
      trusting(ada, grace)(file);
      file.setIn(['fairness', 'checks', 0, 'limit'], 0.9);
    },
    metrics: (file) => file.setIn(['checks', 0, 'limit'], 0.7),
  });
  const { code, out: text } = await command('policy', 'diff', stricter, ...on);
  expect(code).toBe(0);
  const lines = text.split('\n');
  expect(lines.slice(0, 2)).toEqual([
    'metrics.roc_auc: limit ≥ .75 → ≥ .70 (looser)',
    'fairness.disparate_impact_ratio.afam: limit ≥ .80 → ≥ .90 (stricter)',
  ]);
  expect(text).toContain('it would have blocked 2 of the last 2 decisions');
  expect(text).toMatch(/mortgage\/open as champion: would be blocked\n {2}blocks: fairness\.disp/);
  expect(text).toMatch(
    / {2}blocks: fairness\.disp.*: fail: .*; waived then\n {2}red, does not block: fairness\.equal/,
  );
  const none = await command('policy', 'diff', dir, ...on, '--last', '1', '--json');
  expect(JSON.parse(none.out)).toMatchObject({ changes: [], replayed: [{ verdict: 'opens' }] });
});

test('a decision that was edited by hand does not stand: 3', async () => {
  const tag = join(out, 'mlruns/models/mortgage/tags/codexhub.decision.000002');
  const text = readFileSync(tag, 'utf8');
  writeFileSync(tag, text.replace('"actor":"joan"', '"actor":"jane"'));
  const { code, out: said } = await command('decision', 'mortgage@champion', ...on);
  writeFileSync(tag, text);
  expect(code).toBe(3);
  expect(said).toMatch(/^problem {4}nothing knows the record as sha256:\w+: it may have been/m);
  expect((await command('decision', 'mortgage@champion', ...on)).code).toBe(0);
});
