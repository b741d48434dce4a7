import { join } from 'node:path';
import { loadConfig, projectSchema } from '@codexhub/common-config/config';
import { defineContract } from '@codexhub/common-config/contract';
import { compilePolicy } from '@codexhub/governance';
import { describe, expect, it } from 'vitest';

describe('the shipped configuration', () => {
  it('compiles to a policy without an issue', async () => {
    const dir = join(import.meta.dirname, '../../config');
    const { value } = await loadConfig({ schema: projectSchema, dir, env: {} });
    const { policy, issues } = compilePolicy({
      metrics: value.metrics,
      governance: value.governance,
      contract: defineContract(value.contract),
    });
    expect(issues).toEqual([]);
    expect(policy.checks.map(({ id }) => id)).toEqual([
      'metrics.roc_auc',
      'fairness.disparate_impact_ratio.afam',
      'fairness.equal_opportunity_difference.afam',
      'privacy.findings',
      'parity.maximum_difference',
      'parity.decision_flips',
      'data_contract.violations',
    ]);
  });

  it('prints an issue of the policy at its line', async () => {
    const dir = join(import.meta.dirname, '../../config');
    const load = async () =>
      loadConfig({
        schema: projectSchema,
        dir,
        env: {},
        check: ({ metrics, governance, contract }) =>
          compilePolicy({
            metrics: { ...metrics, checks: metrics.checks.map((one) => ({ ...one, limit: 1.5 })) },
            governance,
            contract: defineContract(contract),
          }).issues,
      });
    await expect(load()).rejects.toThrow(/metrics\.yaml:\d+:\d+ metrics\.checks\[?\.?0\]?\.limit/);
  });
});
