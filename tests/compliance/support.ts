import type { Column } from '@codexhub/common-config/columns';
import { categoryColumn } from '@codexhub/common-config/columns';
import { defineContract, type ModelContract } from '@codexhub/common-config/contract';
import {
  createSigningKeyPair,
  type Digest,
  digest,
  type SigningKeyPair,
} from '@codexhub/common-config/kernel';
import {
  type Approval,
  type CheckRow,
  type Evidence,
  type GateDecision,
  type GateReport,
  isOpen,
  type Policy,
  signApproval,
} from '@codexhub/common-config/records';
import { assignGroups, compilePolicy, groupTensor } from '@codexhub/governance';

export const NOW = new Date('2026-11-21T12:00:00Z');

const keys: Readonly<Record<string, SigningKeyPair>> = {
  ada: createSigningKeyPair(),
  grace: createSigningKeyPair(),
};

const contract: ModelContract = defineContract({
  name: 'probe',
  task: 'binary_classification',
  features: { x: { type: 'number' } },
  target: { name: 'y', values: ['0', '1'], positive: '1', favourable: '1' },
  protectedAttributes: { group: { type: 'category', values: ['A', 'B'] } },
});

type Sections = Parameters<typeof compilePolicy>[0];
type Fairness = Sections['governance']['fairness'];

const check = {
  estimand: 'model' as const,
  minimumN: 1,
  enforce: true,
  onInsufficientData: 'block' as const,
  reason: 'a probe',
  tags: [],
};

/** The thresholds of the eight probes: AUC, and the three fairness metrics of one attribute. */
export function probeSections(options: {
  readonly minimumGroupSize: number;
  readonly enforce?: boolean;
}): Sections {
  const fair = { ...check, attribute: 'group' };
  const checks: Fairness['checks'] = [
    {
      ...fair,
      metric: 'statistical_parity_difference',
      definition: 'group_minus_reference',
      direction: 'within',
      limit: 0.1,
    },
    {
      ...fair,
      metric: 'equal_opportunity_difference',
      definition: 'group_minus_reference',
      direction: 'within',
      limit: 0.1,
    },
    {
      ...fair,
      metric: 'disparate_impact_ratio',
      definition: 'group_over_reference',
      direction: 'at_least',
      limit: 0.8,
    },
  ];
  return {
    contract,
    metrics: {
      level: 0.95,
      checks: [{ ...check, metric: 'roc_auc', slices: [], direction: 'at_least', limit: 0.8 }],
    },
    governance: {
      fairness: {
        enforce: options.enforce ?? true,
        level: 0.95,
        controls: [],
        attributes: {
          group: {
            minimumGroupSize: options.minimumGroupSize,
            reference: 'A',
            mergeInto: {},
            exclude: [],
            unknown: 'block',
          },
        },
        checks,
      },
      privacy: {
        enforce: true,
        entities: ['email', 'phone', 'us_ssn', 'iban', 'credit_card'],
        minimumCell: 5,
      },
      approvals: {
        required: 2,
        approvers: Object.entries(keys).map(([name, { publicKey }]) => ({
          name,
          role: 'risk',
          publicKey,
        })),
      },
      protectedAliases: ['champion'],
    },
  };
}

/** The policy of a probe; its sections must have no issue. */
export function probePolicy(options: Parameters<typeof probeSections>[0]): Policy {
  const { policy, issues } = compilePolicy(probeSections(options));
  if (issues.length > 0) throw new Error(JSON.stringify(issues));
  return policy;
}

/** The policy of a probe that asks for an AUC, and nothing of fairness. */
export function aucOnlyPolicy(): Policy {
  const { governance, ...sections } = probeSections({ minimumGroupSize: 2 });
  const fairness = { ...governance.fairness, checks: [] };
  return compilePolicy({ ...sections, governance: { ...governance, fairness } }).policy;
}

export interface Rows {
  readonly group: string | null;
  readonly count: number;
  readonly actual: 0 | 1;
  readonly decided: 0 | 1;
}

/** Evidence over rows given in blocks; everything that is not fairness is sound, unless it is said. */
export function probeEvidence(rows: readonly Rows[], said: Partial<Evidence> = {}): Evidence {
  const all = rows.flatMap((block) => Array.from({ length: block.count }, () => block));
  const column: Column = categoryColumn(all.map(({ group }) => group));
  const tensor = groupTensor({
    yTrue: all.map(({ actual }) => actual),
    yPred: all.map(({ decided }) => decided),
    sensitive: { group: assignGroups(column, { name: 'group' }) },
  });
  const of = (text: string): Digest => digest(text);
  return {
    schemaVersion: 2,
    sensitivity: 'restricted',
    subject: {
      model: { name: 'probe', candidate: 'only', digest: of('model') },
      contract: of('contract'),
      data: of('data'),
      split: of('split'),
      code: 'unversioned',
      config: { metrics: of('metrics'), governance: of('governance'), training: of('training') },
      author: 'linus',
    },
    candidates: 1,
    threshold: 0.5,
    rows: { total: all.length, train: 0, validation: 0, test: all.length },
    measurements: [
      {
        metric: 'roc_auc',
        definition: 'sklearn.metrics.roc_auc_score',
        estimand: 'model',
        value: { defined: true, value: 0.9 },
        interval: { lower: 0.85, upper: 0.94, level: 0.95, method: 'delong+logit' },
        n: all.length,
      },
    ],
    confusion: [],
    groups: [{ estimand: 'model', repeat: 0, tensor }],
    curves: [],
    parity: { rows: all.length, maximumDifference: { defined: true, value: 0 }, decisionFlips: 0 },
    privacy: {
      documents: 3,
      lookedFor: ['credit_card', 'email', 'iban', 'phone', 'us_ssn'],
      findings: [],
    },
    contractViolations: 0,
    ...said,
  };
}

/** Everybody whom the policy trusts signs the report. */
export function approvedByAll(report: GateReport, checks: readonly string[] = []): Approval[] {
  return Object.entries(keys).map(([approver, { privateKey }]) =>
    signApproval({ report: digest(report), approver, privateKey, at: NOW, checks }),
  );
}

/** The private key of a trusted approver. */
export function keyOf(approver: 'ada' | 'grace'): string {
  return keys[approver]!.privateKey;
}

/** The row of a check. */
export function row(report: GateReport, id: string): CheckRow {
  const found = report.checks.find(({ requirement }) => requirement.id === id);
  if (!found) throw new Error(`no row ${id}`);
  return found;
}

/** What `isOpen` says of the protected alias when everybody has signed: what closes it is a verdict. */
export function decision(report: GateReport, policy: Policy): GateDecision {
  return isOpen({ report, alias: 'champion', approvals: approvedByAll(report), policy, now: NOW });
}

/** The checks that keep the protected alias closed when everybody has signed. */
export function closedChecks(report: GateReport, policy: Policy): (string | undefined)[] {
  const { open, because } = decision(report, policy);
  if (open) throw new Error('the gate is open');
  return because.map(({ check }) => check);
}
