import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Document } from 'yaml';
import {
  command,
  copyConfig,
  identity,
  type Outcome,
  root,
  temporaryFolder,
  trusting,
} from './support.ts';

const folder = temporaryFolder();
// Recognisable wherever it would come out: no message may repeat what stands in a cell.
const SECRET = 'Xq7-secret-applicant-4929';
const source = readFileSync(join(root, 'examples', 'mortgage', 'hmda-boston.csv'), 'utf8');
// One candidate and no more folds than there must be: these tests look at what surrounds a run.
const quick = (file: Document): void => {
  file.setIn(['training', 'crossFit'], { folds: 2, repeats: 1 });
  file.setIn(['training', 'candidates'], [{ name: 'open', threshold: 0.5 }]);
};
const lines = source.trimEnd().split('\n');
const header = lines[0]!.split(',');
let made = 0;

/** The data with one cell of one line replaced; line 1 is the header. */
function withCell(line: number, column: string, cell: string): string {
  const cells = lines[line - 1]!.split(',');
  cells[header.indexOf(column)] = cell;
  return [...lines.slice(0, line - 1), cells.join(','), ...lines.slice(line)].join('\n');
}

function withoutColumn(column: string): string {
  const index = header.indexOf(column);
  return lines.map((line) => line.split(',').toSpliced(index, 1).join(',')).join('\n');
}

interface Attempt extends Outcome {
  readonly out: string;
  readonly results: string;
}

/** Runs the mortgage project on a data file, or on whatever stands in its place. */
async function runOn(put: (path: string) => void): Promise<Attempt> {
  made += 1;
  const at = join(folder, `case-${made}`);
  mkdirSync(at);
  const data = join(at, 'loans.csv');
  put(data);
  const dir = copyConfig(join(at, 'config'), {
    default: (file) => file.setIn(['data', 'path'], data),
  });
  const results = join(at, 'results');
  return { ...(await command('run', '--config', dir, '--out', results)), results };
}

const runOnText = (text: string | Uint8Array): Promise<Attempt> =>
  runOn((path) => writeFileSync(path, text));

/** Wrong input ends with 2 and a typed error, and leaves nothing behind. */
function expectRefused({ code, out, err, results }: Attempt, words: readonly string[]): void {
  expect({ code, out }).toEqual({ code: 2, out: '' });
  for (const word of words) expect(err).toContain(word);
  expect(err).not.toContain(SECRET);
  expect(err).not.toMatch(/^ {4}at /m);
  expect(err.length).toBeLessThan(5_000);
  expect(existsSync(results)).toBe(false);
}

describe('data that do not fit', () => {
  test.each([
    ['an empty file', '', ['loans.csv', 'empty file']],
    ['a header and no rows', `${lines[0]}\n`, ['loans.csv', 'no rows']],
    ['a missing column', withoutColumn('lvrat'), ['loans.csv:1', 'column "lvrat"']],
    ['an unknown category', withCell(7, 'phist', SECRET), ['loans.csv:7 column "phist"', '"no"']],
    ['an unknown label', withCell(9, 'deny', SECRET), ['loans.csv:9 column "deny"']],
    [
      'a protected attribute unheard of',
      withCell(5, 'afam', SECRET),
      ['loans.csv:5 column "afam"'],
    ],
    [
      'a cell that is no number',
      withCell(2380, 'pirat', SECRET),
      ['loans.csv:2380 column "pirat"'],
    ],
    ['a number out of range', withCell(4, 'lvrat', '4929.4929'), ['loans.csv:4 column "lvrat"']],
    ['a missing cell', withCell(6, 'unemp', 'NA'), ['loans.csv:6 column "unemp"', 'missing']],
    [
      'a cell of one megabyte',
      withCell(11, 'pirat', SECRET.repeat(40_000)),
      ['loans.csv:11 column "pirat"'],
    ],
    ['a NUL byte', withCell(13, 'chist', `${SECRET}\0`), ['loans.csv:13', 'nul byte']],
    [
      'a row that is cut off',
      `${lines.slice(0, -1).join('\n')}\n${SECRET}`,
      [`loans.csv:${lines.length}`, 'as many cells as the header'],
    ],
    ['a row with too many cells', `${lines.join('\n')},${SECRET}`, [`loans.csv:${lines.length}`]],
    ['a quote that is never closed', withCell(15, 'chist', `"${SECRET}`), ['loans.csv:15']],
    ['text after a quote', withCell(15, 'chist', `"1"${SECRET}`), ['loans.csv:15']],
  ])('%s: 2, with file, line and column, and never the value', async (_, text, words) => {
    expectRefused(await runOnText(text), [...words, '[TRAINING_DATA_INVALID]']);
  });

  test('faults of several columns are told at once', async () => {
    const text = withCell(3, 'pirat', SECRET).split('\n');
    text[20] = text[20]!.replace(/^[^,]*/, SECRET);
    expectRefused(await runOnText(text.join('\n')), [
      'loans.csv:3 column "pirat"',
      'loans.csv:21 column "deny"',
    ]);
  });

  test('bytes that are not UTF-8', async () => {
    const bytes = Buffer.from(withCell(8, 'chist', 'xx'), 'latin1');
    bytes[bytes.indexOf('xx')] = 0xff;
    expectRefused(await runOnText(bytes), ['loans.csv', '[TRAINING_DATA_INVALID]']);
  });

  test('a folder in its place, or nothing at all', async () => {
    const asFolder = await runOn((path) => mkdirSync(path));
    expectRefused(asFolder, ['loans.csv', '[TRAINING_SOURCE_UNREADABLE]']);
    const absent = await runOn(() => {});
    expectRefused(absent, ['loans.csv', 'ENOENT', '[TRAINING_SOURCE_UNREADABLE]']);
  });

  test('one label only: nothing can be learnt', async () => {
    const denied = lines.filter((line, index) => index === 0 || line.startsWith('no,'));
    expectRefused(await runOnText(denied.join('\n')), ['[TRAINING_']);
  });
});

