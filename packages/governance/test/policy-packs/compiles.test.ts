import { describe, expect, it } from 'vitest';
import { checksOfPack, compilePolicy, policyPacks } from '../../src/index.ts';
import { sections } from '../support.ts';

// A pack that asks what no policy can hold would be found by the user who pastes it.
describe.each(policyPacks.map((pack) => [pack.id, pack] as const))('%s', (_, pack) => {
  it('asks only what compiles', () => {
    const { fairness, metrics } = checksOfPack(pack, { attribute: 'sex' });
    const shared = { estimand: 'procedure', minimumN: 1, enforce: true, tags: [] } as const;
    const whole = { ...shared, onInsufficientData: 'block' as const };
    const given = sections({
      fairness: { checks: fairness.map((check) => ({ ...whole, ...check })) },
      metrics: metrics.map((check) => ({ ...whole, slices: [], ...check })),
    });
    expect(compilePolicy(given).issues).toEqual([]);
  });
});
