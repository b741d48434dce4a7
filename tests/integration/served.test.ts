import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fixedClock } from '@codexhub/common-config/kernel';
import { openService, runPipeline } from '@codexhub/pipeline';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  applicant,
  artifactsOf,
  codesOf,
  governEachTest,
  governed,
  projectWith,
  promote,
  provenance,
  reasons,
  refusal,
  registry,
  signTwice,
  trusted,
  unmoved,
} from './governed.ts';

governEachTest();

/** The codes with which the service refuses to answer. */
async function refused(
  options: Partial<Parameters<typeof openService>[1]> = {},
): Promise<string[]> {
  await using service = openService(governed.project, { out: governed.out, ...options });
  return codesOf(await refusal(service.predict(applicant)));
}

const REFUSED = 'INFERENCE_MODEL_REFUSED';
const UNAVAILABLE = 'INFERENCE_MODEL_UNAVAILABLE';

describe('what changes after the approval', () => {
  test('a limit: the approval is void, before and after promotion', async () => {
    const { open, out } = governed;
    await signTwice('open');
    await promote(open);
    const project = projectWith({
      governance: (file) => {
        trusted(file);
        file.setIn(['fairness', 'checks', 0, 'limit'], 0.79);
      },
    });
    const error = await refusal(promote(open, { project }));
    expect(error.code).toBe('REGISTRY_GATE_CLOSED');
    expect(reasons(error)).toContain('policy_differs');
    await using service = openService(project, { out });
    expect(codesOf(await refusal(service.predict(applicant)))).toEqual([
      REFUSED,
      UNAVAILABLE,
      'REGISTRY_GATE_CLOSED',
    ]);
  });

  test('an approver who is no longer trusted: served no more', async () => {
    const { open, out } = governed;
    await signTwice('open');
    await promote(open);
    const project = projectWith({
      governance: (file) => {
        trusted(file);
        file.deleteIn(['approvals', 'approvers', 0]);
      },
    });
    await using service = openService(project, { out });
    expect(codesOf(await refusal(service.predict(applicant)))).toContain('REGISTRY_GATE_CLOSED');
  });

  test('a threshold: another digest, which nobody approved', async () => {
    const { open, out } = governed;
    await signTwice('open');
    const project = projectWith({
      default: (file) => file.setIn(['training', 'candidates', 2, 'threshold'], 0.5001),
    });
    const { candidates } = await runPipeline(project, { out, provenance });
    const again = candidates.find(({ candidate }) => candidate === 'open')!;
    expect(again.version).toBeGreaterThan(open.version);
    expect(again.report.subject.model.digest).not.toBe(open.report.subject.model.digest);
    expect(again.report.subject.config.training).not.toBe(open.report.subject.config.training);
    expect(reasons(await refusal(promote(again, { project })))).toEqual(['approvals_missing']);
    await unmoved();
  });
});

describe('what is served', () => {
  beforeEach(async () => {
    await signTwice('open');
    await promote(governed.open);
  });

  test('the promoted candidate answers, and names its gate report', async () => {
    const { project, open, out } = governed;
    await using service = openService(project, { out });
    const { decision, model } = await service.predict(applicant);
    expect(decision).toBe('no');
    expect(model).toMatchObject({
      version: String(open.version),
      digest: open.report.subject.model.digest,
      report: open.reportDigest,
    });
  });

  test('not a model with one bit changed', async () => {
    const path = join(await artifactsOf(governed.open), 'model', 'model.onnx');
    const bytes = readFileSync(path);
    bytes[bytes.length >> 1]! ^= 1;
    writeFileSync(path, bytes);
    expect(await refused()).toEqual([REFUSED, UNAVAILABLE, 'REGISTRY_DIGEST_MISMATCH']);
    expect((await refusal(promote(governed.open))).code).toBe('REGISTRY_DIGEST_MISMATCH');
  });

  test('not a version that the alias was moved to by hand', async () => {
    const { cautious, open, out } = governed;
    const alias = join(out, 'mlruns', 'models', 'mortgage', 'aliases', 'champion');
    expect(readFileSync(alias, 'utf8')).toBe(String(open.version));
    writeFileSync(alias, String(cautious.version));
    expect(await registry().aliasAt('mortgage', 'champion')).toBe(cautious.version);
    expect(await refused()).toEqual([REFUSED, UNAVAILABLE, 'REGISTRY_ALIAS_UNGOVERNED']);
  });

  test('not by an approval from the future', async () => {
    const clock = fixedClock('2000-01-01T00:00:00Z');
    expect(await refused({ clock })).toEqual([REFUSED, UNAVAILABLE, 'REGISTRY_GATE_CLOSED']);
  });
});

test('without an alias nothing is served, and the error says what to do', async () => {
  const { project, out } = governed;
  await using service = openService(project, { out });
  const error = await refusal(service.predict(applicant));
  expect(codesOf(error)).toEqual([REFUSED, UNAVAILABLE, 'REGISTRY_ALIAS_MISSING']);
  expect(String((error.cause as Error).cause)).toContain('promote a version to it');
});

test('an alias that needs no approval does not move to a candidate that failed', async () => {
  const error = await refusal(promote(governed.cautious, { alias: 'shadow' }));
  expect(error.code).toBe('REGISTRY_GATE_CLOSED');
  expect(reasons(error)).toEqual([
    'check_closed fairness.disparate_impact_ratio.afam',
    'check_closed fairness.equal_opportunity_difference.afam',
  ]);
  await promote(governed.open, { alias: 'shadow' });
  expect(await registry().aliasAt('mortgage', 'shadow')).toBe(governed.open.version);
});
