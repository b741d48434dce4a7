import { mkdtempSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createSigningKeyPair, type Digest, digest } from '@codexhub/common-config/kernel';
import type { Approval } from '@codexhub/common-config/records';
import { describe, expect, it } from 'vitest';
import { openRegistry } from '../../src/index.ts';
import { approval, gate, keys, policy, register, temporaryRegistry } from '../governed.ts';

describe('approve', () => {
  it('stores an approval with the version of its report', async () => {
    const registry = await temporaryRegistry();
    const id = await register(registry);
    const report = await gate(registry, id);
    const signed = approval(report, 'grace', keys.grace);
    expect(await registry.approve({ report, approval: signed, policy })).toEqual([
      { name: 'lending', version: id.version },
    ]);
    expect(await registry.approvalsOf(id)).toEqual([signed]);
    expect(await registry.versionTags(id)).toMatchObject({
      'codexhub.gate_report': report,
      [`codexhub.approval.${signed.keyId}`]: expect.stringContaining('"grace"'),
    });
  });

  it('refuses what does not count, and stores nothing of it', async () => {
    const registry = await temporaryRegistry();
    const id = await register(registry);
    const report = await gate(registry, id);
    const unknown = digest('no report');
    const signed = approval(report, 'grace', keys.grace);
    const cases = [
      ['REGISTRY_REPORT_UNKNOWN', unknown, approval(unknown, 'grace', keys.grace)],
      ['REGISTRY_APPROVER_UNKNOWN', report, approval(report, 'eve', createSigningKeyPair())],
      ['REGISTRY_APPROVER_UNKNOWN', report, approval(report, 'grace', keys.alan)],
      ['REGISTRY_APPROVER_IS_AUTHOR', report, approval(report, 'ada', keys.ada)],
      ['REGISTRY_APPROVER_IS_AUTHOR', report, approval(report, 'Ada ', keys.ada), 'Ada '],
      ['REGISTRY_SIGNATURE_INVALID', report, { ...signed, checks: ['metric.roc_auc'] }],
      ['REGISTRY_SIGNATURE_INVALID', report, approval(unknown, 'grace', keys.grace)],
    ] as const satisfies readonly (readonly [string, Digest, Approval, string?])[];
    for (const [code, of, given, alsoCalled] of cases) {
      const { approvers, required } = policy.approvals;
      const known = alsoCalled
        ? approvers.map((one) => (one.name === 'ada' ? { ...one, name: alsoCalled } : one))
        : approvers;
      await expect(
        registry.approve({
          report: of,
          approval: given,
          policy: { ...policy, approvals: { required, approvers: known } },
        }),
      ).rejects.toMatchObject({ code });
    }
    expect(await registry.approvalsOf(id)).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')('lets the owner alone read the evidence', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'codexhub-registry-'));
    const registry = openRegistry(`file:${folder}`);
    await gate(registry, await register(registry));
    const modes = Object.fromEntries(
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => /(evidence|gate-report)\.json$/.test(file))
        .map((file) => [basename(file), statSync(join(folder, file)).mode & 0o077]),
    );
    expect(modes).toMatchObject({ 'evidence.json': 0, 'gate-report.json': expect.any(Number) });
  });

  it('refuses a gate that speaks of other bytes, another name or other evidence', async () => {
    const registry = await temporaryRegistry();
    const id = await register(registry);
    await gate(registry, id);
    const honest = await registry.readGate(id);
    const other = await register(registry, Buffer.from('other'));
    const renamed = await register(registry, Buffer.from('model'), 'renamed');
    // Whoever is not named as the author may approve.
    const byNobody = { ...honest.report.subject, author: 'nobody' };
    const lowered = { ...honest.evidence, threshold: 0.4 };
    for (const [target, given] of [
      [other, honest],
      [renamed, honest],
      [id, { ...honest, evidence: lowered }],
      [id, { ...honest, report: { ...honest.report, subject: byNobody } }],
    ] as const) {
      await expect(registry.attachGate(target, given)).rejects.toMatchObject({
        code: 'REGISTRY_DIGEST_MISMATCH',
      });
    }
    await expect(
      registry.attachGate(id, { ...honest, report: { ...honest.report, checks: [{}] } as never }),
    ).rejects.toMatchObject({ code: 'REGISTRY_VALUE_INVALID' });
  });
});
