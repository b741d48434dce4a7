import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import {
  ConfigError,
  type ConfigIssue,
  type LoadConfigOptions,
  loadConfig,
  secret,
} from '../../src/config/index.ts';

/** A small configuration of the test's own, with one of everything. */
export const schema = z.strictObject({
  training: z
    .strictObject({
      seed: z.number().int(),
      ratios: z.array(z.number()).default([0.7, 0.15, 0.15]),
      estimator: z.enum(['logistic', 'forest']).default('logistic'),
      shuffle: z.boolean().default(true),
      note: z.string().nullable().optional(),
    })
    .meta({ description: 'How the model is fitted' }),
  registry: z
    .strictObject({ uri: z.string().default('file:.codexhub'), token: secret().optional() })
    .prefault({}),
  inference: z
    .strictObject({
      cache: z.strictObject({ ttlSeconds: z.number().positive().default(60) }).prefault({}),
      limits: z
        .strictObject({ low: z.number(), high: z.number() })
        .refine(({ low, high }) => low < high, { path: ['low'], error: 'low must be below high' })
        .optional(),
    })
    .prefault({}),
  metrics: z.strictObject({ primary: z.string() }),
  governance: z.strictObject({
    fairness: z.strictObject({
      enforce: z.boolean(),
      onInsufficientData: z.enum(['block', 'review']).default('block'),
    }),
    limits: z.record(z.string(), z.strictObject({ limit: z.number() })).default({}),
  }),
});

/** The least that the schema accepts. */
export const files = {
  'default.yaml': 'training:\n  seed: 42\n',
  'metrics.yaml': 'primary: auc\n',
  'governance.yaml': 'fairness:\n  enforce: true\n',
} as const;

type Texts = Readonly<Record<string, string | Uint8Array>>;

/** Writes files into a new directory, which goes away with the test. */
export function writeConfig(texts: Texts): string {
  const dir = mkdtempSync(join(tmpdir(), 'codexhub-config-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(dir, name), text);
  return dir;
}

type Options = Omit<LoadConfigOptions<typeof schema>, 'schema' | 'dir'>;

/** Loads the test's schema from the least configuration with some files replaced. */
export function load(texts: Texts = {}, options: Options = {}) {
  return loadConfig({ schema, env: {}, ...options, dir: writeConfig({ ...files, ...texts }) });
}

/** The error of a configuration that must not load. */
export function errorOf(action: () => unknown): ConfigError {
  try {
    action();
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('it loaded');
}

/** Issues as one line each, `file:line:column code path`, the directory left out. */
export function places(issues: readonly ConfigIssue[]): readonly string[] {
  return issues.map(({ file, line, column, code, path }) =>
    [`${file.split('/').at(-1)}:${line}:${column}`, code, path.join('.')].join(' ').trim(),
  );
}

/** The places of a configuration that must not load. */
export function placesOf(texts: Texts, options: Options = {}): readonly string[] {
  return places(errorOf(() => load(texts, options)).issues);
}

/** A reference to a secret, such as `ref('env:TOKEN')`. */
export const ref = (target: string) => `\${${target}}`;

/** A schema of other keys, loaded from one `default.yaml`. */
export function loadWith<Schema extends z.ZodType>(
  other: Schema,
  text: string,
  options: Omit<LoadConfigOptions<Schema>, 'schema' | 'dir'> = {},
) {
  const dir = writeConfig({ 'default.yaml': text });
  return loadConfig({ env: {}, ...options, schema: other, dir });
}
