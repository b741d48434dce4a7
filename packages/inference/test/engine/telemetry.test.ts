import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';

const probe = fileURLToPath(new URL('../support/telemetry-probe.ts', import.meta.url));
const homes = mkdtempSync(join(tmpdir(), 'codexhub-telemetry-'));
afterAll(() => rmSync(homes, { recursive: true, force: true }));

/** What the probe says, and what it left in a home directory that was empty. */
async function run(mode: string, environment: Readonly<Record<string, string>> = {}) {
  const home = mkdtempSync(join(homes, 'home-'));
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--conditions=@codexhub/source', '--disable-warning=ExperimentalWarning', probe, mode],
    { env: { HOME: home, USERPROFILE: home, ...environment } },
  );
  return { said: stdout, left: readdirSync(home) };
}

// onnxruntime 1.30 with its telemetry on leaves .cache/Microsoft in the home directory.
test.concurrent.each([
  ['main'],
  ['worker-after-import'],
  ['worker-that-shares'],
  ['worker-with-an-emptied-environment'],
])('%s: rows are scored and the home directory stays empty', async (mode) => {
  expect(await run(mode)).toEqual({ said: 'scored 5', left: [] });
});

test.concurrent.each([
  ['worker'],
  ['worker-with-its-own-copy'],
  ['worker-of-a-worker-that-set-it'],
])('%s: the engine refuses, and the home directory stays empty', async (mode) => {
  expect(await run(mode)).toEqual({ said: 'INFERENCE_TELEMETRY_ON', left: [] });
});

test.concurrent('a worker of a process that was started with the variable scores', async () => {
  const environment = { ORT_DISABLE_TELEMETRY: '1' };
  expect(await run('worker', environment)).toEqual({ said: 'scored 5', left: [] });
});

test.concurrent('"0" leaves the telemetry on, so it counts as not set', async () => {
  const environment = { ORT_DISABLE_TELEMETRY: '0' };
  expect(await run('worker', environment)).toEqual({ said: 'INFERENCE_TELEMETRY_ON', left: [] });
  expect(await run('main', environment)).toEqual({ said: 'scored 5', left: [] });
});
