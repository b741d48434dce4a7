import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openRegistry } from '../../src/index.ts';
import { clock, temporaryFolder, temporaryRegistry } from '../governed.ts';

const options = { experiment: 'mortgage', user: 'ada' };

async function started() {
  const registry = await temporaryRegistry();
  const run = await registry.startRun(options);
  return { registry, run, folder: join(run.artifactFolder, '..') };
}

describe('a run', () => {
  it('has the empty folders that MLflow looks for', async () => {
    const { folder } = await started();
    expect((await readdir(folder)).sort()).toEqual([
      'artifacts',
      'meta.yaml',
      'metrics',
      'params',
      'tags',
    ]);
  });

  it('writes params and tags without a newline, metrics as Python writes them', async () => {
    const { run, folder } = await started();
    await run.logParams({ l2: 0.5, 'a/b': 'x', flag: true });
    await run.logMetrics({ auc: 1e-7, nan: Number.NaN, up: Infinity });
    await run.logMetrics({ auc: 0.5 }, { step: -2 });
    await run.setTags({ note: 'one' });
    const at = clock.now().getTime();
    const read = (path: string) => readFile(join(folder, path), 'utf8');
    expect(await read('params/l2')).toBe('0.5');
    expect(await read('params/a/b')).toBe('x');
    expect(await read('params/flag')).toBe('true');
    expect(await read('metrics/auc')).toBe(`${at} 1e-7 0\n${at} 0.5 -2\n`);
    expect(await read('metrics/nan')).toBe(`${at} nan 0\n`);
    expect(await read('metrics/up')).toBe(`${at} inf 0\n`);
    expect(await read('tags/note')).toBe('one');
  });

  it('keeps a param at its first value, whoever is first', async () => {
    const { run, folder } = await started();
    const writes = ['a', 'b', 'c', 'd'].map((l2) => run.logParams({ l2 }));
    const settled = await Promise.allSettled(writes);
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const kept = await readFile(join(folder, 'params/l2'), 'utf8');
    await run.logParams({ l2: kept });
    await expect(run.logParams({ l2: 'another' })).rejects.toMatchObject({
      code: 'REGISTRY_PARAM_IMMUTABLE',
    });
  });

  it('refuses keys, values and paths before it writes any of them', async () => {
    const { run, folder } = await started();
    await run.logMetrics({ a: 1 });
    const refusals = [
      [() => run.logParams({ ok: 1, '../x': 1 }), 'REGISTRY_KEY_INVALID'],
      [() => run.logMetrics({ 'a/b': 1 }), 'REGISTRY_KEY_INVALID'],
      [() => run.logParams({ long: 'x'.repeat(6001) }), 'REGISTRY_VALUE_INVALID'],
      [() => run.logMetrics({ b: 1 }, { step: 0.5 }), 'REGISTRY_VALUE_INVALID'],
      [() => run.setTags({ t: '\ud800' }), 'REGISTRY_VALUE_INVALID'],
      [() => run.logArtifact('../escaped', 'x'), 'REGISTRY_ARTIFACT_PATH_INVALID'],
    ] as const;
    for (const [refused, code] of refusals) await expect(refused()).rejects.toMatchObject({ code });
    expect(await readdir(join(folder, 'params'))).toEqual([]);
    expect(await readdir(join(folder, 'metrics'))).toEqual(['a']);
    expect(await readdir(folder)).not.toContain('escaped');
  });

  it('ends once', async () => {
    const { run, folder } = await started();
    await run.finish('FAILED');
    expect(await readFile(join(folder, 'meta.yaml'), 'utf8')).toContain('status: 4\n');
    await expect(run.logParams({ a: 1 })).rejects.toMatchObject({ code: 'REGISTRY_RUN_FINISHED' });
    await expect(run.finish('FINISHED')).rejects.toMatchObject({ code: 'REGISTRY_RUN_FINISHED' });
  });

  it('shares one experiment between runs that start together', async () => {
    const { root } = await temporaryRegistry();
    const together = Array.from({ length: 8 }, () =>
      openRegistry(root, { clock }).startRun(options),
    );
    const ids = (await Promise.all(together)).map(({ experimentId }) => experimentId);
    expect(new Set(ids).size).toBe(1);
    expect(Number(ids[0])).toBeLessThanOrEqual(2 ** 31 - 1);
    expect((await readdir(join(root, '.trash'))).length).toBe(0);
  });

  it('mends a claim that a crash left without its experiment', async () => {
    const { registry, run } = await started();
    const claim = (await readdir(registry.root)).find((name) => name.startsWith('.codexhub-exp'));
    const other = openRegistry(join(await temporaryFolder(), 'mlruns'), { clock });
    await mkdir(join(other.root, '.trash/codexhub-tmp-left-over'), { recursive: true });
    await writeFile(join(other.root, '.trash/codexhub-tmp-file'), 'half of a');
    await writeFile(join(other.root, claim ?? ''), '77');
    expect((await other.startRun(options)).experimentId).toBe('77');
    expect(run.experimentId).not.toBe('77');
  });

  it('says which file is corrupt', async () => {
    const { registry, run } = await started();
    const file = join(registry.root, run.experimentId, 'meta.yaml');
    await writeFile(file, 'name: [');
    await expect(registry.startRun(options)).rejects.toMatchObject({
      code: 'REGISTRY_CORRUPT',
      details: { file },
    });
  });

  it('refuses an experiment in the trash', async () => {
    const registry = await temporaryRegistry();
    await mkdir(join(registry.root, '.trash/5'), { recursive: true });
    const meta = 'experiment_id: "5"\nname: mortgage\nlifecycle_stage: deleted\n';
    await writeFile(join(registry.root, '.trash/5/meta.yaml'), meta);
    await expect(registry.startRun(options)).rejects.toMatchObject({
      code: 'REGISTRY_EXPERIMENT_DELETED',
    });
  });

  it('says where it cannot write, and leaves nothing', async () => {
    const folder = await temporaryFolder();
    const blocked = join(folder, 'blocked');
    // Permissions do not hold root back; a file in the folder's place holds back everybody.
    if (process.getuid?.() === 0) await writeFile(blocked, '');
    else {
      await mkdir(blocked);
      await chmod(blocked, 0o555);
    }
    const registry = openRegistry(join(blocked, 'mlruns'), { clock });
    const refused = registry.startRun(options);
    await expect(refused).rejects.toMatchObject({ code: 'REGISTRY_UNWRITABLE' });
    await expect(refused).rejects.toHaveProperty('cause.code', expect.stringMatching(/^E/));
    expect(await readdir(folder)).toEqual(['blocked']);
  });
});
