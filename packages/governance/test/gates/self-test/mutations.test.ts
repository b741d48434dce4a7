import type {
  CheckRow,
  Comparison,
  Evidence,
  GateReport,
  Policy,
  Requirement,
} from '@codexhub/common-config/records';
import { decideCheck } from '@codexhub/common-config/records';
import { describe, expect, it } from 'vitest';
import {
  assertSelfTest,
  type EvaluateGate,
  evaluateGate,
  GovernanceError,
  selfTestGate,
} from '../../../src/index.ts';
import { againstHighest, policyFor } from './given.ts';

const auc = {
  kind: 'metric',
  metric: 'roc_auc',
  definition: 'sklearn.metrics.roc_auc_score',
  attribute: undefined,
  estimand: 'procedure',
  minimumN: 100,
} as const satisfies Partial<Requirement>;
const standing = { kind: 'parity', attribute: undefined, direction: 'at_most', limit: 0 } as const;
const policy: Policy = policyFor(
  [
    { ...auc, id: 'auc' },
    { id: 'impact', estimand: 'procedure' },
    {
      id: 'opportunity',
      metric: 'equal_opportunity_difference',
      definition: 'group_minus_reference',
      direction: 'within',
      limit: 0.1,
    },
    { id: 'age', attribute: 'age' },
    { ...standing, id: 'flips', metric: 'decision_flips' },
    { ...standing, id: 'difference', metric: 'maximum_difference', limit: 1e-12 },
    { ...standing, id: 'findings', kind: 'privacy', metric: 'findings' },
    { ...standing, id: 'violations', kind: 'data_contract', metric: 'violations' },
  ],
  {},
  [againstHighest({ name: 'age' })],
);
const ids = policy.checks.map(({ id }) => id);

const reports = new Map<string, GateReport>();

/** The gate, asked of one evidence once: the controls are the same under every mutation. */
const remembered: EvaluateGate = (evidence, asked) => {
  const key = JSON.stringify([asked, evidence], (_, value: unknown) =>
    Number.isNaN(value) ? 'NaN' : value,
  );
  const report = reports.get(key) ?? evaluateGate(evidence, asked);
  reports.set(key, report);
  return report;
};

/** A gate whose report of one check, or of all, is another. */
function altering(change: (row: CheckRow) => CheckRow | undefined, only?: string): EvaluateGate {
  return (evidence, asked): GateReport => {
    const report = remembered(evidence, asked);
    const checks = report.checks.flatMap((row) =>
      only === undefined || row.requirement.id === only ? (change(row) ?? []) : [row],
    );
    return { ...report, checks };
  };
}

/** A gate that decides each check anew on other comparisons. */
function seeing(
  change: (comparisons: readonly Comparison[]) => readonly Comparison[],
): EvaluateGate {
  return altering(({ requirement, comparisons }) => decideCheck(requirement, change(comparisons)));
}

function deadUnder(evaluate: EvaluateGate, asked: Policy = policy): readonly string[] {
  const report = selfTestGate(asked, { evaluate });
  expect(report.ok).toBe(false);
  expect(() => assertSelfTest(report)).toThrow(GovernanceError);
  return report.checks.filter(({ alive }) => !alive).map(({ check }) => check);
}

