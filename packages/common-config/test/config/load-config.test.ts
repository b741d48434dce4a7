import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { loadConfig } from '../../src/config/index.ts';
import { errorOf, load, loadWith, places, placesOf, writeConfig } from './fixture.ts';

describe('what loads', () => {
  test('defaults are filled in, and the value is frozen all the way down', () => {
    const { value } = load();
    expect(value.training).toEqual({
      seed: 42,
      ratios: [0.7, 0.15, 0.15],
      estimator: 'logistic',
      shuffle: true,
    });
    expect(value.inference.cache.ttlSeconds).toBe(60);
    expect(Object.isFrozen(value.training.ratios)).toBe(true);
    expect(() => {
      // @ts-expect-error a configuration is read-only
      value.training.seed = 1;
    }).toThrow(TypeError);
  });

  test('later layers win; objects merge, arrays replace', () => {
    const { value } = load(
      {
        'default.yaml': 'training: { seed: 1, ratios: [0.6, 0.2, 0.2], note: base }\n',
        'production.yaml': 'training: { seed: 2, ratios: [0.8, 0.2] }\n',
        'local.yaml': 'training: { seed: 3 }\ninference: { cache: { ttlSeconds: 5 } }\n',
      },
      {
        environment: 'production',
        env: { CODEXHUB__training__seed: '4', PATH: '/bin' },
        overrides: { training: { shuffle: false }, inference: { cache: { ttlSeconds: 7 } } },
      },
    );
    expect(value.training).toEqual({
      seed: 4,
      ratios: [0.8, 0.2],
      estimator: 'logistic',
      shuffle: false,
      note: 'base',
    });
    expect(value.inference.cache.ttlSeconds).toBe(7);
  });

  test('an environment may change a governed section, for its file is committed', () => {
    const { value } = load(
      { 'staging.yaml': 'governance: { fairness: { enforce: false } }\n' },
      { environment: 'staging' },
    );
    expect(value.governance.fairness.enforce).toBe(false);
  });

  test('the files that were read are listed with the digests of their bytes', () => {
    const { files } = load({ 'local.yaml': '' });
    expect(files.map(({ layer, file }) => `${layer} ${file.split('/').at(-1)}`)).toEqual([
      'default default.yaml',
      'section metrics.yaml',
      'section governance.yaml',
      'local local.yaml',
    ]);
    expect(files[3]?.digest).toMatch(/^sha256:e3b0c442/);
  });

  test('a byte order mark, CRLF and aliases are read', () => {
    const { value } = loadWith(
      z.strictObject({ a: z.array(z.number()), b: z.array(z.number()) }),
      '\ufeffa: &list [1, 2]\r\nb: *list\r\n',
    );
    expect(value).toEqual({ a: [1, 2], b: [1, 2] });
  });
});

