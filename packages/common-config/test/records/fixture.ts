import { createSigningKeyPair, type Digest, digest } from '../../src/kernel/index.ts';
import {
  type Approval,
  type CheckRow,
  decideCheck,
  type GateReport,
  type Observation,
  type Policy,
  type Requirement,
  signApproval,
  signWaiver,
  type Waiver,
} from '../../src/records/index.ts';

export const NOW = new Date('2026-11-21T12:00:00Z');

export const keys = {
  ada: createSigningKeyPair(),
  grace: createSigningKeyPair(),
  linus: createSigningKeyPair(),
};

type Person = keyof typeof keys;

export function requirement(said: Partial<Requirement> = {}): Requirement {
  return {
    id: 'metrics.roc_auc',
    kind: 'metric',
    metric: 'roc_auc',
    definition: 'sklearn.metrics.roc_auc_score',
    estimand: 'model',
    direction: 'at_least',
    limit: 0.75,
    minimumN: 10,
    level: 0.95,
    enforce: true,
    onInsufficientData: 'block',
    reason: 'a test',
    ...said,
  };
}

export function observation(
  value: number,
  [lower, upper]: readonly [number, number],
  said: Partial<Observation> = {},
): Observation {
  return {
    group: null,
    reference: null,
    value: { defined: true, value },
    interval: { lower, upper, level: 0.95, method: 'test' },
    n: 1000,
    ...said,
  };
}

export const fairness = requirement({
  id: 'fairness.disparate_impact_ratio.sex',
  kind: 'fairness',
  metric: 'disparate_impact_ratio',
  definition: 'group_over_reference',
  attribute: 'sex',
  limit: 0.8,
});

export const auc = requirement();

export function policy(said: Partial<Policy> = {}): Policy {
  return {
    schemaVersion: 1,
    checks: [auc, fairness],
    attributes: [
      {
        name: 'sex',
        minimumGroupSize: 100,
        reference: 'm',
        mergeInto: {},
        exclude: [{ group: 'x', justification: 'few' }],
        unknown: 'block',
      },
    ],
    approvals: {
      required: 2,
      approvers: (Object.keys(keys) as Person[]).map((name) => ({
        name,
        role: 'risk',
        publicKey: keys[name].publicKey,
      })),
    },
    protectedAliases: ['champion'],
    ...said,
  };
}

export const passing: readonly CheckRow[] = [
  decideCheck(auc, [observation(0.82, [0.79, 0.85])]),
  decideCheck(fairness, [observation(0.9, [0.85, 0.95], { group: 'f', reference: 'm' })]),
];

export function report(said: Partial<GateReport> = {}, under: Policy = policy()): GateReport {
  const of = (text: string): Digest => digest(text);
  const group = { rate: { defined: true as const, value: 0.9 }, merged: [] };
  return {
    schemaVersion: 2,
    type: 'codexhub.gate-report',
    subject: {
      model: { name: 'lending', candidate: 'open', digest: of('model') },
      contract: of('contract'),
      data: of('data'),
      split: of('split'),
      code: 'unversioned',
      config: { metrics: of('m'), governance: of('g'), training: of('t') },
      author: 'linus',
    },
    policy: digest(under),
    evidence: of('evidence'),
    candidates: 1,
    multiplicity: {
      checks: 1,
      comparisons: 1,
      candidates: 1,
      pass: 'each_at_its_level',
      fail: 'simultaneous_over_groups',
      adjustedP: 'holm',
      ofCandidates: 'shown_not_decided',
    },
    checks: passing,
    observations: [],
    accounting: [
      {
        attribute: 'sex',
        estimand: 'model',
        groups: [
          { ...group, group: 'f', n: 400, treatment: 'judged' },
          { ...group, group: 'm', n: 600, treatment: 'judged' },
          { ...group, group: 'x', n: 5, treatment: 'excluded' },
        ],
        unknown: 0,
        total: 1005,
      },
    ],
    ...said,
  };
}

export function approve(of: GateReport, who: Person, said: Partial<Approval> = {}): Approval {
  const approval = signApproval({
    report: digest(of),
    approver: who,
    privateKey: keys[who].privateKey,
    at: NOW,
    checks: said.checks ?? [],
  });
  return { ...approval, ...said };
}

export function waive(
  of: GateReport,
  said: Partial<Parameters<typeof signWaiver>[0]> = {},
  who: Person = 'ada',
): Waiver {
  return signWaiver({
    report: digest(of),
    alias: 'champion',
    checks: [auc.id],
    reason: 'a shadow run',
    approver: who,
    privateKey: keys[who].privateKey,
    at: NOW,
    expires: new Date('2026-12-01T00:00:00Z'),
    ...said,
  });
}
