import { createSigningKeyPair, digest } from '@codexhub/common-config/kernel';
import {
  type Evidence,
  type GateDecision,
  type GateReport,
  isOpen,
  type Policy,
  signApproval,
} from '@codexhub/common-config/records';
import { compilePolicy } from '../../src/index.ts';
import { auc, evidence, metricCheck, sections } from '../support.ts';

const keys = createSigningKeyPair();
const now = new Date('2026-11-21T12:00:00Z');
const given = sections({
  metrics: [metricCheck, { ...metricCheck, metric: 'recall', limit: 0.3, slices: ['sex'] }],
  approvers: [{ name: 'ada', role: 'risk', publicKey: keys.publicKey }],
});
/** AUC, recall in the whole and by sex, two fairness checks, and what stands in every policy. */
export const policy: Policy = compilePolicy(given).policy;
export const recall = auc('procedure', {
  metric: 'recall',
  definition: 'sklearn.metrics.recall_score',
  value: { defined: true, value: 0.8 },
  interval: { lower: 0.7, upper: 0.85, level: 0.95, method: 'wilson+mover' },
});
/** Under it every check passes. */
export const sound: Evidence = evidence({ measurements: [auc('procedure'), auc('model'), recall] });

/** What `isOpen` says when the one trusted approver has signed. */
export function decided(report: GateReport): GateDecision {
  const approval = signApproval({
    report: digest(report),
    approver: 'ada',
    privateKey: keys.privateKey,
    at: now,
  });
  return isOpen({ report, alias: 'champion', approvals: [approval], policy, now });
}
