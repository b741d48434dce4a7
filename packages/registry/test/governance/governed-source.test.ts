import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestBytes } from '@codexhub/common-config/kernel';
import { describe, expect, it } from 'vitest';
import { governedSource } from '../../src/index.ts';
import {
  approveByTwo,
  gate,
  policy,
  promotion,
  register,
  reverify,
  temporaryRegistry,
} from '../governed.ts';

async function promoted() {
  const registry = await temporaryRegistry();
  const id = await register(registry);
  const report = await gate(registry, id);
  await approveByTwo(registry, report);
  await registry.promote({ ...id, ...promotion });
  const source = governedSource({ registry, model: 'lending', policy, reverify });
  return { registry, id, report, source };
}

describe('governedSource', () => {
  it('resolves a promoted alias and loads its bytes', async () => {
    const { source, id, report } = await promoted();
    const reference = await source.resolve('champion');
    expect(reference).toEqual({
      name: 'lending',
      version: String(id.version),
      digest: digestBytes('model'),
      report,
    });
    expect(digestBytes(await source.load(reference))).toBe(reference.digest);
  });

  it('names the aliases that there are', async () => {
    const { source } = await promoted();
    await expect(source.resolve('challenger')).rejects.toMatchObject({
      code: 'REGISTRY_ALIAS_MISSING',
      details: { aliases: ['champion'] },
    });
  });

  it('refuses an alias moved by hand, even to a version whose gate is open', async () => {
    const { source, registry } = await promoted();
    const other = await register(registry, Buffer.from('other'));
    await approveByTwo(registry, await gate(registry, other));
    const aliases = join(registry.root, 'models/lending/aliases');
    await writeFile(join(aliases, 'champion'), String(other.version));
    await writeFile(join(aliases, 'mine'), String(other.version));
    for (const alias of ['champion', 'mine']) {
      await expect(source.resolve(alias)).rejects.toMatchObject({
        code: 'REGISTRY_ALIAS_UNGOVERNED',
      });
    }
  });

  it('closes when the policy changes after the promotion', async () => {
    const { registry } = await promoted();
    const stricter = { ...policy, approvals: { ...policy.approvals, required: 3 } };
    const source = governedSource({ registry, model: 'lending', policy: stricter, reverify });
    await expect(source.resolve('champion')).rejects.toMatchObject({
      code: 'REGISTRY_GATE_CLOSED',
    });
  });

  it('reports an alias file that holds no version, and stops on an aborted signal', async () => {
    const { source, registry } = await promoted();
    await expect(source.resolve('champion', AbortSignal.abort())).rejects.toThrow('aborted');
    await writeFile(join(registry.root, 'models/lending/aliases/champion'), '');
    await expect(source.resolve('champion')).rejects.toMatchObject({ code: 'REGISTRY_CORRUPT' });
  });
});
