import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson, digest, digestBytes } from '@codexhub/common-config/kernel';
import { signWaiver } from '@codexhub/common-config/records';
import { describe, expect, it } from 'vitest';
import { governedSource } from '../../src/index.ts';
import {
  approveByTwo,
  clock,
  evidenceOf,
  gate,
  keys,
  policy,
  promotion,
  register,
  reportOf,
  reverify,
  temporaryRegistry,
} from '../governed.ts';

async function snapshot(root: string): Promise<Record<string, string>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const pairs = files.map(async ({ parentPath, name }) => {
    const path = join(parentPath, name);
    return [path, digestBytes(await readFile(path))] as const;
  });
  return Object.fromEntries(await Promise.all(pairs));
}

describe('promote', () => {
  it('moves the alias of an approved version and leaves a decision', async () => {
    const registry = await temporaryRegistry();
    const id = await register(registry);
    const report = await gate(registry, id);
    await approveByTwo(registry, report);
    const decision = await registry.promote({ ...id, ...promotion });
    expect(decision).toMatchObject({ alias: 'champion', report, actor: 'ada', previous: null });
    expect(decision.approvals.map(({ approver }) => approver).sort()).toEqual(['alan', 'grace']);
    expect(await registry.aliases('lending')).toEqual({ champion: id.version });
    expect(await registry.decisions('lending')).toEqual([decision]);
    const copy = join(
      id.runFolder,
      'artifacts/gate/decisions',
      `${digest(decision).slice(7)}.json`,
    );
    expect(await readFile(copy, 'utf8')).toBe(canonicalJson(decision));
    const found = await registry.lineage('lending', id.version);
    expect(found).toMatchObject({ report, code: 'unversioned', decisions: [decision] });
    expect(found.approvals.map(({ approver }) => approver).sort()).toEqual(['alan', 'grace']);
  });

  it('chains the decisions of a model', async () => {
    const registry = await temporaryRegistry();
    const one = await register(registry);
    await approveByTwo(registry, await gate(registry, one));
    const other = await register(registry, Buffer.from('other'));
    await approveByTwo(registry, await gate(registry, other));
    const decisions = await Promise.all([
      registry.promote({ ...one, ...promotion }),
      registry.promote({ ...other, ...promotion }),
    ]);
    expect(decisions[1].previous).toBe(digest(decisions[0]));
    expect(await registry.aliasAt('lending', 'champion')).toBe(other.version);
  });

  it('does not promote one candidate by the approvals of another, and changes nothing', async () => {
    const registry = await temporaryRegistry();
    const approved = await register(registry);
    await approveByTwo(registry, await gate(registry, approved));
    const other = await register(registry, Buffer.from('another threshold'));
    await gate(registry, other);
    const before = await snapshot(registry.root);
    await expect(registry.promote({ ...other, ...promotion })).rejects.toMatchObject({
      code: 'REGISTRY_GATE_CLOSED',
      details: { because: [{ code: 'approvals_missing' }] },
    });
    expect(await snapshot(registry.root)).toEqual(before);
  });

  it('refuses a forged report with every row set to pass', async () => {
    const registry = await temporaryRegistry();
    const id = await register(registry);
    const evidence = evidenceOf(digestBytes('model'), 0.7);
    const honest = reportOf(evidence);
    const forged = {
      ...honest,
      checks: honest.checks.map((row) => ({ ...row, outcome: 'pass' as const })),
    };
    expect(honest.checks[0]?.outcome).toBe('insufficient_data');
    await approveByTwo(registry, await registry.attachGate(id, { report: forged, evidence }));
    await expect(registry.promote({ ...id, ...promotion })).rejects.toMatchObject({
      code: 'REGISTRY_GATE_CLOSED',
      details: { because: [{ code: 'report_inconsistent' }, { code: 'check_closed' }] },
    });
  });

  it('refuses a report whose numbers are not those of its evidence', async () => {
    const registry = await temporaryRegistry();
    const id = await register(registry);
    const evidence = evidenceOf(digestBytes('model'), 0.7);
    const better = reportOf(evidenceOf(digestBytes('model')));
    const report = { ...better, evidence: digest(evidence) };
    await approveByTwo(registry, await registry.attachGate(id, { report, evidence }));
    await expect(registry.promote({ ...id, ...promotion })).rejects.toMatchObject({
      code: 'REGISTRY_REVERIFY_FAILED',
    });
    const { reverify: _, ...without } = promotion;
    await expect(registry.promote({ ...id, ...without })).rejects.toMatchObject({
      code: 'REGISTRY_REVERIFY_MISSING',
    });
    await expect(
      registry.promote({
        ...id,
        ...promotion,
        reverify: () => Promise.reject(new Error('another report follows')),
      }),
    ).rejects.toMatchObject({ code: 'REGISTRY_REVERIFY_FAILED' });
    expect(await registry.aliases('lending')).toEqual({});
  });

  it.each(['model/model.onnx', 'gate/evidence.json', 'gate/gate-report.json'])(
    'refuses a version whose %s was changed',
    async (file) => {
      const registry = await temporaryRegistry();
      const id = await register(registry);
      await approveByTwo(registry, await gate(registry, id));
      await registry.promote({ ...id, ...promotion });
      const path = join(id.runFolder, 'artifacts', file);
      await writeFile(path, (await readFile(path, 'utf8')).replace(/.$/s, ' '));
      const refusal = { code: 'REGISTRY_DIGEST_MISMATCH' };
      await expect(registry.promote({ ...id, ...promotion })).rejects.toMatchObject(refusal);
      const source = governedSource({ registry, model: 'lending', policy, reverify });
      await expect(source.resolve('champion')).rejects.toMatchObject(refusal);
    },
  );

  it('moves an unprotected alias without approvals, never past a failed check', async () => {
    const registry = await temporaryRegistry();
    const id = await register(registry);
    await gate(registry, id);
    const shadow = { policy, actor: 'ada', alias: 'shadow' };
    await registry.promote({ ...id, ...shadow });
    const closed = await register(registry, Buffer.from('worse'));
    await gate(registry, closed, { lower: 0.7 });
    await expect(registry.promote({ ...closed, ...shadow })).rejects.toMatchObject({
      code: 'REGISTRY_GATE_CLOSED',
    });
    expect(await registry.aliases('lending')).toEqual({ shadow: id.version });
  });

  it('honours a waiver until it expires', async () => {
    const registry = await temporaryRegistry();
    const id = await register(registry);
    const report = await gate(registry, id, { lower: 0.7 });
    await approveByTwo(registry, report);
    const waive = (expires: string) =>
      signWaiver({
        report,
        alias: 'champion',
        checks: ['metric.roc_auc'],
        reason: 'bridging',
        approver: 'grace',
        privateKey: keys.grace.privateKey,
        at: clock.now(),
        expires: new Date(expires),
      });
    const expired = [waive('2026-11-21T12:00:00.000Z')];
    await expect(registry.promote({ ...id, ...promotion, waivers: expired })).rejects.toMatchObject(
      {
        code: 'REGISTRY_GATE_CLOSED',
        message: expect.stringContaining('the waiver of grace expired at 2026-11-21T12:00:00.000Z'),
      },
    );
    const waivers = [waive('2026-12-01T00:00:00.000Z')];
    const decision = await registry.promote({ ...id, ...promotion, waivers });
    expect(decision.waivers).toEqual(waivers);
  });

  it('refuses a waiver that counts for nothing, although the gate is open without it', async () => {
    const registry = await temporaryRegistry();
    const id = await register(registry);
    await approveByTwo(registry, await gate(registry, id));
    const waiver = signWaiver({
      report: digest('another report'),
      alias: 'champion',
      checks: ['metric.roc_auc'],
      reason: 'bridging',
      approver: 'grace',
      privateKey: keys.grace.privateKey,
      at: clock.now(),
      expires: new Date('2026-12-01T00:00:00.000Z'),
    });
    await expect(
      registry.promote({ ...id, ...promotion, waivers: [waiver] }),
    ).rejects.toMatchObject({
      code: 'REGISTRY_WAIVER_INVALID',
      details: { problems: ['the waiver of grace is of another report'] },
    });
    expect(await registry.decisions('lending')).toEqual([]);
    expect(await registry.aliases('lending')).toEqual({});
  });

  it('asks for a gate, and for an alias that MLflow takes', async () => {
    const registry = await temporaryRegistry();
    const id = await register(registry);
    await expect(registry.promote({ ...id, ...promotion })).rejects.toMatchObject({
      code: 'REGISTRY_GATE_MISSING',
    });
    for (const alias of ['latest', 'V2', '../x', '', 'a b']) {
      await expect(registry.promote({ ...id, ...promotion, alias })).rejects.toMatchObject({
        code: 'REGISTRY_NAME_INVALID',
      });
    }
  });

  it('refuses a chain of decisions that was cut', async () => {
    const registry = await temporaryRegistry();
    const id = await register(registry);
    await approveByTwo(registry, await gate(registry, id));
    await registry.promote({ ...id, ...promotion });
    await registry.promote({ ...id, ...promotion });
    const first = join(registry.root, 'models/lending/tags/codexhub.decision.000001');
    await writeFile(first, (await readFile(first, 'utf8')).replace('"ada"', '"eve"'));
    await expect(registry.decisions('lending')).rejects.toMatchObject({ code: 'REGISTRY_CORRUPT' });
  });
});
