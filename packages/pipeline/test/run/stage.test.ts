import { expect, test } from 'vitest';
import { createStageRunner, type StageReport } from '../../src/run/stage.ts';

test('stages are numbered, timed and told of when they end', async () => {
  const told: StageReport[] = [];
  const stage = createStageRunner((report) => told.push(report));
  expect(
    await stage.run(
      'one',
      () => 1,
      (result) => `gave ${result}`,
    ),
  ).toBe(1);
  expect(told).toHaveLength(1);
  expect(await stage.run('two', async () => 'b', String)).toBe('b');
  expect(told.map(({ number, name, summary }) => [number, name, summary])).toEqual([
    [1, 'one', 'gave 1'],
    [2, 'two', 'b'],
  ]);
  for (const { milliseconds } of told) expect(milliseconds).toBeGreaterThanOrEqual(0);
});

test('a stage that fails is not told of as done', async () => {
  const told: StageReport[] = [];
  const stage = createStageRunner((report) => told.push(report));
  const fault = new Error('no');
  await expect(stage.run('one', () => Promise.reject(fault), String)).rejects.toBe(fault);
  expect(told).toEqual([]);
});

test('after an abort no stage begins', async () => {
  const told: string[] = [];
  const abort = new AbortController();
  const stage = createStageRunner(({ name }) => told.push(name), abort.signal);
  const reason = new Error('enough');
  await stage.run('one', () => abort.abort(reason), String);
  let begun = false;
  const second = stage.run(
    'two',
    () => {
      begun = true;
    },
    String,
  );
  await expect(second).rejects.toBe(reason);
  expect({ told, begun }).toEqual({ told: ['one'], begun: false });
});
