import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { digestBytes } from '@codexhub/common-config/kernel';
import { describe, expect, it } from 'vitest';
import { openRegistry } from '../../src/index.ts';
import { contract, register, temporaryFolder, temporaryRegistry } from '../governed.ts';

const execute = promisify(execFile);

describe('registerModel', () => {
  it('counts versions up and notes the digest of the bytes', async () => {
    const registry = await temporaryRegistry();
    const one = await register(registry);
    const two = await register(registry, Buffer.from('other'));
    expect([one.version, two.version]).toEqual([1, 2]);
    expect(await registry.versionTags(two)).toEqual({
      'codexhub.model_digest': digestBytes('other'),
    });
    expect((await registry.latestVersion('lending')).version).toBe(2);
    expect((await registry.listVersions('lending')).map(({ version }) => version)).toEqual([1, 2]);
    expect((await registry.getVersion('lending', 1)).source).toBe(
      pathToFileURL(join(one.runFolder, 'artifacts/model')).href,
    );
  });

  it('gives concurrent registrations different numbers', async () => {
    const registry = await temporaryRegistry();
    const made = await Promise.all(Array.from({ length: 10 }, () => register(registry)));
    expect(made.map(({ version }) => version).sort((a, b) => a - b)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ]);
  });

  it('gives four processes different numbers, and one experiment', async () => {
    const { root } = await temporaryRegistry();
    const script = join(import.meta.dirname, 'register-in-process.ts');
    const started = Array.from({ length: 4 }, () =>
      execute(process.execPath, ['--conditions=@codexhub/source', script, root, '10']),
    );
    const versions = (await Promise.all(started)).flatMap(
      ({ stdout }) => JSON.parse(stdout) as number[],
    );
    expect(versions.sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, at) => at + 1));
    const experiments = (await readdir(root)).filter((name) => /^[1-9]\d*$/.test(name));
    expect(experiments).toHaveLength(1);
  });

  it('never uses the number of a deleted version again', async () => {
    const registry = await temporaryRegistry();
    const { name, version } = await register(registry);
    const meta = join(registry.root, 'models/lending/version-1/meta.yaml');
    const text = await readFile(meta, 'utf8');
    await writeFile(meta, text.replace('current_stage: "None"', 'current_stage: Deleted_Internal'));
    await expect(registry.getVersion(name, version)).rejects.toMatchObject({
      code: 'REGISTRY_VERSION_MISSING',
    });
    await expect(registry.latestVersion(name)).rejects.toMatchObject({
      code: 'REGISTRY_VERSION_MISSING',
    });
    expect((await register(registry)).version).toBe(2);
  });

  it('ignores what a crash left in the trash, and refuses half a version by name', async () => {
    const registry = await temporaryRegistry();
    await register(registry);
    await mkdir(join(registry.root, '.trash/codexhub-tmp-x/tags'), { recursive: true });
    await mkdir(join(registry.root, 'models/lending/version-2'));
    expect((await registry.listVersions('lending')).map(({ version }) => version)).toEqual([1]);
    expect((await register(registry)).version).toBe(3);
    const file = join(registry.root, 'models/lending/version-3/meta.yaml');
    await writeFile(file, 'name: lending\nversion: three\n');
    await expect(registry.getVersion('lending', 3)).rejects.toMatchObject({
      code: 'REGISTRY_CORRUPT',
      details: { file },
    });
  });

  it('asks for a model that is there', async () => {
    const registry = await temporaryRegistry();
    const run = await registry.startRun({ experiment: 'mortgage', user: 'ada' });
    await expect(
      registry.registerModel({ name: 'lending', run, artifactPath: 'model' }),
    ).rejects.toMatchObject({ code: 'REGISTRY_ARTIFACT_MISSING' });
    await expect(registry.aliases('lending')).rejects.toMatchObject({
      code: 'REGISTRY_MODEL_MISSING',
    });
    await expect(
      registry.writeOnnxModel(run, { bytes: new Uint8Array(), contract }),
    ).rejects.toMatchObject({ code: 'REGISTRY_VALUE_INVALID' });
    await expect(
      registry.writeOnnxModel(run, {
        bytes: Buffer.from('m'),
        contract,
        inputExample: [{ debt_ratio: 1 }],
      }),
    ).rejects.toMatchObject({ code: 'REGISTRY_VALUE_INVALID' });
  });

  it('leaves the tags of governance to governance', async () => {
    const registry = await temporaryRegistry();
    const id = await register(registry);
    await registry.setVersionTag(id, 'reviewed', 'yes');
    expect(await registry.versionTags(id)).toMatchObject({ reviewed: 'yes' });
    await expect(
      registry.setVersionTag(id, 'codexhub.gate_report', 'sha256:0'),
    ).rejects.toMatchObject({ code: 'REGISTRY_TAG_RESERVED' });
  });
});

describe('readArtifact', () => {
  it('reads a store that was copied elsewhere from its own files', async () => {
    const registry = await temporaryRegistry();
    const id = await register(registry);
    const moved = join(await temporaryFolder(), 'elsewhere');
    await cp(registry.root, moved, { recursive: true });
    await writeFile(join(id.runFolder, 'artifacts/model/model.onnx'), 'changed at home');
    const read = await openRegistry(moved).readArtifact(id, 'model.onnx');
    expect(Buffer.from(read).toString()).toBe('model');
  });

  it('does not leave the folder, by path, link or source', async () => {
    const registry = await temporaryRegistry();
    const id = await register(registry);
    await expect(registry.readArtifact(id, '../../meta.yaml')).rejects.toMatchObject({
      code: 'REGISTRY_ARTIFACT_PATH_INVALID',
    });
    const missing = { code: 'REGISTRY_ARTIFACT_MISSING' };
    await symlink('/etc/passwd', join(id.runFolder, 'artifacts/model/link'));
    await expect(registry.readArtifact(id, 'link')).rejects.toMatchObject(missing);
    await expect(registry.readArtifact(id, 'absent')).rejects.toMatchObject(missing);
    const meta = join(registry.root, 'models/lending/version-1/meta.yaml');
    const text = await readFile(meta, 'utf8');
    for (const source of [
      'file:///etc',
      `${pathToFileURL(id.runFolder).href}/artifacts/../../..`,
    ]) {
      const changed = text.replace(/storage_location: .*/, `storage_location: "${source}"`);
      await writeFile(meta, changed);
      await expect(registry.readArtifact(id, 'passwd')).rejects.toMatchObject(missing);
    }
  });
});
