import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import type { z } from 'zod';
import { type ConfigChange, watchConfig } from '../../src/config/index.ts';
import { errorOf, files, places, schema, writeConfig } from './fixture.ts';

type Change = ConfigChange<z.output<typeof schema>>;

function start(signal?: AbortSignal) {
  const dir = writeConfig(files);
  const changes: Change[] = [];
  const watcher = watchConfig(
    { schema, dir, env: {}, debounceMs: 20, ...(signal ? { signal } : {}) },
    (change) => changes.push(change),
  );
  const write = (name: string, text: string) => writeFileSync(join(dir, name), text);
  const until = (count: number) => vi.waitFor(() => expect(changes).toHaveLength(count));
  return { dir, changes, watcher, write, until };
}

test('a change is loaded and swapped; the old value stays as it was', async () => {
  const { changes, watcher, write, until } = start();
  await using _ = watcher;
  const before = watcher.config;
  write('default.yaml', 'training:\n  seed: 43\n');
  await until(1);
  expect(changes[0]?.status).toBe('reloaded');
  expect(watcher.config.value.training.seed).toBe(43);
  expect(before.value.training.seed).toBe(42);
  expect(watcher.config.fingerprint).not.toBe(before.fingerprint);
});

test('a change that does not load is rejected, and the last good value is kept', async () => {
  const { changes, watcher, write, until } = start();
  await using _ = watcher;
  const good = watcher.config;
  write('governance.yaml', 'fairness:\n  enfroce: true\n');
  await until(1);
  const [change] = changes;
  expect(change?.status).toBe('rejected');
  expect(change?.config).toBe(good);
  expect(watcher.config).toBe(good);
  if (change?.status === 'rejected') {
    expect(places(change.error.issues)).toEqual([
      'governance.yaml:2:3 unknown_key governance.fairness.enfroce',
    ]);
  }
  write('governance.yaml', 'fairness:\n  enforce: false\n');
  await until(2);
  expect(watcher.config.value.governance.fairness.enforce).toBe(false);
});

test('an editor that writes a new file and renames it is followed, again and again', async () => {
  const { dir, watcher, write, until } = start();
  await using _ = watcher;
  for (const seed of [1, 2, 3]) {
    write('.default.yaml.swp', `training:\n  seed: ${seed}\n`);
    renameSync(join(dir, '.default.yaml.swp'), join(dir, 'default.yaml'));
    await until(seed);
    expect(watcher.config.value.training.seed).toBe(seed);
  }
});

test('several writes in a row are one change, and other files are none', async () => {
  const { changes, watcher, write, until } = start();
  await using _ = watcher;
  write('README.md', 'not a configuration');
  write('default.yaml', 'training:\n');
  write('default.yaml', 'training:\n  seed: 7\n');
  write('metrics.yaml', 'primary: f1\n');
  await until(1);
  write('metrics.yaml', 'primary: f1\n');
  await sleep(80);
  expect(changes).toHaveLength(1);
  expect(watcher.config.value).toMatchObject({ training: { seed: 7 }, metrics: { primary: 'f1' } });
});

test('nothing is reported after close, by hand or by signal', async () => {
  const controller = new AbortController();
  const byHand = start();
  const bySignal = start(controller.signal);
  byHand.watcher.close();
  byHand.watcher.close();
  controller.abort();
  for (const { write } of [byHand, bySignal]) write('default.yaml', 'training: { seed: 1 }\n');
  await sleep(80);
  expect([...byHand.changes, ...bySignal.changes]).toEqual([]);
});

test('a first load that fails throws', () => {
  const dir = writeConfig({ ...files, 'default.yaml': 'seed: 1\n' });
  expect(errorOf(() => watchConfig({ schema, dir, env: {} }, () => {})).code).toBe(
    'CONFIG_INVALID',
  );
});
