import { digest } from '@codexhub/common-config/kernel';
import type { GateReport } from '@codexhub/common-config/records';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainCheck, GovernanceError, toJUnit } from '../../src/index.ts';
import { legible } from '../../src/surfaces/legible.ts';
import { SEED } from '../support.ts';
import {
  anyName,
  good,
  loosened,
  mixed,
  mixedPolicy,
  planted,
  saysPass,
  unfairTo,
  without,
} from './given.ts';
import { type Element, readXml } from './xml-reader.ts';

// What Jenkins' junit-10.xsd allows, and of it what is written here.
const SHAPE: Readonly<Record<string, { attributes: string[]; children: string[] }>> = {
  testsuites: { attributes: ['name', 'tests', 'failures', 'errors'], children: ['testsuite'] },
  testsuite: {
    attributes: ['name', 'tests', 'failures', 'errors', 'skipped'],
    children: ['properties', 'testcase', 'system-out'],
  },
  properties: { attributes: [], children: ['property'] },
  property: { attributes: ['name', 'value'], children: [] },
  testcase: {
    attributes: ['classname', 'name'],
    children: ['failure', 'error', 'skipped', 'system-out'],
  },
  failure: { attributes: ['type', 'message'], children: [] },
  error: { attributes: ['type', 'message'], children: [] },
  skipped: { attributes: ['message'], children: [] },
  'system-out': { attributes: [], children: [] },
};

function shaped(element: Element): Element {
  const shape = SHAPE[element.name];
  expect(Object.keys(element.attributes)).toEqual(shape?.attributes);
  for (const child of element.children) {
    expect(shape?.children).toContain(child.name);
    shaped(child);
  }
  return element;
}

function suitesOf(xml: string): readonly Element[] {
  const suites = shaped(readXml(xml)).children;
  for (const { attributes, children } of suites) {
    const cases = children.filter(({ name }) => name === 'testcase');
    const ended = (kind: string) =>
      cases.filter((one) => one.children.some(({ name }) => name === kind)).length;
    expect(attributes).toMatchObject({
      tests: String(cases.length),
      failures: String(ended('failure')),
      errors: String(ended('error')),
      skipped: String(ended('skipped')),
    });
  }
  return suites;
}

function endings(xml: string): Record<string, string> {
  const cases = suitesOf(xml).flatMap(({ children }) =>
    children.filter(({ name }) => name === 'testcase'),
  );
  return Object.fromEntries(
    cases.map(({ attributes, children: [child] }) => [
      attributes['name'],
      child ? `${child.name} ${child.attributes['type'] ?? ''}`.trim() : 'passed',
    ]),
  );
}

describe('toJUnit', () => {
  it('ends a case as its check does, and passes nothing that did not pass', () => {
    expect(endings(toJUnit(mixed, { policy: mixedPolicy }))).toEqual({
      'a.pass': 'passed',
      'b.warn': 'system-out',
      'c.fail': 'failure fail',
      'd.straddles': 'error insufficient_data',
      'e.to_review': 'skipped',
      'f.not_measured': 'error not_measured',
      'g.fail_unenforced': 'failure fail',
      'h.fairness': 'passed',
    });
  });

  it('says of what report it speaks, and each red check in its line', () => {
    const [suite] = suitesOf(toJUnit(mixed));
    expect(suite?.attributes['name']).toBe('lending/open');
    const properties = suite?.children[0]?.children.map(({ attributes }) => attributes);
    expect(properties).toContainEqual({ name: 'codexhub.report', value: digest(mixed) });
    expect(properties).toContainEqual({ name: 'codexhub.policy', value: digest(mixedPolicy) });
    const failed = suite?.children.find(({ attributes }) => attributes['name'] === 'c.fail');
    expect(failed?.children[0]?.text).toBe(explainCheck(mixed.checks[2]!));
    expect(failed?.children[0]?.attributes['message']).toBe(failed?.children[0]?.text);
  });

  it('gives a suite per report, in their order, and none of none', () => {
    const suites = suitesOf(toJUnit([mixed, good]));
    expect(suites.map(({ attributes }) => attributes['tests'])).toEqual(['8', '2']);
    expect(suitesOf(toJUnit([]))).toEqual([]);
  });

  it('believes the numbers of a report that was edited by hand', () => {
    for (const id of ['c.fail', 'd.straddles', 'f.not_measured']) {
      expect(endings(toJUnit(saysPass(mixed, id)))[id]).toBe('error report_inconsistent');
    }
  });

  it('sees with the policy that a limit was made loose', () => {
    const loose = loosened(mixed, 'c.fail');
    expect(endings(toJUnit(loose))['c.fail']).toBe('passed');
    expect(endings(toJUnit(loose, { policy: mixedPolicy }))['c.fail']).toBe(
      'error report_inconsistent',
    );
  });

  it('misses a check that was taken away, and a report without any', () => {
    const less = without(mixed, 'c.fail');
    expect(endings(toJUnit(less))).not.toHaveProperty('c.fail');
    expect(endings(toJUnit(less, { policy: mixedPolicy }))['c.fail']).toBe(
      'error report_inconsistent',
    );
    expect(endings(toJUnit({ ...good, checks: [] }))).toEqual({
      'gate report': 'error report_inconsistent',
    });
  });

  it('refuses what is no report', () => {
    for (const wrong of [
      undefined,
      null,
      'report',
      {},
      { checks: [] },
      { ...good, checks: [null] },
    ]) {
      expect(() => toJUnit(wrong as unknown as GateReport)).toThrow(GovernanceError);
    }
  });

  it.each(planted)('keeps the name %j a name', (group) => {
    expectNamed(group);
  });

  it('keeps any name a name', () => {
    fc.assert(fc.property(anyName, expectNamed), {
      seed: SEED,
      numRuns: 40,
    });
  });
});

function expectNamed(group: string): void {
  const [suite] = suitesOf(toJUnit(unfairTo(group).report));
  const failure = suite?.children[1]?.children[0];
  expect(failure?.name).toBe('failure');
  expect(failure?.text).toContain(`sex=${legible(group)} vs m `);
  expect(failure?.attributes['message']).toBe(failure?.text);
}
