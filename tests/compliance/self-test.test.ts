import { globSync } from 'node:fs';
import { join } from 'node:path';
import { type CheckRow, decideCheck, type GateReport } from '@codexhub/common-config/records';
import { type EvaluateGate, selfTestGate } from '@codexhub/governance';
import { gateMatchers } from '@codexhub/governance/vitest';
import { beforeAll, describe, expect, it } from 'vitest';
import { rememberedGate } from './remembered-gate.ts';
import { shippedProjects } from './shipped-projects.ts';
import { probePolicy } from './support.ts';

beforeAll(() => expect.extend(gateMatchers));

// What a gate that was tampered with would say of one check.
const forgeries: Readonly<Record<string, (row: CheckRow) => CheckRow | undefined>> = {
  'passes it always': (row) => ({ ...row, outcome: 'pass', reason: 'within_limit' }),
  'drops it': () => undefined,
  'passes what was not measured': (row) =>
    row.outcome === 'not_measured' ? { ...row, outcome: 'pass' } : row,
  'turns its direction': ({ requirement, comparisons }) => {
    const direction = requirement.direction === 'at_least' ? 'at_most' : 'at_least';
    return { ...decideCheck({ ...requirement, direction }, comparisons), requirement };
  },
};

function forged(id: string, forge: (row: CheckRow) => CheckRow | undefined): EvaluateGate {
  return (evidence, policy): GateReport => {
    const report = rememberedGate(evidence, policy);
    const checks = report.checks.flatMap((row) =>
      row.requirement.id === id ? (forge(row) ?? []) : [row],
    );
    return { ...report, checks };
  };
}

it('asks every configuration of the repository', () => {
  const root = join(import.meta.dirname, '../..');
  const found = globSync(['config/governance.yaml', 'examples/*/config/governance.yaml'], {
    cwd: root,
  });
  expect(found.sort()).toEqual(shippedProjects.map(({ path }) => `${path}/governance.yaml`));
});

describe.each(shippedProjects)('the gate of $path', ({ policy }) => {
  it('survives its self-test', () => {
    expect(policy).toSurviveSelfTest();
    const { checks } = selfTestGate(policy);
    expect(checks.map(({ check }) => check)).toEqual(policy.checks.map(({ id }) => id));
    // Every shipped check can be broken alone: a red check says what is wrong.
    expect(checks.flatMap(({ entails }) => entails)).toEqual([]);
  });

  it.each(Object.keys(forgeries))('does not survive a gate that %s: the check is named', (name) => {
    for (const { id } of policy.checks) {
      const { checks, ok } = selfTestGate(policy, { evaluate: forged(id, forgeries[name]!) });
      const dead = checks.filter(({ alive }) => !alive).map(({ check }) => check);
      expect({ ok, dead }).toEqual({ ok: false, dead: [id] });
    }
  });
});

it('tells of the probes that their gate is alive, so that they prove something', () => {
  expect(probePolicy({ minimumGroupSize: 2 })).toSurviveSelfTest();
  expect(probePolicy({ minimumGroupSize: 10 })).toSurviveSelfTest();
});
