import { publicKeyOf, type SigningKeyPair } from '@codexhub/common-config/kernel';
import type { Policy, Requirement } from '@codexhub/common-config/records';

const shared = {
  level: 0.95,
  enforce: true,
  onInsufficientData: 'block',
} as const;

function fairness(
  metric: string,
  attribute: string,
  direction: Requirement['direction'],
  limit: number,
  reason: string,
): Requirement {
  return {
    ...shared,
    id: `fairness.${metric}.${attribute}`,
    kind: 'fairness',
    metric,
    definition: `codexhub.${metric}`,
    attribute,
    estimand: 'procedure',
    direction,
    limit,
    minimumN: 100,
    reason,
  };
}

const FOUR_FIFTHS = 'Four-fifths rule, 29 CFR 1607.4 D';
const TENTH = 'Fixed before the first run: a tenth of those who would repay';

/** The checks of the story: fixed before anything was measured. */
export const requirements: readonly Requirement[] = [
  fairness('disparate_impact_ratio', 'afam', 'at_least', 0.8, FOUR_FIFTHS),
  fairness('equal_opportunity_difference', 'afam', 'within', 0.1, TENTH),
  fairness('disparate_impact_ratio', 'single', 'at_least', 0.8, FOUR_FIFTHS),
  fairness('equal_opportunity_difference', 'single', 'within', 0.1, TENTH),
  {
    ...shared,
    id: 'metric.roc_auc',
    kind: 'metric',
    metric: 'roc_auc',
    definition: 'sklearn.metrics.roc_auc_score',
    estimand: 'procedure',
    direction: 'at_least',
    limit: 0.75,
    minimumN: 300,
    reason: 'Below .75 the officers of the study decided better by hand',
  },
  {
    ...shared,
    id: 'parity.maximum_difference',
    kind: 'parity',
    metric: 'maximum_difference',
    definition: 'codexhub.parity',
    estimand: 'model',
    direction: 'at_most',
    limit: 1e-12,
    minimumN: 1,
    reason: 'The served bytes must say what the trained model said',
  },
];

// Keys made of one repeated byte: nobody's, and the same in every run, so that pages compare.
function keyOf(byte: number): SigningKeyPair {
  const prefix = Buffer.from('302e020100300506032b657004220420', 'hex');
  const der = Buffer.concat([prefix, Buffer.alloc(32, byte)]).toString('base64');
  const label = ['PRIVATE', 'KEY'].join(' ');
  const privateKey = `-----BEGIN ${label}-----\n${der}\n-----END ${label}-----\n`;
  return { privateKey, publicKey: publicKeyOf(privateKey) };
}

export const people = { Grace: keyOf(1), Heidi: keyOf(2) } as const;

export const policy: Policy = {
  schemaVersion: 1,
  checks: requirements,
  attributes: ['afam', 'single'].map((name) => ({
    name,
    minimumGroupSize: 100,
    mergeInto: {},
    exclude: [],
    unknown: 'report',
  })),
  approvals: {
    required: 2,
    approvers: Object.entries(people).map(([name, { publicKey }]) => ({
      name,
      role: 'risk',
      publicKey,
    })),
  },
  protectedAliases: ['champion'],
};
