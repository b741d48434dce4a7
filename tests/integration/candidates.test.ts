import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson, digest } from '@codexhub/common-config/kernel';
import { type GateReport, isOpen, signApproval } from '@codexhub/common-config/records';
import { approveReport, type CandidateResult, lineageOf } from '@codexhub/pipeline';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  ada,
  artifactsOf,
  author,
  governEachTest,
  governed,
  mallory,
  promote,
  reasons,
  refusal,
  registry,
  reportFile,
  sign,
  signTwice,
  tagsOf,
  unmoved,
} from './governed.ts';
import { command } from './support.ts';

let cautious: CandidateResult;
let balanced: CandidateResult;
let open: CandidateResult;

governEachTest();
beforeEach(() => {
  ({ cautious, balanced, open } = governed);
});

/** The report with every check answered by a comparison that passes, so that its rows agree. */
function forged(report: GateReport): GateReport {
  return {
    ...report,
    checks: report.checks.map((row) => ({
      ...row,
      outcome: 'pass' as const,
      reason: 'within_limit',
      comparisons: row.comparisons.map((comparison) => {
        const { direction, limit } = row.requirement;
        const good = direction === 'at_least' ? limit + 0.05 : direction === 'within' ? 0 : limit;
        const interval = {
          lower: good,
          upper: good,
          level: row.requirement.level,
          method: 'forged',
        };
        return {
          ...comparison,
          value: { defined: true as const, value: good },
          ...(comparison.interval ? { interval: { ...comparison.interval, ...interval } } : {}),
          beside: undefined,
          nToConclude: undefined,
          outcome: 'pass' as const,
          reason: 'within_limit',
        };
      }),
    })),
  };
}

/** Puts a report in the place of a version's own: file, tag and the copy that approvers read. */
async function plant(candidate: CandidateResult, lie: GateReport): Promise<void> {
  const text = canonicalJson(lie);
  writeFileSync(join(await artifactsOf(candidate), 'gate', 'gate-report.json'), text);
  writeFileSync(join(tagsOf(candidate), 'codexhub.gate_report'), digest(lie));
  writeFileSync(reportFile(candidate.candidate), text);
}

describe('one approval, one candidate', () => {
  test('each threshold is a model of its own', () => {
    const models = [cautious, balanced, open].map(({ report }) => report.subject.model.digest);
    expect(new Set(models).size).toBe(3);
    expect(new Set([cautious, balanced, open].map(({ reportDigest }) => reportDigest)).size).toBe(
      3,
    );
  });

  test('the approved candidate is promoted, and no other by its approvals', async () => {
    await signTwice('open');
    for (const other of [cautious, balanced]) {
      const error = await refusal(promote(other));
      expect(error.code).toBe('REGISTRY_GATE_CLOSED');
      expect(reasons(error)).toContain('approvals_missing');
    }
    await unmoved();
    await promote(open);
    expect(await registry().aliasAt('mortgage', 'champion')).toBe(open.version);
    await refusal(promote(balanced));
    expect(await registry().aliasAt('mortgage', 'champion')).toBe(open.version);
    expect(await registry().decisions('mortgage')).toHaveLength(1);
  });

  test('approvals of a closed candidate do not open it', async () => {
    await signTwice('balanced');
    const error = await refusal(promote(balanced));
    expect(error.code).toBe('REGISTRY_GATE_CLOSED');
    expect(reasons(error)).toEqual([
      'check_closed fairness.disparate_impact_ratio.afam',
      'check_closed fairness.equal_opportunity_difference.afam',
    ]);
    await unmoved();
  });

  test('an approval tag copied to another version, on the disk, is none of its', async () => {
    await signTwice('open');
    const approvals = readdirSync(tagsOf(open)).filter((name) => name.includes('approval'));
    expect(approvals).toHaveLength(2);
    for (const name of approvals) {
      cpSync(join(tagsOf(open), name), join(tagsOf(cautious), name));
    }
    expect(await registry().approvalsOf(cautious)).toHaveLength(2);
    const error = await refusal(promote(cautious));
    expect(error.code).toBe('REGISTRY_GATE_CLOSED');
    expect(reasons(error)).toContain('approvals_missing');
    await unmoved();
  });

  test("another candidate's report and evidence do not speak for a model that is not theirs", async () => {
    await signTwice('open');
    const [from, to] = [await artifactsOf(open), await artifactsOf(cautious)];
    rmSync(join(to, 'gate'), { recursive: true });
    cpSync(join(from, 'gate'), join(to, 'gate'), { recursive: true });
    for (const name of readdirSync(tagsOf(open))) {
      cpSync(join(tagsOf(open), name), join(tagsOf(cautious), name));
    }
    expect((await refusal(promote(cautious))).code).toBe('REGISTRY_DIGEST_MISMATCH');
    await unmoved();
  });
});

