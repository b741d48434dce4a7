import type { GateReport, Outcome, Policy } from '@codexhub/common-config/records';
import { beforeAll, describe, expect, it } from 'vitest';
import { explainCheck, GovernanceError } from '../../src/index.ts';
import { gateMatchers } from '../../src/vitest/index.ts';
import { evidence } from '../support.ts';
import {
  good,
  goodPolicy,
  loosened,
  measuredNothing,
  mixed,
  mixedPolicy,
  saysPass,
  without,
} from '../surfaces/given.ts';

beforeAll(() => expect.extend(gateMatchers));

function complaint(ask: () => void): string {
  try {
    ask();
  } catch (error) {
    return (error as Error).message;
  }
  return 'none';
}

/** The mixed report with only one of its checks, under the policy that asks for no other. */
function onlyOf(id: string): GateReport {
  return { ...mixed, checks: mixed.checks.filter(({ requirement }) => requirement.id === id) };
}

describe('toPassGate', () => {
  it('passes a report whose every check passes or warns', () => {
    expect(good).toPassGate();
    expect(good).toPassGate(goodPolicy);
    expect(evidence()).toPassGate(goodPolicy);
  });

  it.each(['c.fail', 'd.straddles', 'e.to_review', 'f.not_measured', 'g.fail_unenforced'])(
    'does not pass %s',
    (id) => {
      expect(onlyOf(id)).not.toPassGate();
      expect(() => expect(onlyOf(id)).toPassGate()).toThrow(id);
    },
  );

  it('prints what explainGate says', () => {
    const red = mixed.checks.filter(({ outcome }) => outcome !== 'pass' && outcome !== 'warn');
    expect(red).toHaveLength(5);
    expect(complaint(() => expect(mixed).toPassGate(mixedPolicy))).toBe(
      [
        'expected lending/open to pass its gate; it is kept closed by',
        ...red.map((row) => explainCheck(row)),
      ].join('\n  '),
    );
  });

  it('says with not that everything passes', () => {
    expect(complaint(() => expect(good).not.toPassGate())).toBe(
      'expected lending/open not to pass its gate; all 2 checks pass',
    );
  });

  it('does not pass what was not measured, or asks for nothing', () => {
    expect(measuredNothing).not.toPassGate(goodPolicy);
    expect({ ...good, checks: [] }).not.toPassGate();
  });

  it('does not believe a report that was edited by hand, or answers another policy', () => {
    for (const id of ['c.fail', 'd.straddles', 'f.not_measured']) {
      expect(saysPass(onlyOf(id), id)).not.toPassGate();
    }
    expect(without(good, 'a.pass')).toPassGate();
    expect(complaint(() => expect(without(good, 'a.pass')).toPassGate(goodPolicy))).toContain(
      'a.pass: required by the policy, absent from the report',
    );
    expect(good).not.toPassGate(mixedPolicy);
    expect(loosened(good, 'a.pass')).toPassGate();
    expect(loosened(good, 'a.pass')).not.toPassGate(goodPolicy);
  });

  it('throws with not too where nothing was asked', () => {
    const nothing: readonly unknown[] = [
      undefined,
      null,
      5,
      'report',
      {},
      [],
      { measurements: [] },
    ];
    for (const wrong of nothing) {
      expect(() => expect(wrong).toPassGate()).toThrow(GovernanceError);
      expect(() => expect(wrong).not.toPassGate()).toThrow(GovernanceError);
    }
    const unknown: unknown = evidence();
    expect(complaint(() => expect(unknown).not.toPassGate())).toContain(
      'write expect(evidence).toPassGate(policy)',
    );
    const empty: Policy = { ...goodPolicy, checks: [] };
    expect(() => expect(good).not.toPassGate(empty)).toThrow('a policy without checks');
  });

  it('works with resolves', async () => {
    await expect(Promise.resolve(good)).resolves.toPassGate();
    await expect(Promise.resolve(mixed)).resolves.not.toPassGate();
  });
});

describe('toHaveOutcome', () => {
  it('knows the outcome of each check', () => {
    for (const { requirement, outcome } of mixed.checks) {
      expect(mixed).toHaveOutcome(requirement.id, outcome);
      for (const other of ['pass', 'warn', 'fail', 'insufficient_data', 'not_measured'] as const) {
        if (other !== outcome) expect(mixed).not.toHaveOutcome(requirement.id, other);
      }
    }
  });

  it('says what the outcome is, and with not too', () => {
    const line = explainCheck(mixed.checks[2]!);
    expect(complaint(() => expect(mixed).toHaveOutcome('c.fail', 'pass'))).toBe(
      `expected c.fail of lending/open to have the outcome pass:\n  ${line}`,
    );
    expect(complaint(() => expect(mixed).not.toHaveOutcome('c.fail', 'fail'))).toBe(
      `expected c.fail of lending/open not to have the outcome fail:\n  ${line}`,
    );
  });

  it('throws with not too for a check or an outcome that is not there, and a row that lies', () => {
    const near = () => expect(mixed).not.toHaveOutcome('c.fial', 'pass');
    expect(near).toThrow('did you mean "c.fail"?');
    const typo = 'passed' as Outcome;
    expect(() => expect(mixed).not.toHaveOutcome('c.fail', typo)).toThrow('received "passed"');
    const lie = saysPass(mixed, 'c.fail');
    expect(() => expect(lie).toHaveOutcome('c.fail', 'fail')).toThrow('its numbers do not');
    expect(() => expect(lie).not.toHaveOutcome('c.fail', 'pass')).toThrow(GovernanceError);
  });
});

describe('the types', () => {
  // What tsc reads: each mark below is an error of its own if the line under it were allowed.
  const uses = (): void => {
    expect(good).toPassGate();
    expect(good).not.toPassGate(goodPolicy);
    expect(evidence()).toPassGate(goodPolicy);
    // @ts-expect-error an evidence says nothing without a policy
    expect(evidence()).toPassGate();
    // @ts-expect-error neither a report nor an evidence
    expect(5).toPassGate(goodPolicy);
    // @ts-expect-error a report is no policy
    expect(good).toPassGate(good);
    expect(good).toHaveOutcome('a.pass', 'pass');
    // @ts-expect-error no such outcome
    expect(good).toHaveOutcome('a.pass', 'passed');
    // @ts-expect-error an outcome is needed
    expect(good).toHaveOutcome('a.pass');
    // @ts-expect-error an evidence has no outcomes yet
    expect(evidence()).toHaveOutcome('a.pass', 'pass');
    const later: Promise<void> = expect(Promise.resolve(good)).resolves.toPassGate();
    void later;
  };

  it('are read by the compiler', () => {
    expect(uses).toBeTypeOf('function');
  });
});
