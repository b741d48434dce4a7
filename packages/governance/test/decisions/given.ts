import {
  createSigningKeyPair,
  type Digest,
  digest,
  type SigningKeyPair,
} from '@codexhub/common-config/kernel';
import {
  type Approval,
  type DecisionRecord,
  decisionRecord,
  type Evidence,
  type GateReport,
  type Policy,
  signApproval,
  signWaiver,
  type Waiver,
} from '@codexhub/common-config/records';
import { compilePolicy, evaluateGate } from '../../src/index.ts';
import { auc, cell, counts, evidence, impactCheck, metricCheck, sections } from '../support.ts';

export const NOW = new Date('2026-11-21T12:00:00Z');
const LATER = new Date('2026-12-31T00:00:00Z');

const pairs = {
  ada: createSigningKeyPair(),
  grace: createSigningKeyPair(),
  linus: createSigningKeyPair(),
};
export type Person = keyof typeof pairs;
export const keys: Readonly<Record<Person, SigningKeyPair>> = pairs;

const { policy: compiled } = compilePolicy(
  sections({
    metrics: [{ ...metricCheck, estimand: 'model', slices: [] }],
    fairness: {
      checks: [{ ...impactCheck, estimand: 'model', onInsufficientData: 'review', owner: 'risk' }],
    },
    sex: { exclude: [{ group: 'x', justification: 'three people' }] },
    approvers: (['ada', 'grace', 'linus'] as const).map((name) => ({
      name,
      role: 'risk',
      publicKey: keys[name].publicKey,
    })),
  }),
);

/** One metric, one fairness check left to review, and no more; linus is the author. */
export const policy: Policy = {
  ...compiled,
  checks: compiled.checks.slice(0, 2),
  privacy: { entities: ['email'], minimumCell: 1 },
};

export const IMPACT = 'fairness.disparate_impact_ratio.sex';
export const AUC = 'metrics.roc_auc';

/** The AUC straddles its limit, and so does the impact ratio. */
export const measured: Evidence = evidence({
  measurements: [
    auc('model', { interval: { lower: 0.74, upper: 0.85, level: 0.95, method: 'delong+logit' } }),
  ],
  groups: [
    counts([
      cell('f', [420, 500], [50, 500]),
      cell('m', [460, 500], [100, 500]),
      cell('x', [1, 2], [0, 1]),
    ]),
  ],
});
export const report: GateReport = evaluateGate(measured, policy);

export function approve(who: Person = 'ada', said: Partial<Approval> = {}): Approval {
  const approval = signApproval({
    report: digest(report),
    approver: who,
    privateKey: keys[who].privateKey,
    at: NOW,
    checks: [IMPACT],
  });
  return { ...approval, ...said };
}

export function waive(
  said: Partial<Parameters<typeof signWaiver>[0]> = {},
  who: Person = 'grace',
): Waiver {
  return signWaiver({
    report: digest(report),
    alias: 'champion',
    checks: [AUC],
    reason: 'the shadow run bridges two weeks',
    approver: who,
    privateKey: keys[who].privateKey,
    at: NOW,
    expires: LATER,
    ...said,
  });
}

/** The first decision of the model: an unprotected alias, earlier. */
export const first: DecisionRecord = decisionRecord({
  report,
  policy,
  alias: 'shadow',
  approvals: [approve()],
  waivers: [waive({ alias: 'shadow' })],
  actor: 'ada',
  at: NOW,
  previous: null,
});

/** The second: champion, by an approval that names one check and a waiver of another. */
export const record: DecisionRecord = decisionRecord({
  report,
  policy,
  alias: 'champion',
  approvals: [approve()],
  waivers: [waive()],
  actor: 'ada',
  at: new Date('2026-11-21T13:00:00Z'),
  previous: digest(first),
});

export const given: {
  readonly digest: Digest;
  readonly report: GateReport;
  readonly evidence: Evidence;
  readonly policy: Policy;
  readonly previous: DecisionRecord;
} = { digest: digest(record), report, evidence: measured, policy, previous: first };