describe('who may approve', () => {
  test('a key that the policy does not know', async () => {
    expect((await refusal(sign('open', mallory))).code).toBe('REGISTRY_APPROVER_UNKNOWN');
    expect(await registry().approvalsOf(open)).toEqual([]);
  });

  test('a trusted name with another key', async () => {
    expect((await refusal(sign('open', mallory, 'ada'))).code).toBe('REGISTRY_APPROVER_UNKNOWN');
  });

  test('one person does not count twice', async () => {
    await sign('open', ada);
    await sign('open', ada);
    expect(reasons(await refusal(promote(open)))).toEqual(['approvals_missing']);
    await unmoved();
  });

  test('the author, though trusted', async () => {
    expect((await refusal(sign('open', author))).code).toBe('REGISTRY_APPROVER_IS_AUTHOR');
    // Nor by a tag written past the registry.
    await sign('open', ada);
    const approval = signApproval({
      report: open.reportDigest,
      approver: 'linus',
      privateKey: author.privateKey,
      at: new Date('2026-01-01T00:00:00Z'),
    });
    const tag = join(tagsOf(open), `codexhub.approval.${approval.keyId}`);
    writeFileSync(tag, canonicalJson(approval));
    expect(await registry().approvalsOf(open)).toHaveLength(2);
    expect(reasons(await refusal(promote(open)))).toEqual(['approvals_missing']);
    await unmoved();
    // The lineage tells what is stored, and that it is only claimed.
    const { project, out } = governed;
    const { approvals } = await lineageOf(project, { out, id: `${open.name}@${open.version}` });
    expect(approvals.map(({ approver, trusted }) => [approver, trusted]).sort()).toEqual([
      ['ada', true],
      ['linus', false],
    ]);
    const printed = await command(
      'lineage',
      open.reportDigest,
      '--config',
      project.dir,
      '--out',
      out,
    );
    expect(printed.out).toMatch(/^approved {3}ada, /m);
    expect(printed.out).toMatch(/^claimed {4}linus, 2026.*does not trust this approval$/m);
  });

  test('a check that is not left to review cannot be named', async () => {
    const error = await refusal(
      approveReport(governed.project, {
        out: governed.out,
        report: reportFile('balanced'),
        approver: 'ada',
        keyFile: ada.keyFile,
        checks: ['fairness.disparate_impact_ratio.afam'],
      }),
    );
    expect(error.code).toBe('PIPELINE_REFERENCE_UNKNOWN');
    expect(await registry().approvalsOf(balanced)).toEqual([]);
  });
});

describe('a forged report with every row set to pass', () => {
  test('is unknown to approve', async () => {
    const path = join(governed.out, 'forged.json');
    writeFileSync(path, canonicalJson(forged(cautious.report)));
    const error = await refusal(
      approveReport(governed.project, {
        out: governed.out,
        report: path,
        approver: 'ada',
        keyFile: ada.keyFile,
      }),
    );
    expect(error.code).toBe('REGISTRY_REPORT_UNKNOWN');
  });

  test('with matching tag, file and signatures, is refused by the evidence', async () => {
    const lie = forged(cautious.report);
    await plant(cautious, lie);
    // Deceived, two trusted people sign it.
    await signTwice('cautious');
    // Its rows agree with their numbers and the policy: by itself it would open.
    expect(
      isOpen({
        report: lie,
        alias: 'champion',
        approvals: await registry().approvalsOf(cautious),
        policy: governed.project.policy,
        now: new Date('2100-01-01T00:00:00Z'),
      }),
    ).toMatchObject({ open: true, because: [] });
    const error = await refusal(promote(cautious));
    expect(error.code).toBe('REGISTRY_REVERIFY_FAILED');
    expect(error.message).toContain('fairness.disparate_impact_ratio.afam');
    await unmoved();
  });

  test('outcomes alone, over the true numbers, are refused as well', async () => {
    const lie: GateReport = {
      ...cautious.report,
      checks: cautious.report.checks.map((row) => ({
        ...row,
        outcome: 'pass',
        reason: 'within_limit',
      })),
    };
    await plant(cautious, lie);
    await signTwice('cautious');
    const error = await refusal(promote(cautious));
    expect(error.code).toBe('REGISTRY_GATE_CLOSED');
    expect(reasons(error)).toContain('report_inconsistent fairness.disparate_impact_ratio.afam');
    await unmoved();
  });
});
