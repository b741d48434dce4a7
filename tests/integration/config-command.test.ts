import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { command, copyConfig, root, temporaryFolder } from './support.ts';

const folder = temporaryFolder();
let made = 0;

/** A copy of the mortgage configuration with texts replaced in its files. */
function planted(faults: readonly (readonly [file: string, from: string, to: string])[]): string {
  made += 1;
  const dir = copyConfig(join(folder, `config-${made}`));
  for (const [file, from, to] of faults) {
    const path = join(dir, file);
    const text = readFileSync(path, 'utf8');
    expect(text).toContain(from);
    writeFileSync(path, text.replace(from, to));
  }
  return dir;
}

/** Where a text ends up in a file, as `line:column`: what stands before it tells which one. */
function place(dir: string, file: string, text: string, before = ''): string {
  const lines = readFileSync(join(dir, file), 'utf8').split('\n');
  const line = lines.findIndex((content) => content.includes(before + text));
  return `${line + 1}:${lines[line]!.indexOf(before + text) + before.length + 1}`;
}

describe('config check', () => {
  test('says what holds: 0', async () => {
    const { code, out, err } = await command('config', 'check', join(root, 'config'));
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^the configuration holds: 7 checks, fingerprint sha256:[0-9a-f]{64}\n$/);
    const json = JSON.parse((await command('config', 'check', join(root, 'config'), '--json')).out);
    expect(Object.keys(json.fingerprints)).toContain('governance');
    expect(out).toContain(json.fingerprint);
  });

  test('three faults in three files: all three, each at its place, in one run: 2', async () => {
    const dir = planted([
      ['default.yaml', 'seed: 1990', 'seed: -1'],
      ['metrics.yaml', 'limit: 0.75', 'limt: 0.75'],
      ['governance.yaml', 'required: 2', 'required: two'],
    ]);
    const { code, out, err } = await command('config', 'check', dir);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(`default.yaml:${place(dir, 'default.yaml', '-1')} training.seed`);
    expect(err).toContain(
      `metrics.yaml:${place(dir, 'metrics.yaml', 'limt')} metrics.checks[0].limt`,
    );
    expect(err).toContain('did you mean "limit"?');
    expect(err).toContain(
      `governance.yaml:${place(dir, 'governance.yaml', 'two')} governance.approvals.required`,
    );
    expect(err).toContain('[CONFIG_INVALID]');
    const json = JSON.parse((await command('config', 'check', dir, '--json')).err);
    expect(json.details.issues.map(({ file }: { file: string }) => file)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('default.yaml'),
        expect.stringContaining('metrics.yaml'),
        expect.stringContaining('governance.yaml'),
      ]),
    );
  });

  test('a typo in a key is found, and the key that was meant named', async () => {
    const dir = planted([['default.yaml', 'stratifyBy:', 'stratifyby:']]);
    const { code, err } = await command('config', 'check', dir);
    expect(code).toBe(2);
    expect(err).toContain(`default.yaml:${place(dir, 'default.yaml', 'stratifyby')}`);
    expect(err).toContain('did you mean "stratifyBy"?');
  });

  test('rules between the files are checked as well', async () => {
    const dir = planted([
      ['metrics.yaml', 'metric: roc_auc', 'metric: roc_acu'],
      ['governance.yaml', 'attribute: afam', 'attribute: afan'],
      ['default.yaml', 'stratifyBy: deny', 'stratifyBy: pirat'],
    ]);
    const { code, err } = await command('config', 'check', dir);
    expect(code).toBe(2);
    expect(err).toContain(`metrics.yaml:${place(dir, 'metrics.yaml', 'roc_acu')}`);
    expect(err).toContain('did you mean "roc_auc"?');
    expect(err).toContain(`governance.yaml:${place(dir, 'governance.yaml', 'afan')}`);
    expect(err).toContain('did you mean "afam"?');
    expect(err).toContain(
      `default.yaml:${place(dir, 'default.yaml', 'pirat', 'stratifyBy: ')} training.split.stratifyBy`,
    );
  });

  test('every other verb refuses the same configuration: 2', async () => {
    const dir = planted([['metrics.yaml', 'limit: 0.75', 'limit: high']]);
    const out = join(folder, 'untouched');
    for (const argv of [
      ['run'],
      ['predict', 'x.json'],
      ['lineage', 'mortgage@1'],
      ['promote', 'mortgage@1', '--alias', 'champion'],
      ['approve', 'x.json', '--as', 'ada', '--key', 'x.pem'],
    ]) {
      const { code, err } = await command(...argv, '--config', dir, '--out', out);
      expect(code).toBe(2);
      expect(err).toContain('metrics.yaml:');
    }
  });
});

describe('config explain', () => {
  test('names file, line and column of the value', async () => {
    const dir = copyConfig(join(folder, 'explained'));
    const { code, out } = await command('config', 'explain', 'training.seed', '--config', dir);
    expect(code).toBe(0);
    expect(out).toContain('training.seed = 1990\n');
    expect(out).toContain(`default.yaml:${place(dir, 'default.yaml', '1990', 'seed: ')}  1990\n`);
  });

  test('shows which layer wins', async () => {
    const dir = copyConfig(join(folder, 'layered'));
    writeFileSync(join(dir, 'production.yaml'), 'training:\n  seed: 7\n');
    const { out } = await command(
      ...['config', 'explain', 'training.seed', '--config', dir, '--environment', 'production'],
    );
    expect(out).toMatch(
      /^training\.seed = 7\n {2}.*default\.yaml:\d+:\d+ {2}1990\n\* .*production\.yaml:2:9 {2}7\n$/,
    );
  });

  test('a default of the schema, an absent value and a path that is none', async () => {
    const explain = (path: string, ...more: string[]) =>
      command('config', 'explain', path, '--config', join(root, 'config'), ...more);
    expect((await explain('metrics.checks[0].enforce')).out).toContain('the default of the schema');
    const absent = await explain('metrics.checks[0].target', '--json');
    expect({ code: absent.code, json: JSON.parse(absent.out) }).toMatchObject({
      code: 0,
      json: { path: 'metrics.checks[0].target', layers: [] },
    });
    const unknown = await explain('training.sead');
    expect(unknown.code).toBe(2);
    expect(unknown.err).toContain('did you mean "training.seed"?');
  });
});

test.each([
  [[], 'contract'],
  [['project'], 'training'],
  [['metrics'], 'checks'],
  [['governance'], 'fairness'],
  [['feature-store'], 'views'],
])('config schema %j is one JSON Schema', async (file, property) => {
  const { code, out, err } = await command('config', 'schema', ...file);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const schema = JSON.parse(out);
  expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
  expect(Object.keys(schema.properties)).toContain(property);
});
