import type { ByOutcome, GroupTensor } from '@codexhub/common-config/records';
import { describe, expect, it } from 'vitest';
import { evaluateGate } from '../../../src/index.ts';
import { evidence, policyOf } from '../../support.ts';

// Bickel, Hammel and O'Connell (1975): admitted and rejected by department.
const berkeley = {
  m: { A: [512, 313], B: [353, 207], C: [120, 205], D: [138, 279], E: [53, 138], F: [22, 351] },
  f: { A: [89, 19], B: [17, 8], C: [202, 391], D: [131, 244], E: [94, 299], F: [24, 317] },
} as const;

function tensorOf(counts: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>) {
  const cells = Object.entries(counts).flatMap(([sex, departments]) =>
    Object.entries(departments).map(([department, [admitted, rejected]]) => ({
      group: [sex, department],
      counts: [rejected, admitted, 0, 0] as unknown as ByOutcome,
    })),
  );
  const rows = cells.reduce((sum, { counts: [a, b] }) => sum + a + b, 0);
  const tensor: GroupTensor = {
    schemaVersion: 1,
    sensitive: ['sex'],
    control: ['department'],
    rows,
    cells,
  };
  return evidence({ groups: [{ estimand: 'model', repeat: 0, tensor }] });
}

const policy = { ...policyOf([]), controls: ['department'] };
const within = (given = tensorOf(berkeley), under = policy) =>
  evaluateGate(given, under).observations.filter(
    ({ metric }) => metric.startsWith('simpson') || metric.endsWith('_within'),
  );

describe('a difference with a control held constant', () => {
  it('shows that Berkeley refused women in the whole and in no department', () => {
    expect(within()).toMatchObject([
      {
        metric: 'statistical_parity_difference_within',
        definition: 'mantel_haenszel[department]',
        attribute: 'sex',
        group: 'f',
        value: { defined: true, value: expect.closeTo(0.0185, 3) },
        n: 1835,
      },
      {
        metric: 'simpson_reversal',
        definition: 'group_minus_reference[department]',
        group: 'f',
        value: { defined: true, value: expect.closeTo(557 / 1835 - 1198 / 2691, 12) },
      },
    ]);
  });

  it('finds no paradox where departments choose alike', () => {
    const alike = { A: [200, 200], B: [100, 300] } as const;
    expect(within(tensorOf({ m: alike, f: alike })).map(({ metric }) => metric)).toEqual([
      'statistical_parity_difference_within',
    ]);
  });

  it('speaks of the groups of the policy: merged, and large enough', () => {
    const merged = {
      ...policy,
      attributes: [{ ...policy.attributes[0]!, mergeInto: { f: 'w', x: 'w' }, reference: 'm' }],
    };
    const given = tensorOf({ ...berkeley, x: { A: [1, 2] }, y: { A: [1, 2] } });
    expect(new Set(within(given, merged).map(({ group }) => group))).toEqual(new Set(['w']));
  });

  it('is silent without a control, or where it was not counted', () => {
    expect(within(tensorOf(berkeley), policyOf([]) as typeof policy)).toEqual([]);
    expect(within(evidence())).toEqual([]);
    expect(within(tensorOf({ f: berkeley.f }))).toEqual([]);
  });
});