describe('a gate that was tampered with', () => {
  it('is alive before', () => {
    expect(() => assertSelfTest(selfTestGate(policy))).not.toThrow();
  });

  it.each(ids)('passes "%s" always, or drops it: the self-test names it, and no other', (id) => {
    const pass = altering((row) => ({ ...row, outcome: 'pass', reason: 'within_limit' }), id);
    expect(deadUnder(pass)).toEqual([id]);
    expect(deadUnder(altering(() => undefined, id))).toEqual([id]);
  });

  it('warns, fails or repeats one check always: the self-test names it', () => {
    const id = 'impact';
    expect(deadUnder(altering((row) => ({ ...row, outcome: 'warn' }), id))).toEqual([id]);
    expect(deadUnder(altering((row) => ({ ...row, outcome: 'fail' }), id))).toEqual([id]);
    const twice: EvaluateGate = (evidence, asked) => {
      const report = remembered(evidence, asked);
      const again = report.checks.filter(({ requirement }) => requirement.id === id);
      return { ...report, checks: [...report.checks, ...again] };
    };
    expect(deadUnder(twice)).toEqual([id]);
  });

  it('passes what it cannot tell', () => {
    const lenient = altering((row) =>
      row.outcome === 'insufficient_data' ? { ...row, outcome: 'pass' } : row,
    );
    expect(deadUnder(lenient)).toEqual(['auc', 'impact', 'opportunity', 'age']);
  });

  it('passes what was not measured', () => {
    const lenient = altering((row) =>
      row.outcome === 'not_measured' ? { ...row, outcome: 'pass' } : row,
    );
    expect(deadUnder(lenient)).toEqual(ids);
  });

  it('takes NaN for 0', () => {
    const blind: EvaluateGate = (evidence, asked) => {
      const sound = JSON.parse(
        JSON.stringify(evidence, (_, value) => (Number.isNaN(value) ? 0 : value)),
      ) as Evidence;
      return evaluateGate(sound, asked);
    };
    expect(deadUnder(blind)).toEqual(
      expect.arrayContaining(['flips', 'difference', 'findings', 'violations']),
    );
  });

  it('turns the direction of every limit', () => {
    const turned = altering(({ requirement, comparisons }) => {
      const direction = requirement.direction === 'at_least' ? 'at_most' : 'at_least';
      return { ...decideCheck({ ...requirement, direction }, comparisons), requirement };
    });
    expect(deadUnder(turned)).toEqual(expect.arrayContaining(['auc', 'impact', 'flips']));
  });

  it('reads the point, and not the interval', () => {
    const point = seeing((all) =>
      all.map((one) => {
        if (!one.value.defined || !one.interval) return one;
        const { value } = one.value;
        const { simultaneous: _, ...rest } = one;
        return { ...rest, interval: { ...one.interval, lower: value, upper: value } };
      }),
    );
    expect(deadUnder(point)).toEqual(['auc', 'impact', 'opportunity', 'age']);
  });

  it('takes every row for a hundred', () => {
    const wide: EvaluateGate = (evidence, asked) =>
      evaluateGate(
        {
          ...evidence,
          measurements: evidence.measurements.map((one) => ({ ...one, n: 100 * one.n })),
          groups: evidence.groups.map(({ tensor, ...one }) => ({
            ...one,
            tensor: {
              ...tensor,
              rows: 100 * tensor.rows,
              cells: tensor.cells.map((cell) => ({
                ...cell,
                counts: cell.counts.map((count) => 100 * count) as never,
              })),
            },
          })),
        },
        asked,
      );
    expect(deadUnder(wide)).toEqual(['auc', 'impact', 'opportunity', 'age']);
  });

  it('sees one group only, or only those that it can judge', () => {
    const first = seeing((all) => all.slice(0, 1));
    expect(deadUnder(first)).toEqual(expect.arrayContaining(['impact', 'opportunity', 'age']));
    const judged = seeing((all) => all.filter(({ value }) => value.defined));
    expect(deadUnder(judged)).toEqual(expect.arrayContaining(['impact', 'opportunity', 'age']));
  });

  it('does not look at the served model beside the procedure', () => {
    const alone = seeing((all) => all.map(({ beside: _, ...one }) => one));
    expect(deadUnder(alone)).toEqual(['auc', 'impact']);
  });

  it('closes a check that has nothing to do with the one that is broken', () => {
    const mixed: EvaluateGate = (evidence, asked) => {
      const report = remembered(evidence, asked);
      const isBroken = report.checks.some(
        ({ requirement, outcome }) => requirement.id === 'flips' && outcome === 'fail',
      );
      const checks = report.checks.map((row) =>
        isBroken && row.requirement.id === 'auc' ? { ...row, outcome: 'fail' as const } : row,
      );
      return { ...report, checks };
    };
    const report = selfTestGate(policy, { evaluate: mixed });
    expect(report.checks.find(({ check }) => check === 'flips')).toMatchObject({
      alive: false,
      why: 'its bad control also closed auc',
    });
  });

  it('throws instead of answering', () => {
    const broken: EvaluateGate = () => {
      throw new TypeError('cannot read properties of undefined');
    };
    expect(deadUnder(broken)).toEqual(ids);
  });
});

describe('assertSelfTest', () => {
  it('names what is dead, why, and what to do', () => {
    const report = selfTestGate(policyFor([{ limit: 0, id: 'ratio' }, { id: 'impact' }]));
    const error = (() => {
      try {
        assertSelfTest(report);
      } catch (thrown) {
        return thrown as GovernanceError;
      }
      throw new Error('a dead gate was let through');
    })();
    expect(error.code).toBe('GOVERNANCE_GATE_DEAD');
    expect(error.message).toContain('1 of 2 cannot be relied on: ratio: nothing can break it');
    expect(error.message).toContain('correct the limits');
    expect(error.details).toEqual({
      dead: [{ check: 'ratio', why: expect.stringContaining('nothing can break it') }],
    });
  });

  it('does not let a policy without checks through, or a report that only says ok', () => {
    expect(() => assertSelfTest(selfTestGate(policyFor([])))).toThrow('the policy has no checks');
    const dead = selfTestGate(policyFor([{ limit: 0 }]));
    expect(() => assertSelfTest({ ...dead, ok: true })).toThrow(GovernanceError);
  });
});
