import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ConfigError, secret } from '../../src/config/index.ts';
import { errorOf, load, loadWith, places, placesOf, ref, schema } from './fixture.ts';

const VALUE = 'hunter2-and-more';
const withToken = (line: string) => ({
  'default.yaml': `training: { seed: 1 }\nregistry:\n  token: ${line}\n`,
});

function shown(value: unknown): string {
  return [
    JSON.stringify(value),
    inspect(value, { depth: 9, showHidden: true }),
    String(value),
    value instanceof Error ? `${value.message} ${value.stack}` : '',
  ].join('\n');
}

describe('a reference', () => {
  test('to a variable is resolved, and shows nothing', () => {
    const config = load(withToken(`"${ref('env:TOKEN')}"`), { env: { TOKEN: VALUE } });
    const token = config.value.registry.token!;
    expect(token.reveal()).toBe(VALUE);
    expect([`${token}`, String(token), token.toString(), JSON.stringify({ token })]).toEqual([
      '[redacted]',
      '[redacted]',
      '[redacted]',
      '{"token":"[redacted]"}',
    ]);
    expect(inspect({ token })).toBe('{ token: [redacted] }');
    expect(shown(config.value)).not.toContain(VALUE);
    expect(shown({ ...config, all: config.explain([]) })).not.toContain(VALUE);
    expect(structuredClone(config.value.registry)).not.toContain(VALUE);
  });

  test('to a file is read relative to the directory, one newline dropped', () => {
    const { value } = load({ ...withToken(ref('file:token.txt')), 'token.txt': `${VALUE}\n` });
    expect(value.registry.token?.reveal()).toBe(VALUE);
  });

  test.each([
    [ref('env:TOKEN'), {}, 'missing_env', 'the variable TOKEN is not set; set it'],
    [ref('env:TOKEN'), { TOKEN: '' }, 'missing_env', 'the variable TOKEN is empty; set it'],
    [ref('env:toString'), {}, 'missing_env', 'the variable toString is not set; set it'],
    [ref('file:none'), {}, 'unreadable_file', `the secret's file "none" does not exist`],
    [ref('file:.'), {}, 'unreadable_file', `the secret's file "." is no regular file`],
  ])('%s that leads nowhere, %j', (reference, env, code, message) => {
    const { issues } = errorOf(() => load(withToken(reference), { env }));
    expect(places(issues)).toEqual([`default.yaml:3:10 ${code} registry.token`]);
    expect(issues[0]?.message).toBe(message);
  });

  test('every secret that leads nowhere is reported', () => {
    const all = z.strictObject({ a: secret(), b: z.array(secret()) });
    const { issues } = errorOf(() =>
      loadWith(all, `a: ${ref('env:A')}\nb: ["${ref('env:B')}", "${ref('env:C')}"]\n`),
    );
    expect(places(issues)).toEqual([
      'default.yaml:1:4 missing_env a',
      'default.yaml:2:5 missing_env b.0',
      'default.yaml:2:17 missing_env b.1',
    ]);
  });
});

describe('a literal', () => {
  test.each([VALUE, `"${VALUE}"`, '1234567890', `x\${env:T}${VALUE}`, `[${VALUE}]`])(
    'in a file is refused and not shown: %s',
    (literal) => {
      const error = errorOf(() => load(withToken(literal)));
      expect(places(error.issues)).toEqual(['default.yaml:3:10 secret_in_file registry.token']);
      expect(error.message).toMatch(/\n {2}3 \| {3}token: …\n {4}\| {10}\^$/);
      expect(shown(error)).not.toMatch(/hunter2|1234567890/);
    },
  );

  test.each([
    ['under a mistyped name', `registry:\n  tokn: ${VALUE}\n`],
    ['beside another fault on its line', `registry: { token: ${VALUE}, uri: 1 }\n`],
    ['in a text with an open quote', `registry:\n  token: "${VALUE}\n`],
    ['under a duplicate key', `registry: { token: ${VALUE}, token: b }\n`],
    ['under an unsafe key', `registry: { __proto__: ${VALUE} }\n`],
    ['with an escape that is none', `registry:\n  token: "\\q ${VALUE}"\n`],
    ['with a wrong tag', `registry:\n  token: !foo ${VALUE}\n`],
    ['in a section of the wrong type', `registry: ${VALUE}\n`],
    ['over several lines', `registry:\n  token: |\n    ${VALUE}\n\tx\n`],
  ])('%s is not shown', (_, text) => {
    const error = errorOf(() => load({ 'default.yaml': `training: { seed: 1 }\n${text}` }));
    expect(shown(error)).not.toContain(VALUE);
    expect(error.issues.every((issue) => !issue.message.includes(VALUE))).toBe(true);
  });

  test('in an override is refused', () => {
    expect(placesOf({}, { overrides: { registry: { token: VALUE } } })).toEqual([
      'override:0:0 secret_in_file registry.token',
    ]);
  });

  test('in a variable of its own is accepted, for there it belongs', () => {
    const config = load({}, { env: { CODEXHUB__registry__token: VALUE } });
    expect(config.value.registry.token?.reveal()).toBe(VALUE);
    expect(config.explain('registry.token').layers[0]?.value).toBe(
      ref('env:CODEXHUB__registry__token'),
    );
  });
});

test('the fingerprint takes the reference, not the value', () => {
  const fingerprintOf = (name: string, value: string) =>
    load(withToken(`\${env:${name}}`), { env: { [name]: value } }).fingerprint;
  expect(fingerprintOf('A', 'one')).toBe(fingerprintOf('A', 'two'));
  expect(fingerprintOf('A', 'one')).not.toBe(fingerprintOf('B', 'one'));
});

test('a secret of a bare schema cannot be revealed', () => {
  const { registry } = schema.pick({ registry: true }).parse({ registry: { token: ref('env:A') } });
  expect(errorOf(() => registry.token?.reveal())).toBeInstanceOf(ConfigError);
  expect(errorOf(() => registry.token?.reveal()).code).toBe('CONFIG_SECRET_UNRESOLVED');
});
