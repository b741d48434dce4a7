import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson, digest, fixedClock } from '@codexhub/common-config/kernel';
import { describe, expect, it } from 'vitest';
import { openRegistry, type Registry } from '../../src/index.ts';
import {
  approveByTwo,
  evidenceOf,
  gate,
  policy,
  promotion,
  register,
  reportOf,
  temporaryRegistry,
} from '../governed.ts';

async function promoted(): Promise<{ registry: Registry; version: number; runFolder: string }> {
  const registry = await temporaryRegistry();
  const id = await register(registry);
  await approveByTwo(registry, await gate(registry, id));
  await registry.promote({ ...id, ...promotion });
  return { registry, ...id };
}

const tagOf = (registry: Registry, number = '000001'): string =>
  join(registry.root, `models/lending/tags/codexhub.decision.${number}`);

describe('storedDecisions', () => {
  it('gives each decision with what it rests on, and with the name that the store knows it by', async () => {
    const { registry, version } = await promoted();
    await registry.promote({ name: 'lending', version, ...promotion });
    const [first, second] = await registry.storedDecisions('lending');
    const { report, evidence } = await registry.readGate({ name: 'lending', version });
    expect(first).toMatchObject({ version, previous: null, report, evidence, policy });
    expect(first?.digest).toBe(digest(first?.record));
    expect(second?.digest).toBe(digest(second?.record));
    expect(second?.previous).toEqual(first?.record);
    expect(second?.record.previous).toBe(first?.digest);
  });

  it('keeps what a decision rests on when the version gets another gate report', async () => {
    const { registry, version } = await promoted();
    const id = { name: 'lending', version };
    const before = await registry.readGate(id);
    const evidence = evidenceOf(before.report.subject.model.digest, 0.79);
    await registry.attachGate(id, { report: reportOf(evidence), evidence });
    const [stored] = await registry.storedDecisions('lending');
    expect(stored).toMatchObject({ ...before, policy });
    expect((await registry.readGate(id)).evidence).not.toEqual(before.evidence);
  });

  it.skipIf(process.platform === 'win32')('lets the owner alone read the evidence', async () => {
    const { registry, runFolder } = await promoted();
    const [stored] = await registry.storedDecisions('lending');
    const evidence = `${stored!.record.evidence.slice(7)}.json`;
    const { mode } = await stat(join(runFolder, 'artifacts/gate/documents', evidence));
    expect(mode & 0o077).toBe(0);
  });

  it('refuses a decision that would be dated before the one that it follows', async () => {
    const { registry, version } = await promoted();
    const behind = openRegistry(registry.root, { clock: fixedClock('2026-11-21T11:59:59.999Z') });
    const shadow = { name: 'lending', version, alias: 'shadow', policy, actor: 'ada' };
    await expect(behind.promote(shadow)).rejects.toMatchObject({ code: 'REGISTRY_CLOCK_BEHIND' });
    expect(await registry.aliases('lending')).toEqual({ champion: version });
    expect((await registry.promote(shadow)).at).toBe('2026-11-21T12:00:00.000Z');
  });

  it('does not know a last record that was changed', async () => {
    const { registry, version } = await promoted();
    const text = await readFile(tagOf(registry), 'utf8');
    await writeFile(tagOf(registry), text.replace('"actor":"ada"', '"actor":"eve"'));
    const [stored] = await registry.storedDecisions('lending');
    expect(stored).toMatchObject({ digest: null, version, record: { actor: 'eve' } });
    expect(stored?.evidence).toBeDefined();
  });

  it('refuses a document that is not what its name says', async () => {
    const { registry, runFolder } = await promoted();
    const folder = join(runFolder, 'artifacts/gate/documents');
    const files = await readdir(folder);
    expect(files).toHaveLength(3);
    const path = join(folder, files[0]!);
    await writeFile(path, (await readFile(path, 'utf8')).replace(/.$/s, ' '));
    await expect(registry.storedDecisions('lending')).rejects.toMatchObject({
      code: 'REGISTRY_CORRUPT',
    });
  });

  it('says which schema version a decision is of that it does not read', async () => {
    const { registry } = await promoted();
    const old = {
      schemaVersion: 1,
      type: 'codexhub.decision',
      alias: 'champion',
      report: digest('report'),
      approvals: [],
      waivers: [],
      actor: 'ada',
      at: '2026-11-20T12:00:00.000Z',
      previous: null,
    };
    await writeFile(tagOf(registry), canonicalJson(old));
    const refusal = { code: 'REGISTRY_DECISION_OUTDATED', details: { schemaVersion: 1 } };
    await expect(registry.decisions('lending')).rejects.toMatchObject(refusal);
    await expect(registry.storedDecisions('lending')).rejects.toMatchObject(refusal);
    await writeFile(tagOf(registry), canonicalJson({ ...old, schemaVersion: 2 }));
    await expect(registry.decisions('lending')).rejects.toMatchObject({ code: 'REGISTRY_CORRUPT' });
  });
});
