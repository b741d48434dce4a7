import type { GroupTensor, Policy } from '@codexhub/common-config/records';
import { beforeAll, describe, expect, it } from 'vitest';
import { GovernanceError, groupTensor } from '../../src/index.ts';
import { gateMatchers } from '../../src/vitest/index.ts';
import { policyFor } from '../gates/self-test/given.ts';
import { cell, counts, tensor } from '../support.ts';

beforeAll(() => expect.extend(gateMatchers));

const fair = [cell('f', [450, 500], [100, 500]), cell('m', [450, 500], [100, 500])];
const unfair = [cell('f', [200, 500], [40, 500]), cell('m', [450, 500], [100, 500])];
const difference = {
  metric: 'statistical_parity_difference',
  definition: 'group_minus_reference',
  direction: 'within' as const,
  limit: 0.1,
};
const policy = policyFor([{ id: 'impact' }, { ...difference, id: 'parity' }]);

function complaint(ask: () => void): string {
  try {
    ask();
  } catch (error) {
    return (error as Error).message;
  }
  return 'none';
}

describe('toBeFairFor', () => {
  it('passes counts whose every fairness check of the attribute passes or warns', () => {
    expect(tensor(fair)).toBeFairFor('sex', policy);
    expect([counts(fair)]).toBeFairFor('sex', policy);
    expect(tensor(fair)).toBeFairFor(
      'sex',
      policyFor([{ id: 'impact', limit: 0.8, target: 0.99 }]),
    );
    const rows = groupTensor({
      yTrue: [1, 1],
      yPred: [1, 0],
      sensitive: { sex: ['f', 'm'] },
    });
    expect(rows).not.toBeFairFor('sex', policy);
  });

  it('says of each check why it does not', () => {
    expect(tensor(unfair)).not.toBeFairFor('sex', policy);
    expect(complaint(() => expect(tensor(unfair)).toBeFairFor('sex', policy)).split('\n')).toEqual([
      'expected the counts to be fair for "sex"',
      expect.stringMatching(/^ {2}impact: fail: sex=f vs m \.436/),
      expect.stringMatching(/^ {2}parity: fail: sex=f vs m −\.310/),
    ]);
    expect(complaint(() => expect(tensor(fair)).not.toBeFairFor('sex', policy))).toContain(
      'expected the counts not to be fair for "sex"; every check passes\n  impact: pass',
    );
  });

  it('does not pass what straddles, is too small, unknown, or was not counted', () => {
    const few = [cell('f', [80, 100], [10, 100]), cell('m', [85, 100], [30, 100])];
    expect(tensor(few)).not.toBeFairFor('sex', policy);
    expect(tensor([...fair, cell('x', [9, 10], [2, 10])])).not.toBeFairFor('sex', policy);
    expect(tensor(fair, { unknown: 1 })).not.toBeFairFor('sex', policy);
    expect(tensor(fair, { attribute: 'age' })).not.toBeFairFor('sex', policy);
  });

  it('does not take a tensor of the model for the procedure', () => {
    const procedure = policyFor([{ id: 'impact', estimand: 'procedure' }]);
    expect(tensor(fair)).not.toBeFairFor('sex', procedure);
    expect(complaint(() => expect(tensor(fair)).toBeFairFor('sex', procedure))).toContain(
      "pass [{ estimand: 'procedure', repeat: 0, tensor }]",
    );
    expect([counts(fair, { estimand: 'procedure' })]).toBeFairFor('sex', procedure);
  });

  it('throws with not too where nothing is asked, or of nothing', () => {
    const ask = (attribute: string, of: Policy): void =>
      expect(tensor(fair)).not.toBeFairFor(attribute, of);
    expect(() => ask('sxe', policy)).toThrow('did you mean "sex"?');
    expect(() => ask('sex', { ...policy, checks: [] })).toThrow('nothing passes unmeasured');
    const slice = policyFor([{ kind: 'metric', metric: 'recall' }]);
    expect(() => ask('sex', slice)).toThrow('it has none of "sex"');
    expect(() => ask('sex', undefined as never)).toThrow(GovernanceError);
    for (const wrong of [undefined, null, 5, [], [5], {}] as unknown[]) {
      expect(() => expect(wrong).not.toBeFairFor('sex', policy)).toThrow(GovernanceError);
    }
    const edited: GroupTensor = { ...tensor(fair), rows: 5 };
    expect(() => expect(edited).not.toBeFairFor('sex', policy)).toThrow('add up');
  });
});

describe('toSurviveSelfTest', () => {
  it('tells a gate that can fail from one that cannot', () => {
    expect(policy).toSurviveSelfTest();
    const dead = policyFor([{ id: 'impact' }, { id: 'nothing', limit: 0 }]);
    expect(dead).not.toSurviveSelfTest();
    expect(complaint(() => expect(dead).toSurviveSelfTest()).split('\n')).toEqual([
      'expected the gate to survive its self-test; 1 of 2 checks are dead',
      expect.stringMatching(/^ {2}impact: alive, with controls of/),
      expect.stringMatching(/^ {2}nothing: dead: nothing can break it/),
    ]);
    expect(complaint(() => expect(policy).not.toSurviveSelfTest())).toContain(
      'all 2 checks are alive',
    );
    const wrong: unknown = {};
    expect(() => expect(wrong).not.toSurviveSelfTest()).toThrow(GovernanceError);
  });
});

describe('the types', () => {
  const uses = (): void => {
    expect(tensor(fair)).toBeFairFor('sex', policy);
    expect([counts(fair)]).not.toBeFairFor('sex', policy);
    // @ts-expect-error a policy is needed
    expect(tensor(fair)).toBeFairFor('sex');
    // @ts-expect-error a policy is no counts
    expect(policy).toBeFairFor('sex', policy);
    expect(policy).toSurviveSelfTest();
    // @ts-expect-error counts have no controls
    expect(tensor(fair)).toSurviveSelfTest();
  };

  it('are read by the compiler', () => {
    expect(uses).toBeTypeOf('function');
  });
});
