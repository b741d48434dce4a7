import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { command, copyConfig, identity, root, temporaryFolder, trusting } from './support.ts';

const folder = temporaryFolder();
const ada = identity(folder, 'ada');
const grace = identity(folder, 'grace');
const out = join(folder, 'results');
const dir = copyConfig(join(folder, 'config'), { governance: trusting(ada, grace) });
const applicants = join(root, 'examples', 'mortgage', 'applicants.json');

const on = ['--config', dir, '--out', out] as const;
const ci = (name: string) => join(folder, 'ci', name);
const surfaces = ['--junit', ci('a.xml'), '--sarif', ci('b.sarif'), '--summary', ci('c.md')];

describe('help and wrong use', () => {
  test.each([
    [[], ['run', 'approve', 'promote', 'predict', 'lineage', 'contract', 'config']],
    [['run'], ['--config', '--environment', '--out', '--json', '--author']],
    [['run'], ['--junit <file>', '--sarif <file>', '--summary <file>']],
    [['approve'], ['<report>', '--as', '--key', '--check']],
    [['promote'], ['<model>', '--alias', '--actor', '--waiver']],
    [['predict'], ['<file>', '--json']],
    [['lineage'], ['<id>', 'MODEL@VERSION']],
    [['contract'], ['infer']],
    [
      ['contract', 'infer'],
      ['<file>', '--target', '--name', '--delimiter', '--missing', '--json'],
    ],
    [['config'], ['check', 'explain', 'schema']],
    [
      ['config', 'check'],
      ['[dir]', 'file:line:column'],
    ],
    [['config', 'explain'], ['<path>']],
    [
      ['config', 'schema'],
      ['project', 'metrics', 'governance'],
    ],
  ])('%j has help', async (verb, words) => {
    const { code, out: help, err } = await command(...verb, '--help');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(help).toMatch(/^Usage: codexhub/);
    for (const word of words) expect(help).toContain(word);
  });

  test('help lists no verb that is not built', async () => {
    const { out: help } = await command('--help');
    const verbs = [...help.matchAll(/^ {2}([a-z]+) /gm)].map(([, verb]) => verb);
    expect(verbs.join(' ')).toBe(
      'run explain approve waive promote predict lineage decision policy contract config help',
    );
  });

  test.each([
    [['promot', 'mortgage@1'], "unknown command 'promot'"],
    [['run', '--confg', 'x'], "unknown option '--confg'"],
    [['run', 'too-much'], 'too many arguments'],
    [['approve', 'report.json', '--as', 'ada'], '--key'],
    [['promote', 'mortgage@1'], '--alias'],
    [['promote', '--alias', 'champion'], 'missing required argument'],
    [['config', 'schema', 'everything'], 'Allowed choices are project, metrics, governance'],
    [['lineage', 'mortgage', ...on], 'MODEL@VERSION or MODEL@ALIAS'],
    [['predict', join(folder, 'nothing.json'), ...on], 'must be a readable file'],
    [['run', '--config', join(folder, 'nowhere')], 'nowhere'],
    [['run', '--config', dir, '--environment', '../x'], 'environment'],
  ])('%j ends with 2', async (argv, words) => {
    const { code, out: text, err } = await command(...argv);
    expect({ code, text }).toEqual({ code: 2, text: '' });
    expect(err).toContain(words);
  });

  test('a verb that is nearly right is suggested', async () => {
    expect((await command('promot')).err).toContain('Did you mean promote?');
  });

  test('nothing at all prints the help, and is wrong use', async () => {
    expect(await command()).toMatchObject({ code: 2, err: expect.stringContaining('Usage:') });
  });
});

interface RunJson {
  readonly report: string;
  readonly candidates: readonly {
    readonly candidate: string;
    readonly model: string;
    readonly mayBeApproved: boolean;
    readonly gateReport: string;
    readonly digest: string;
    readonly toReview: readonly string[];
  }[];
}