describe('an output folder that cannot be written', () => {
  const dir = copyConfig(join(folder, 'config'), { default: quick });

  test('a file in its place: 1, and what to do', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, 'mine');
    const { code, out, err } = await command('run', '--config', dir, '--out', file);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/\[(PIPELINE_OUTPUT|REGISTRY)_UNWRITABLE\]/);
    expect(err).toContain(file);
    expect(err).toMatch(/choose|another|check|give/);
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  test('a file in the place of the reports: 1, and no draft is left', async () => {
    const results = join(folder, 'blocked');
    mkdirSync(results);
    writeFileSync(join(results, 'reports'), 'mine');
    const { code, err } = await command('run', '--config', dir, '--out', results);
    expect(code).toBe(1);
    expect(err).toContain('[PIPELINE_OUTPUT_UNWRITABLE]');
    expect(err).toContain('--out');
    expect(readFileSync(join(results, 'reports'), 'utf8')).toBe('mine');
  });
});

test('a folder whose name a URI would misread is written as it is named', async () => {
  const results = join(folder, 'loans #2 50%41 ?');
  const dir = copyConfig(join(folder, 'config-odd'), { default: quick });
  const { code } = await command('run', '--config', dir, '--out', results);
  expect(code).toBe(0);
  expect(existsSync(join(results, 'mlruns', 'models', 'mortgage', 'version-1'))).toBe(true);
  const lineage = await command('lineage', 'mortgage@1', '--config', dir, '--out', results);
  expect(lineage.code).toBe(0);
});

describe('predict', () => {
  const people = ['ada', 'grace'].map((name) => identity(folder, name));
  const dir = copyConfig(join(folder, 'served'), {
    default: quick,
    governance: trusting(...people),
  });
  const on = ['--config', dir, '--out', join(folder, 'served-results')];
  const applicant = (
    JSON.parse(
      readFileSync(join(root, 'examples', 'mortgage', 'applicants.json'), 'utf8'),
    ) as object[]
  )[0]!;

  let promoted: Promise<Outcome> | undefined;

  async function promoteOpen(): Promise<Outcome> {
    const ran = await command('run', ...on, '--author', 'linus', '--json');
    const { candidates } = JSON.parse(ran.out) as {
      candidates: { gateReport: string; model: string }[];
    };
    const { gateReport, model } = candidates[0]!;
    for (const { approver, keyFile } of people) {
      await command('approve', gateReport, '--as', approver.name, '--key', keyFile, ...on);
    }
    return command('promote', model, '--alias', 'champion', ...on);
  }

  async function predict(text: string): Promise<Outcome> {
    promoted ??= promoteOpen();
    expect((await promoted).code).toBe(0);
    made += 1;
    const file = join(folder, `rows-${made}.json`);
    writeFileSync(file, text);
    return command('predict', file, ...on);
  }

  test('a good row is answered', async () => {
    expect((await predict(JSON.stringify(applicant))).code).toBe(0);
    expect(await predict('[]')).toEqual({ code: 0, out: '', err: '' });
  });

  test.each([
    ['no JSON', `{"pirat": ${SECRET}`, ['must hold JSON']],
    ['an empty file', '', ['must hold JSON']],
    ['a number in the place of a row', '[1]', ['rows[0]']],
    [
      'a missing input',
      JSON.stringify([applicant, { ...applicant, lvrat: undefined }]),
      ['rows[1].lvrat'],
    ],
    ['an unknown category', JSON.stringify({ ...applicant, chist: SECRET }), ['rows[0].chist']],
    ['text for a number', JSON.stringify({ ...applicant, pirat: SECRET }), ['rows[0].pirat']],
    ['a number out of range', JSON.stringify({ ...applicant, lvrat: 4929 }), ['rows[0].lvrat']],
    [
      'a protected attribute',
      JSON.stringify({ ...applicant, afam: SECRET }),
      ['rows[0].afam', 'protected'],
    ],
    ['an input unheard of', JSON.stringify({ ...applicant, shoe: SECRET }), ['rows[0].shoe']],
    ['a prototype', `{"__proto__": ${JSON.stringify(applicant)}}`, ['rows[0]']],
  ])('%s: 2, with the path, and never the value', async (_, text, words) => {
    const { code, out, err } = await predict(text);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    for (const word of words) expect(err).toContain(word);
    expect(err).not.toContain(SECRET);
    expect(err).not.toContain('4929');
  });
});