describe('where a fault is reported', () => {
  test('an unknown key: at the key, with what was probably meant', () => {
    const error = errorOf(() =>
      load({ 'governance.yaml': '# policy\nfairness:\n  enfroce: true\n' }),
    );
    expect(places(error.issues)).toEqual([
      'governance.yaml:3:3 unknown_key governance.fairness.enfroce',
    ]);
    expect(error.issues[0]?.suggestion).toBe('enforce');
    const [headline, first, ...lines] = error.message.split('\n');
    expect(headline).toBe('configuration: 1 fault in 1 place');
    expect(first).toMatch(
      /governance\.yaml:3:3 governance\.fairness\.enfroce unknown key "enfroce"; did you mean "enforce"\?$/,
    );
    expect(lines).toEqual(['  3 |   enfroce: …', '    |   ^^^^^^^']);
  });

  test('snake case suggests camel case, however many letters differ', () => {
    const error = errorOf(() =>
      load({ 'governance.yaml': 'fairness:\n  enforce: true\n  on_insufficient_data: block\n' }),
    );
    expect(error.issues.map((issue) => issue.suggestion)).toEqual(['onInsufficientData']);
  });

  test('a wrong type: at the value, with both types and without the value', () => {
    const error = errorOf(() => load({ 'default.yaml': 'training:\n  seed: "forty-two"\n' }));
    expect(places(error.issues)).toEqual(['default.yaml:2:9 invalid training.seed']);
    expect(error.issues[0]?.message).toBe('expected number, received string');
    expect(error.message).toMatch(/\n {2}2 \| {3}seed: "forty-two"\n {4}\| {9}\^{11}$/);
  });

  test('a missing key: at its parent', () => {
    expect(placesOf({ 'default.yaml': '\ntraining:\n  shuffle: false\n' })).toEqual([
      'default.yaml:3:3 missing_key training.seed',
    ]);
  });

  test('an empty section: just after its colon', () => {
    const error = errorOf(() => load({ 'default.yaml': 'training:\n' }));
    expect(places(error.issues)).toEqual(['default.yaml:1:10 invalid training']);
    expect(error.issues[0]?.message).toMatch(/^expected object, received nothing \(null\)/);
  });

  test('an empty file: at 1:1', () => {
    expect(placesOf({ 'default.yaml': '', 'governance.yaml': '# nothing yet\n' })).toEqual([
      'default.yaml:1:1 missing_key training',
      'governance.yaml:1:1 missing_key governance.fairness',
    ]);
  });

  test('a rule between keys: at the deepest node of its path', () => {
    const limits = (text: string) => ({
      'default.yaml': `training: { seed: 1 }\ninference:\n  limits:\n${text}`,
    });
    expect(placesOf(limits('    high: 1\n    low: 2\n'))).toEqual([
      'default.yaml:5:10 invalid inference.limits.low',
    ]);
  });

  test('a section without its file: missing, and the file is named', () => {
    const dir = writeConfig({ 'default.yaml': 'a: 1\n' });
    const schema = z.strictObject({ a: z.number(), metrics: z.strictObject({ b: z.number() }) });
    const error = errorOf(() => loadConfig({ schema, dir, env: {} }));
    expect(places(error.issues)).toEqual(['metrics.yaml:1:1 missing_key metrics']);
    expect(error.issues[0]?.message).toMatch(/its file does not exist/);
  });

  test('a value that an alias repeats: at its anchor', () => {
    const schema = z.strictObject({
      a: z.strictObject({ n: z.string() }),
      b: z.strictObject({ n: z.number() }),
    });
    const error = errorOf(() => loadWith(schema, 'a: &x\n  n: text\nb: *x\n'));
    expect(places(error.issues)).toEqual(['default.yaml:2:6 invalid b.n']);
  });

  test('a variable or an override: under its name, at 0:0', () => {
    const issues = placesOf(
      {},
      {
        env: { CODEXHUB__training__seed: 'x', CODEXHUB__training__sede: '1' },
        // @ts-expect-error not a boolean
        overrides: { training: { shuffle: 'no' } },
      },
    );
    expect(issues).toEqual([
      'env:CODEXHUB__training__sede:0:0 unknown_key training.sede',
      'env:CODEXHUB__training__seed:0:0 invalid training.seed',
      'override:0:0 invalid training.shuffle',
    ]);
  });

  test('a union: where the form that was meant is broken', () => {
    const schema = z.strictObject({
      u: z.union([z.string(), z.strictObject({ n: z.number() })]),
      d: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('a'), rate: z.number() }),
        z.strictObject({ kind: z.literal('b'), y: z.number() }),
      ]),
    });
    const at = (text: string) => places(errorOf(() => loadWith(schema, text)).issues);
    expect(at('u: { n: one }\nd: { kind: a, rat: 1 }\n')).toEqual([
      'default.yaml:1:9 invalid u.n',
      'default.yaml:2:15 unknown_key d.rat',
    ]);
    const error = errorOf(() => loadWith(schema, 'u: 1\nd: { kind: c }\n'));
    expect(error.issues.map((issue) => issue.message)).toEqual([
      'expected string or object, received number',
      'expected one of "a", "b", received string',
    ]);
  });

  test('check: its issues stand at their path like those of the schema', () => {
    const error = errorOf(() =>
      load(
        { 'metrics.yaml': 'primary: acu\n' },
        {
          check: ({ metrics }) => [
            {
              path: ['metrics', 'primary', 'x'],
              message: `no metric ${metrics.primary.length}`,
              suggestion: 'auc',
            },
          ],
        },
      ),
    );
    expect(places(error.issues)).toEqual(['metrics.yaml:1:10 invalid metrics.primary.x']);
    expect(error.message).toMatch(
      /metrics\.primary\.x no metric 3; did you mean "auc"\?\n {2}1 \| primary: acu\n {4}\| {10}\^\^\^$/,
    );
  });
});

describe('every fault of every file', () => {
  test('comes in one error, sorted by layer and place', () => {
    const error = errorOf(() =>
      load(
        {
          'default.yaml': 'trainng:\n  seed: 1\n',
          'metrics.yaml': 'primary: [\n',
          'governance.yaml': 'fairness:\n  enforce: 1\n  x: 2\n',
          'production.yaml': 'inference: { cache: { ttlSeconds: -1 } }\n',
          'local.yaml': 'governance: {}\n',
        },
        { environment: 'production', env: { CODEXHUB__metrics__primary: 'f1' } },
      ),
    );
    expect(places(error.issues)).toEqual([
      'default.yaml:1:1 unknown_key trainng',
      'governance.yaml:2:12 invalid governance.fairness.enforce',
      'governance.yaml:3:3 unknown_key governance.fairness.x',
      'metrics.yaml:2:1 yaml metrics',
      'production.yaml:1:35 invalid inference.cache.ttlSeconds',
      'local.yaml:1:1 override_forbidden governance',
      'env:CODEXHUB__metrics__primary:0:0 override_forbidden metrics.primary',
    ]);
    expect(error.message).toMatch(/^configuration: 7 faults in 6 places\n/);
    expect(error.toJSON()['details']).toEqual({ issues: error.issues });
  });

  test('counts a fault that a stronger layer covers', () => {
    expect(
      placesOf({
        'default.yaml': 'training: { seed: one }\n',
        'local.yaml': 'training: { seed: 1 }\n',
      }),
    ).toEqual(['default.yaml:1:19 invalid training.seed']);
  });

  test('a key or a rule that a later layer mends is no fault', () => {
    const { value } = load({
      'default.yaml': 'training: { shuffle: false }\ninference: { limits: { low: 2, high: 1 } }\n',
      'local.yaml': 'training: { seed: 1 }\ninference: { limits: { high: 3 } }\n',
    });
    expect(value.inference.limits).toEqual({ low: 2, high: 3 });
  });

  test('the message stops after 100 faults, the issues do not', () => {
    const keys = Array.from({ length: 150 }, (_, index) => `k${index}: 1\n`).join('');
    const error = errorOf(() => loadWith(z.strictObject({}), keys));
    expect(error.issues).toHaveLength(150);
    expect(error.message).toMatch(/\n… and 50 more$/);
  });
});
