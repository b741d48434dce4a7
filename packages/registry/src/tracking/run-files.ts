import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { RegistryError } from '../errors.ts';
import { checkArtifactPath } from '../store/artifact-path.ts';
import { appendLine, type Content, createFile, replaceFile } from '../store/durable.ts';
import { checkKey, checkText } from '../store/names.ts';
import { readText } from '../store/read-files.ts';
import type { Store } from '../store/store.ts';

const PARAM_LENGTH = 6000;
const TAG_LENGTH = 100_000;

/** Claims each param's file; a second writer gets in only with the same value. */
export async function writeParams(
  store: Store,
  run: string,
  params: Readonly<Record<string, string | number | boolean>>,
): Promise<void> {
  const files: { key: string; path: string; text: string }[] = [];
  for (const [key, value] of Object.entries(params)) {
    const text = String(value);
    checkText(`param ${JSON.stringify(key)}`, text, PARAM_LENGTH);
    files.push({ key, path: await keyFile(join(run, 'params'), key), text });
  }
  for (const { key, path, text } of files) {
    if (await createFile(store, path, text)) continue;
    if ((await readText(path)) === text) continue;
    throw new RegistryError('REGISTRY_PARAM_IMMUTABLE', {
      message: `registry: param ${JSON.stringify(key)} must keep its first value; received another; start a new run for it`,
      details: { key },
    });
  }
}

/** Appends one line per metric: timestamp in ms, value, step. */
export async function writeMetrics(
  store: Store,
  run: string,
  metrics: Readonly<Record<string, number>>,
  step: number,
): Promise<void> {
  if (!Number.isSafeInteger(step)) {
    throw new RegistryError('REGISTRY_VALUE_INVALID', {
      message: `registry: a metric's step must be an integer; received ${step}; count steps from 0`,
    });
  }
  const files: (readonly [string, number])[] = [];
  for (const [key, value] of Object.entries(metrics)) {
    files.push([await keyFile(join(run, 'metrics'), key), value]);
  }
  const timestamp = store.clock.now().getTime();
  for (const [path, value] of files) {
    await appendLine(path, `${timestamp} ${pythonNumber(value)} ${step}`);
  }
}

/** Writes each tag's file whole. */
export async function writeTags(
  store: Store,
  folder: string,
  tags: Readonly<Record<string, string>>,
): Promise<void> {
  const files: (readonly [string, string])[] = [];
  for (const [key, value] of Object.entries(tags)) {
    checkText(`tag ${JSON.stringify(key)}`, value, TAG_LENGTH);
    files.push([await keyFile(join(folder, 'tags'), key), value]);
  }
  for (const [path, value] of files) await replaceFile(store, path, value);
}

/** Writes one artifact whole, under the run's `artifacts/`. */
export async function writeArtifact(
  store: Store,
  run: string,
  path: string,
  content: Content,
): Promise<void> {
  checkArtifactPath(path);
  await replaceFile(store, join(run, 'artifacts', path), content);
}

// `a` is a file and `a/b` needs a folder `a`: MLflow falls over it, here it is an error.
async function keyFile(folder: string, key: string): Promise<string> {
  checkKey(key);
  const path = join(folder, key);
  for (let part = path; part !== folder; part = dirname(part)) {
    const found = await stat(part).catch(() => undefined);
    if (found && found.isDirectory() === (part === path)) {
      throw new RegistryError('REGISTRY_KEY_INVALID', {
        message: `registry: key ${JSON.stringify(key)} must not go on, or stop short of, another key's path; rename one of the two`,
        details: { key },
      });
    }
  }
  return path;
}

function pythonNumber(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  return Object.is(value, -0) ? '-0.0' : String(value);
}
