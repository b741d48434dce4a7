import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, loadConfig, projectSchema } from '@codexhub/common-config/config';
import { digest } from '@codexhub/common-config/kernel';
import { isOpen, signWaiver } from '@codexhub/common-config/records';
import { compilePolicy, evaluateGate, scrub } from '@codexhub/governance';
import { gateMatchers } from '@codexhub/governance/vitest';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  approvedByAll,
  aucOnlyPolicy,
  closedChecks,
  keyOf,
  NOW,
  probeEvidence,
  probePolicy,
  probeSections,
  row,
} from './support.ts';

const SPD = 'fairness.statistical_parity_difference.group';
const EOD = 'fairness.equal_opportunity_difference.group';
const DI = 'fairness.disparate_impact_ratio.group';

beforeAll(() => expect.extend(gateMatchers));

describe('the eight probes', () => {
  it('1: a group below the minimum is not dropped into a pass', () => {
    const policy = probePolicy({ minimumGroupSize: 10 });
    const evidence = probeEvidence([
      { group: 'A', count: 50, actual: 1, decided: 1 },
      { group: 'B', count: 5, actual: 1, decided: 0 },
    ]);
    const report = evaluateGate(evidence, policy);
    expect(evidence.groups).not.toBeFairFor('group', policy);
    expect(report).not.toPassGate(policy);
    for (const id of [SPD, EOD, DI]) {
      expect(report).toHaveOutcome(id, 'insufficient_data');
      expect(row(report, id).comparisons).toMatchObject([
        { group: 'B', n: 5, outcome: 'insufficient_data', reason: 'group_below_minimum' },
        { group: null, outcome: 'insufficient_data', reason: 'fewer_than_two_groups' },
      ]);
    }
    expect(report.accounting).toMatchObject([
      {
        groups: [
          { group: 'A', n: 50, rate: { defined: true, value: 1 }, treatment: 'judged' },
          { group: 'B', n: 5, rate: { defined: true, value: 0 }, treatment: 'below_minimum' },
        ],
        unknown: 0,
        total: 55,
      },
    ]);
    expect(closedChecks(report, policy)).toEqual([SPD, EOD, DI]);
  });

  it('2: enforce false changes no verdict, and production stays closed without a waiver', () => {
    const policy = probePolicy({ minimumGroupSize: 2, enforce: false });
    const evidence = probeEvidence([
      { group: 'A', count: 50, actual: 1, decided: 1 },
      { group: 'B', count: 50, actual: 1, decided: 0 },
    ]);
    const report = evaluateGate(evidence, policy);
    expect(evidence.groups).not.toBeFairFor('group', policy);
    expect(report).not.toPassGate(policy);
    const expected: readonly (readonly [string, number])[] = [
      [SPD, -1],
      [EOD, -1],
      [DI, 0],
    ];
    for (const [id, value] of expected) {
      const { requirement, comparisons } = row(report, id);
      expect(report).toHaveOutcome(id, 'fail');
      expect(requirement.enforce).toBe(false);
      expect(comparisons).toMatchObject([{ group: 'B', value: { defined: true, value } }]);
    }
    expect(closedChecks(report, policy)).toEqual([SPD, EOD, DI]);
    const unprotected = isOpen({ report, alias: 'sandbox', approvals: [], policy, now: NOW });
    expect(unprotected.open).toBe(true);
    const waiver = signWaiver({
      report: digest(report),
      alias: 'champion',
      checks: [SPD, EOD, DI],
      reason: 'a shadow run that decides nothing',
      approver: 'ada',
      privateKey: keyOf('ada'),
      at: NOW,
      expires: new Date('2026-12-01T00:00:00Z'),
    });
    const approvals = approvedByAll(report);
    const waived = { report, alias: 'champion', approvals, waivers: [waiver], policy };
    expect(isOpen({ ...waived, now: NOW }).open).toBe(true);
    expect(isOpen({ ...waived, now: new Date('2026-12-01T00:00:00Z') }).open).toBe(false);
  });

  it('3: nobody selected is not parity', () => {
    const policy = probePolicy({ minimumGroupSize: 2 });
    const evidence = probeEvidence([
      { group: 'A', count: 50, actual: 1, decided: 0 },
      { group: 'B', count: 50, actual: 0, decided: 0 },
    ]);
    const report = evaluateGate(evidence, policy);
    expect(evidence.groups).not.toBeFairFor('group', policy);
    expect(report).not.toPassGate(policy);
    expect(row(report, SPD).comparisons).toMatchObject([{ value: { defined: true, value: 0 } }]);
    expect(row(report, DI)).toMatchObject({
      outcome: 'insufficient_data',
      comparisons: [{ group: 'B', value: { defined: false, reason: 'no_selection' } }],
    });
    expect(row(report, EOD)).toMatchObject({
      outcome: 'insufficient_data',
      comparisons: [{ group: 'B', value: { defined: false, reason: 'no_positives' } }],
    });
    expect(report.observations).toMatchObject([
      { metric: 'constant_decision', value: { defined: true, value: 0 }, n: 100 },
    ]);
    expect(closedChecks(report, policy)).toEqual([EOD, DI]);
  });

  it('4: a group without positives has no opportunity to compare', () => {
    const policy = probePolicy({ minimumGroupSize: 2 });
    const evidence = probeEvidence([
      { group: 'A', count: 50, actual: 1, decided: 1 },
      { group: 'B', count: 50, actual: 0, decided: 1 },
    ]);
    const report = evaluateGate(evidence, policy);
    expect(evidence.groups).not.toBeFairFor('group', policy);
    expect(report).not.toPassGate(policy);
    expect(row(report, SPD).comparisons).toMatchObject([{ value: { defined: true, value: 0 } }]);
    expect(row(report, DI).comparisons).toMatchObject([{ value: { defined: true, value: 1 } }]);
    expect(row(report, EOD)).toMatchObject({
      outcome: 'insufficient_data',
      reason: 'no_positives',
      comparisons: [{ group: 'B', value: { defined: false, reason: 'no_positives' } }],
    });
    expect(closedChecks(report, policy)).toEqual([EOD]);
  });

  it('5: a configured metric that is absent was not measured', () => {
    const policy = aucOnlyPolicy();
    const accuracy = {
      metric: 'accuracy',
      definition: 'sklearn.metrics.accuracy_score',
      estimand: 'model' as const,
      value: { defined: true as const, value: 0.1 },
      interval: { lower: 0.05, upper: 0.18, level: 0.95, method: 'wilson' },
      n: 100,
    };
    const report = evaluateGate(
      probeEvidence([{ group: 'A', count: 100, actual: 1, decided: 1 }], {
        measurements: [accuracy],
      }),
      policy,
    );
    expect(row(report, 'metrics.roc_auc')).toMatchObject({
      outcome: 'not_measured',
      reason: 'absent',
      comparisons: [],
    });
    expect(report.checks.some(({ requirement }) => requirement.metric === 'accuracy')).toBe(false);
    expect(report.observations).toContainEqual(accuracy);
    expect(report).not.toPassGate(policy);
    expect(closedChecks(report, policy)).toEqual(['metrics.roc_auc']);
  });

  it.each([
    ['NaN', { defined: true, value: Number.NaN }, 'not_a_number'],
    ['Infinity', { defined: true, value: Number.POSITIVE_INFINITY }, 'not_finite'],
    ['-Infinity', { defined: true, value: Number.NEGATIVE_INFINITY }, 'not_finite'],
    ['null', { defined: true, value: null }, 'not_a_number'],
    ['a text', { defined: true, value: '0.99' }, 'not_a_number'],
    ['a bare NaN', Number.NaN, 'not_a_number'],
  ])('6: %s was not measured', (_, value, reason) => {
    const policy = aucOnlyPolicy();
    const report = evaluateGate(
      probeEvidence([{ group: 'A', count: 100, actual: 1, decided: 1 }], {
        measurements: [
          {
            metric: 'roc_auc',
            definition: 'sklearn.metrics.roc_auc_score',
            estimand: 'model',
            value: value as never,
            interval: { lower: 0.9, upper: 0.99, level: 0.95, method: 'delong+logit' },
            n: 100,
          },
        ],
      }),
      policy,
    );
    expect(row(report, 'metrics.roc_auc')).toMatchObject({ outcome: 'not_measured', reason });
    expect(closedChecks(report, policy)).toEqual(['metrics.roc_auc']);
  });

  it('7: a typo in a key of the configuration is an error at its place', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'codexhub-probe-'));
    try {
      cpSync(join(import.meta.dirname, '../../config'), folder, { recursive: true });
      const file = join(folder, 'governance.yaml');
      const text = readFileSync(file, 'utf8');
      const line = text.split('\n').findIndex((one) => one.startsWith('fairness:')) + 2;
      writeFileSync(file, text.replace('  enforce: true\n', '  enfroce: false\n'));
      const error = await Promise.resolve()
        .then(() => loadConfig({ schema: projectSchema, dir: folder, env: {} }))
        .catch((cause: unknown) => cause);
      if (!(error instanceof ConfigError)) throw new Error('the typo was accepted');
      expect(error.code).toBe('CONFIG_INVALID');
      expect(error.issues).toMatchObject([
        { code: 'unknown_key', line, column: 3, suggestion: 'enforce' },
      ]);
      expect(error.message).toContain(`governance.yaml:${line}:3`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('7: a scrubber that looks for nothing, or for a misspelt kind, is an error of its own', () => {
    const sections = probeSections({ minimumGroupSize: 2 });
    const { issues } = compilePolicy({
      ...sections,
      governance: {
        ...sections.governance,
        privacy: { ...sections.governance.privacy, entities: ['emial'] },
      },
    });
    expect(issues).toMatchObject([
      { path: ['governance', 'privacy', 'entities', 0], suggestion: 'email' },
    ]);
    expect(() => scrub('a text', { entities: [] })).toThrow('looks for nothing finds nothing');
  });

  const entities = ['email', 'phone', 'us_ssn'];

  it.each([
    ['order 123-45-67890', 'order 123-45-67890', []],
    ['id 2025551234567', 'id 2025551234567', []],
    ['call +44 20 7946 0958', 'call [redacted:phone]', ['phone']],
    ['IBAN DE89370400440532013000', 'IBAN DE89370400440532013000', []],
    ['ssn 078051120', 'ssn [redacted:us_ssn]', ['us_ssn']],
    ['4111 1111 1111 1111', '4111 1111 1111 1111', []],
  ])('8: %j: a whole token or nothing', (text, value, found) => {
    const scrubbed = scrub(text, { entities });
    expect(scrubbed.value).toBe(value);
    expect(scrubbed.findings.map(({ entity }) => entity)).toEqual(found);
  });

  it('8: an IBAN and a card are found by a policy that names them', () => {
    const all = { entities: [...entities, 'iban', 'credit_card'] };
    expect(scrub('IBAN DE89370400440532013000', all)).toEqual({
      value: 'IBAN [redacted:iban]',
      findings: [{ entity: 'iban', start: 5, end: 27, basis: 'validated' }],
    });
    expect(scrub('4111 1111 1111 1111', all)).toEqual({
      value: '[redacted:credit_card]',
      findings: [{ entity: 'credit_card', start: 0, end: 19, basis: 'validated' }],
    });
    // A number known to be void: it has the shape, and nothing more.
    expect(scrub('ssn 078051120', all).findings).toMatchObject([{ basis: 'shape' }]);
  });

  it('8: a finding keeps the gate closed, and so does what was not looked for', () => {
    const policy = probePolicy({ minimumGroupSize: 10 });
    const fair = [
      { group: 'A', count: 1000, actual: 1, decided: 1 },
      { group: 'B', count: 1000, actual: 1, decided: 1 },
    ] as const;
    const lookedFor = ['credit_card', 'email', 'iban', 'phone', 'us_ssn'];
    const found = evaluateGate(
      probeEvidence(fair, {
        privacy: {
          documents: 3,
          lookedFor,
          findings: [{ document: 'run.log', entity: 'phone', count: 2 }],
        },
      }),
      policy,
    );
    expect(found).toHaveOutcome('privacy.findings', 'fail');
    expect(closedChecks(found, policy)).toEqual(['privacy.findings']);
    const unasked = evaluateGate(
      probeEvidence(fair, {
        privacy: { documents: 3, lookedFor: entities, findings: [] },
      }),
      policy,
    );
    expect(row(unasked, 'privacy.findings')).toMatchObject({
      outcome: 'not_measured',
      reason: 'not_looked_for',
    });
    expect(closedChecks(unasked, policy)).toEqual(['privacy.findings']);
  });
});
