import { digest } from '@codexhub/common-config/kernel';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainCheck, toSarif } from '../../src/index.ts';
import { legible } from '../../src/surfaces/legible.ts';
import type { SarifLog, SarifRun } from '../../src/surfaces/sarif-log.ts';
import { SEED } from '../support.ts';
import {
  anyName,
  good,
  goodPolicy,
  loosened,
  mixed,
  mixedPolicy,
  planted,
  saysPass,
  unfairTo,
  without,
} from './given.ts';

const text = { type: 'string', minLength: 1 };
const level = { enum: ['error', 'warning', 'note'] };
const only = (properties: Record<string, unknown>) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});
const message = only({ text });

// What of SARIF 2.1.0 is written, by its sections: all properties of it, and no other.
const validate = new Ajv2020({ strict: true, strictTypes: false }).compile(
  only({
    $schema: {
      const:
        'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    },
    version: { const: '2.1.0' },
    runs: {
      type: 'array',
      items: only({
        tool: only({
          driver: only({
            name: text,
            informationUri: { type: 'string', pattern: '^https://' },
            rules: {
              type: 'array',
              items: only({
                id: text,
                shortDescription: message,
                fullDescription: message,
                defaultConfiguration: only({ level }),
                properties: only({
                  tags: { type: 'array', items: text, uniqueItems: true },
                  enforce: { type: 'boolean' },
                }),
              }),
            },
          }),
        }),
        automationDetails: only({ id: { type: 'string', pattern: '^codexhub/[^/]+/[^/]+/$' } }),
        columnKind: { const: 'utf16CodeUnits' },
        results: {
          type: 'array',
          items: only({
            ruleId: text,
            ruleIndex: { type: 'integer', minimum: 0 },
            kind: { const: 'fail' },
            level,
            message,
            locations: {
              type: 'array',
              minItems: 1,
              maxItems: 1,
              items: only({
                physicalLocation: only({
                  artifactLocation: only({
                    uri: { type: 'string', pattern: "^[A-Za-z0-9%/._~!*'()-]+$" },
                  }),
                  region: only({ startLine: { const: 1 } }),
                }),
              }),
            },
            partialFingerprints: only({ 'codexhubCheck/v1': text }),
            properties: only({ outcome: text, reason: text }),
          }),
        },
        properties: { type: 'object' },
      }),
    },
  }),
);

function runsOf(sarif: string): readonly SarifRun[] {
  const log = JSON.parse(sarif) as SarifLog;
  validate(log);
  expect(validate.errors).toBeNull();
  for (const { tool, results } of log.runs) {
    const ids = tool.driver.rules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { ruleId, ruleIndex } of results) expect(ids[ruleIndex]).toBe(ruleId);
  }
  return log.runs;
}

function levels(sarif: string): Record<string, string> {
  const results = runsOf(sarif).flatMap((run) => run.results);
  return Object.fromEntries(results.map((result) => [result.ruleId, result.level]));
}

describe('toSarif', () => {
  it('has a rule for each check, and a result for each that does not pass', () => {
    const sarif = toSarif(mixed, { policy: mixedPolicy });
    expect(levels(sarif)).toEqual({
      'b.warn': 'note',
      'c.fail': 'error',
      'd.straddles': 'error',
      'e.to_review': 'warning',
      'f.not_measured': 'error',
      'g.fail_unenforced': 'warning',
    });
    const [run] = runsOf(sarif);
    expect(run?.tool.driver.rules.map(({ id }) => id)).toEqual(
      mixedPolicy.checks.map(({ id }) => id),
    );
    expect(run?.properties).toEqual({
      report: digest(mixed),
      policy: digest(mixedPolicy),
      evidence: mixed.evidence,
      passes: false,
    });
    expect(run?.results[1]?.message.text).toBe(explainCheck(mixed.checks[2]!));
    expect(run?.tool.driver.rules[2]?.shortDescription.text).toBe('roc_auc, ≥ .95');
  });

  it('has no result where everything passes', () => {
    const [run] = runsOf(toSarif(good, { policy: { ...goodPolicy } }));
    expect(run?.results.map((result) => result.level)).toEqual(['note']);
    expect(run?.properties['passes']).toBe(true);
  });

  it('places a result in the file where its check is written', () => {
    const { report } = unfairTo('f');
    const uri = (sarif: string) =>
      runsOf(sarif)[0]?.results[0]?.locations[0]?.physicalLocation.artifactLocation.uri;
    expect(uri(toSarif(report))).toBe('config/governance.yaml');
    expect(uri(toSarif(mixed))).toBe('config/metrics.yaml');
    const files = { metrics: 'ml ops/#1/métriques.yaml' };
    expect(uri(toSarif(mixed, { files }))).toBe('ml%20ops/%231/m%C3%A9triques.yaml');
  });

  it('names each run apart, and a check alike from one report to the next', () => {
    const other = {
      ...mixed,
      subject: { ...mixed.subject, model: { ...mixed.subject.model, candidate: 'bold/2' } },
    };
    const [one, two, again] = runsOf(toSarif([mixed, other, mixed]));
    expect(one?.automationDetails.id).toBe('codexhub/lending/open/');
    expect(two?.automationDetails.id).toBe('codexhub/lending/bold%2F2/');
    const prints = (run: SarifRun | undefined) =>
      run?.results.map((result) => result.partialFingerprints['codexhubCheck/v1']);
    expect(prints(one)).toEqual(prints(again));
    expect(new Set([...prints(one)!, ...prints(two)!]).size).toBe(12);
  });

  it('does not believe a report that was edited by hand, or is short of a check', () => {
    const lie = toSarif(saysPass(mixed, 'g.fail_unenforced'));
    expect(levels(lie)['g.fail_unenforced']).toBe('error');
    const [run] = runsOf(toSarif(without(good, 'a.pass'), { policy: goodPolicy }));
    expect(run?.properties['passes']).toBe(false);
    const broken = run?.results.filter((result) => result.ruleId === 'codexhub.gate_report');
    expect(broken?.map((result) => [result.level, result.message.text])).toEqual([
      ['error', 'a.pass: required by the policy, absent from the report'],
    ]);
    expect(levels(toSarif({ ...good, checks: [] }))).toEqual({ 'codexhub.gate_report': 'error' });
  });

  it('sees with the policy that a limit was made loose', () => {
    const loose = loosened(mixed, 'c.fail');
    expect(levels(toSarif(loose))).not.toHaveProperty('c.fail');
    expect(levels(toSarif(loose, { policy: mixedPolicy }))['c.fail']).toBe('error');
  });

  it.each(planted)('keeps the name %j a name', (group) => {
    expectNamed(group);
  });

  it('keeps any name a name', () => {
    fc.assert(fc.property(anyName, expectNamed), { seed: SEED, numRuns: 40 });
  });
});

function expectNamed(group: string): void {
  const said = runsOf(toSarif(unfairTo(group).report))[0]?.results[0]?.message.text ?? '';
  // No embedded link, and no placeholder: braces come in pairs only.
  expect(said).not.toContain('](');
  expect(said.replace(/\{\{|\}\}/g, '')).not.toMatch(/[{}]/);
  const back = said.replace(/\{\{|\}\}/g, (pair) => pair[0]!);
  expect(back).toContain(`sex=${legible(group).replaceAll('](', '] (')} vs m `);
}