describe('the path by commands', () => {
  let result: RunJson;
  let ran: Awaited<ReturnType<typeof command>>;

  beforeAll(async () => {
    ran = await command('run', ...on, '--json', '--author', 'linus', ...surfaces);
    result = JSON.parse(ran.out) as RunJson;
  });

  test('run: one JSON value on standard output, progress on standard error, code 0', () => {
    expect(ran.code).toBe(0);
    expect(ran.out.trimEnd().split('\n')).toHaveLength(1);
    expect(ran.err.trimEnd().split('\n')).toHaveLength(9);
    expect(ran.err).toMatch(
      /^1 self-test {2} .* s {2}7 checks .*\n2 ingest {5} .* s {2}2,380 rows/,
    );
    expect(result.candidates.map(({ model, mayBeApproved }) => [model, mayBeApproved])).toEqual([
      ['mortgage@1', false],
      ['mortgage@2', false],
      ['mortgage@3', true],
    ]);
    expect(existsSync(result.report)).toBe(true);
  });

  test('run: the gate reports as a CI reads them, one suite and one run for each', () => {
    const junit = readFileSync(ci('a.xml'), 'utf8');
    expect(junit.match(/<testsuite name="[^"]*"/g)).toEqual([
      '<testsuite name="mortgage/cautious"',
      '<testsuite name="mortgage/balanced"',
      '<testsuite name="mortgage/open"',
    ]);
    expect(junit).toContain('<error type="insufficient_data"');
    const sarif = JSON.parse(readFileSync(ci('b.sarif'), 'utf8')) as {
      runs: { properties: { report: string } }[];
    };
    expect(sarif.runs.map(({ properties }) => properties.report)).toEqual(
      result.candidates.map(({ digest }) => digest),
    );
    // One for each candidate, and one for the gate itself.
    expect(readFileSync(ci('c.md'), 'utf8').match(/^## .*$/gm)).toHaveLength(4);
  });

  test('predict before promotion is refused with the reason: 3', async () => {
    const { code, out: text, err } = await command('predict', applicants, ...on);
    expect({ code, text }).toEqual({ code: 3, text: '' });
    expect(err).toMatch(/^error: .*\[INFERENCE_MODEL_REFUSED\]\ncause: /);
    expect(err).toContain('promote a version to it');
    const machine = await command('predict', applicants, ...on, '--json');
    expect(JSON.parse(machine.err)).toMatchObject({
      code: 'INFERENCE_MODEL_REFUSED',
      causes: [{ code: 'INFERENCE_MODEL_UNAVAILABLE' }, { code: 'REGISTRY_ALIAS_MISSING' }],
    });
  });

  test('promote through a closed gate is refused with every reason: 3', async () => {
    const {
      code,
      out: text,
      err,
    } = await command(...['promote', 'mortgage@2', '--alias', 'champion', ...on]);
    expect({ code, text }).toEqual({ code: 3, text: '' });
    expect(err).toContain('fairness.disparate_impact_ratio.afam: insufficient_data');
    expect(err).toContain('fairness.equal_opportunity_difference.afam: insufficient_data');
    expect(err).toContain('"champion" needs 2 approval(s)');
    expect(err).toContain('[REGISTRY_GATE_CLOSED]');
  });

  test('approve, promote, predict and lineage', async () => {
    const chosen = result.candidates.find(({ mayBeApproved }) => mayBeApproved)!;
    const approve = ({ approver, keyFile }: typeof ada) =>
      command('approve', chosen.gateReport, '--as', approver.name, '--key', keyFile, ...on);

    expect(await approve(ada)).toEqual({
      code: 0,
      out: `ada signed ${chosen.digest} for mortgage@3\n`,
      err: '',
    });
    const early = await command('promote', chosen.model, '--alias', 'champion', ...on);
    expect(early.code).toBe(3);
    expect(early.err).toContain('it has 1');

    expect((await approve(grace)).code).toBe(0);
    expect(
      await command('promote', chosen.model, '--alias', 'champion', '--actor', 'joan', ...on),
    ).toEqual({ code: 0, out: 'mortgage@3 is champion, approved by ada, grace\n', err: '' });

    const predicted = await command('predict', applicants, ...on);
    expect({ code: predicted.code, err: predicted.err }).toEqual({ code: 0, err: '' });
    expect(predicted.out.trimEnd().split('\n')[0]).toMatch(
      new RegExp(`^deny=no p=0\\.\\d{6} mortgage@3 gate ${chosen.digest}$`),
    );
    const machine = await command('predict', applicants, ...on, '--json');
    const predictions = JSON.parse(machine.out) as { model: { report: string } }[];
    expect(predictions).toHaveLength(JSON.parse(readFileSync(applicants, 'utf8')).length);

    // A prediction leads back to who answers for it.
    const { report } = predictions[0]!.model;
    for (const id of [report, 'mortgage@3', 'mortgage@champion']) {
      const lineage = await command('lineage', id, ...on);
      expect(lineage.code).toBe(0);
      expect(lineage.out).toContain('author     linus\n');
      expect(lineage.out).toMatch(/^approved {3}ada, 20.*\n(.*\n)*?approved {3}grace, 20/m);
      expect(lineage.out).toMatch(/^promoted {3}to champion by joan, 20/m);
    }
    const lineage = JSON.parse((await command('lineage', report, ...on, '--json')).out);
    expect(lineage).toMatchObject({ name: 'mortgage', version: 3, report, author: 'linus' });
  });

  test('approvals that do not count are refused: 3', async () => {
    const { gateReport } = result.candidates[0]!;
    const stranger = identity(folder, 'mallory');
    const refused = await command(
      ...['approve', gateReport, '--as', 'mallory', '--key', stranger.keyFile, ...on],
    );
    expect(refused.code).toBe(3);
    expect(refused.err).toContain('[REGISTRY_APPROVER_UNKNOWN]');
    const noKey = join(folder, 'no.pem');
    writeFileSync(noKey, 'not a key');
    const wrong = await command('approve', gateReport, '--as', 'ada', '--key', noKey, ...on);
    expect(wrong.code).toBe(2);
    expect(wrong.err).not.toContain('not a key');
    const unreviewed = await command(
      ...[
        'approve',
        gateReport,
        '--as',
        'ada',
        '--key',
        ada.keyFile,
        '--check',
        'metrics.roc',
        ...on,
      ],
    );
    expect(unreviewed.code).toBe(2);
  });

  test('lineage of what is not there: 2', async () => {
    for (const id of ['mortgage@9', 'mortgage@challenger', `sha256:${'0'.repeat(64)}`, 'loans@1']) {
      expect((await command('lineage', id, ...on)).code).toBe(2);
    }
  });
});

describe('a run whose candidates cannot be approved as they are', () => {
  test('every candidate fails: 3, and each says why', async () => {
    const strict = copyConfig(join(folder, 'strict'), {
      metrics: (file) => file.setIn(['checks', 0, 'limit'], 0.99),
    });
    const {
      code,
      out: text,
      err,
    } = await command(
      ...['run', '--config', strict, '--out', join(folder, 'strict-results')],
      ...['--summary', ci('strict.md')],
    );
    expect(code).toBe(3);
    expect(readFileSync(ci('strict.md'), 'utf8').match(/^## Does not pass/gm)).toHaveLength(3);
    expect(text.match(/: closed; /g)).toHaveLength(3);
    expect(text.match(/metrics\.roc_auc: fail: .* required ≥ \.99/g)).toHaveLength(3);
    expect(err).toContain('0 of 3 candidate(s) may be approved');
  });

  test('left to review: an approval that names the checks opens it', async () => {
    const review = copyConfig(join(folder, 'review'), {
      default: (file) => file.deleteIn(['training', 'candidates', 2]),
      governance: (file) => {
        trusting(ada, grace)(file);
        for (const check of [0, 1]) {
          file.setIn(['fairness', 'checks', check, 'onInsufficientData'], 'review');
        }
      },
    });
    const where = ['--config', review, '--out', join(folder, 'review-results')];
    const { code, out: text } = await command('run', ...where, '--json', '--author', 'linus');
    const [cautious, balanced] = (JSON.parse(text) as RunJson).candidates;
    expect(code).toBe(0);
    expect(cautious).toMatchObject({ mayBeApproved: false });
    expect(balanced).toMatchObject({
      mayBeApproved: true,
      toReview: [
        'fairness.disparate_impact_ratio.afam',
        'fairness.equal_opportunity_difference.afam',
      ],
    });
    const approve = ({ approver, keyFile }: typeof ada, ...more: string[]) =>
      command(
        ...['approve', balanced!.gateReport, '--as', approver.name, '--key', keyFile],
        ...[...where, ...more],
      );
    const promote = () => command('promote', balanced!.model, '--alias', 'champion', ...where);
    const unnamed = await approve(ada);
    for (const check of balanced!.toReview) {
      expect(unnamed.out).toContain(`left to review and not named here: ${check}; `);
    }
    await approve(grace);
    expect((await promote()).code).toBe(3);
    const named = await approve(grace, '--check', ...balanced!.toReview);
    expect(named).toMatchObject({ code: 0, out: expect.not.stringContaining('not named here') });
    expect((await promote()).code).toBe(0);
  });
});
