import type { Evidence, Policy, Requirement } from '@codexhub/common-config/records';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ReplayedDecision, replayPolicy } from '../../src/decisions/replay-policy.ts';
import { cell, counts, evidence, requirement, SEED } from '../support.ts';
import { AUC, first, IMPACT, measured, policy, record } from './given.ts';

const [auc, impact] = policy.checks as [Requirement, Requirement];
const replay = (said: Partial<Policy>, of: Evidence | undefined = measured): ReplayedDecision =>
  replayPolicy({ ...policy, ...said }, [{ record, evidence: of }])[0]!;

describe('replayPolicy', () => {
  it('under the policy of then, blocks nothing that people opened', () => {
    const [one, two] = replayPolicy(policy, [
      { record: first, evidence: measured },
      { record, evidence: measured },
    ]);
    expect([one?.alias, two?.alias]).toEqual(['shadow', 'champion']);
    expect(two).toMatchObject({
      model: 'lending',
      candidate: 'open',
      at: '2026-11-21T13:00:00.000Z',
      verdict: 'opens',
      newlyOpen: [],
      notMeasured: [],
      approvals: { required: 1, trusted: 1 },
    });
    expect(two?.red.map(({ check, before, blocks }) => [check, before, blocks])).toEqual([
      [AUC, 'waived', false],
      [IMPACT, 'approved_by_name', false],
    ]);
    expect(one?.approvals).toEqual({ required: 0, trusted: 1 });
  });

  it('a check that is no longer left to review, or that fails now, blocks', () => {
    const blocked = replay({ checks: [auc, { ...impact, onInsufficientData: 'block' }] });
    expect(blocked.verdict).toBe('blocked');
    expect(blocked.red.filter(({ blocks }) => blocks).map(({ check }) => check)).toEqual([IMPACT]);
    const failing = replay({ checks: [auc, { ...impact, limit: 0.99 }] });
    expect(failing.red.find(({ check }) => check === IMPACT)).toMatchObject({
      outcome: 'fail',
      before: 'approved_by_name',
      blocks: true,
      line: expect.stringContaining(`${IMPACT}: fail: sex=f vs m`),
    });
  });

  it('a waiver lets pass again what it let pass, and nothing worse', () => {
    const waived = (limit: number): ReplayedDecision =>
      replay({ checks: [{ ...auc, limit }, impact] });
    expect(waived(0.8)).toMatchObject({
      verdict: 'opens',
      red: [{ check: AUC, outcome: 'insufficient_data', before: 'waived', blocks: false }, {}],
    });
    expect(waived(0.95)).toMatchObject({
      verdict: 'blocked',
      red: [{ check: AUC, outcome: 'fail', before: 'waived', blocks: true }, {}],
    });
  });

  it('what people had to open then, and passes now, is newly open', () => {
    const looser = replay({ checks: [{ ...auc, limit: 0.7 }] });
    expect(looser).toMatchObject({ verdict: 'opens', red: [], newlyOpen: [AUC, IMPACT] });
  });

  it('a new check that fails blocks, and one that the evidence cannot answer is not measured', () => {
    const recall = requirement({ id: 'recall', kind: 'metric', metric: 'recall' });
    const age = requirement({ id: 'age', attribute: 'age' });
    const { attribute: _, ...whole } = recall;
    const unasked = replay({ checks: [...policy.checks, whole, age] });
    expect(unasked).toMatchObject({ verdict: 'blocked', notMeasured: ['recall', 'age'] });
    expect(unasked.red.slice(2).map(({ before, blocks }) => [before, blocks])).toEqual([
      ['not_asked', true],
      ['not_asked', true],
    ]);
    const loose = replay({
      checks: [...policy.checks, { ...age, enforce: false }],
      protectedAliases: [],
    });
    expect(loose).toMatchObject({ verdict: 'opens', notMeasured: ['age'] });
  });

  it('rows that were counted in other bands cannot be parted', () => {
    const cells = [cell('<30', [450, 500], [100, 500]), cell('≥30', [450, 500], [100, 500])];
    const banded = evidence({
      measurements: measured.measurements,
      groups: [counts(cells, { attribute: 'age' })],
    });
    const age = requirement({ id: 'age', attribute: 'age' });
    const { reference: __, ...base } = policy.attributes[0]!;
    const treated = { ...base, minimumGroupSize: 1, exclude: [] };
    const by = (bands: readonly number[]): ReplayedDecision =>
      replay({ checks: [age], attributes: [{ ...treated, name: 'age', bands }] }, banded);
    expect(by([30])).toMatchObject({ notMeasured: [], red: [] });
    expect(by([40])).toMatchObject({
      verdict: 'blocked',
      notMeasured: ['age'],
      red: [{ reason: 'bands_differ', line: expect.stringContaining('counts are of other bands') }],
    });
    const crossed = replay(
      {
        checks: [{ ...age, id: 'both', attribute: 'both' }],
        attributes: [
          { ...treated, name: 'age', bands: [40] },
          { ...treated, name: 'both', of: ['sex', 'age'] },
        ],
      },
      banded,
    );
    expect(crossed).toMatchObject({ notMeasured: ['both'], red: [{ reason: 'bands_differ' }] });
  });

  it('asks for the signatures that it needs, by people whom it trusts', () => {
    const { approvers } = policy.approvals;
    const two = replay({ approvals: { required: 2, approvers } });
    expect(two).toMatchObject({ verdict: 'blocked', approvals: { required: 2, trusted: 1 } });
    const others = approvers.filter(({ name }) => name !== 'ada');
    const none = replay({ approvals: { required: 1, approvers: others } });
    expect(none).toMatchObject({ verdict: 'blocked', approvals: { required: 1, trusted: 0 } });
    expect(replay({ protectedAliases: [] }).approvals.required).toBe(0);
  });

  it('what a limit blocks, a stricter one blocks too', () => {
    const impactLimits = fc.double({ min: 0.5, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(impactLimits, impactLimits, fc.constantFrom('block', 'review'), (a, b, left) => {
        const blocked = (limit: number): boolean =>
          replay({ checks: [auc, { ...impact, limit, onInsufficientData: left as 'block' }] })
            .verdict === 'blocked';
        if (blocked(Math.min(a, b))) expect(blocked(Math.max(a, b))).toBe(true);
      }),
      { seed: SEED, numRuns: 30 },
    );
  });

  it('says so where the evidence is no longer stored, and nothing else', () => {
    const [gone] = replayPolicy(policy, [{ record, evidence: undefined }]);
    expect(gone).toMatchObject({ verdict: 'evidence_missing', red: [], newlyOpen: [] });
  });
});
