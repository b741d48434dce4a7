import { digest } from '@codexhub/common-config/kernel';
import {
  type Accounting,
  decideCheck,
  type Evidence,
  type GateReport,
  measuredValue,
  type Requirement,
  undefinedValue,
} from '@codexhub/common-config/records';
import type { ReportOptions } from '@codexhub/report';
import { wald } from './measure-rows.ts';

export interface SmallStoryOptions {
  /** Names of the groups; the second half of them is too small to be judged. */
  readonly groups?: readonly string[];
  /** Stands wherever a text of somebody else may stand. */
  readonly text?: string;
  readonly candidates?: number;
}

/** A report with nothing measured but the groups, every text of it chosen by the test. */
export function smallStory(options: SmallStoryOptions = {}): ReportOptions {
  const { groups = ['f', 'm'], text = 'plain', candidates = 1 } = options;
  const evidence = evidenceOf(text);
  const report = reportOf(evidence, groups, text);
  return {
    title: text,
    target: { name: text, values: [text, `not ${text}`], positive: text, favourable: text },
    candidates: Array.from({ length: candidates }, (_, index) => ({
      name: `${text}${index}`,
      threshold: 0.5,
      report,
      evidence,
      decision: {
        open: false,
        because: [{ code: 'approvals_missing' as const, message: text }],
        approvedBy: [text],
      },
    })),
    lineage: { code: text, data: text, config: text, model: text, report: text, approvals: [text] },
    notices: [text],
    generatedAt: text,
  };
}

function evidenceOf(text: string): Evidence {
  return {
    schemaVersion: 2,
    sensitivity: 'restricted',
    subject: {
      model: { name: text, candidate: text, digest: digest('model') },
      contract: digest('contract'),
      data: digest('data'),
      split: digest('split'),
      code: text || 'unversioned',
      config: {
        metrics: digest('metrics'),
        governance: digest('governance'),
        training: digest('training'),
      },
      author: text || 'Ada',
    },
    candidates: 1,
    threshold: 0.5,
    rows: { total: 10, train: 6, validation: 2, test: 2 },
    measurements: [
      {
        metric: 'recall',
        definition: 'sklearn.metrics.recall_score',
        estimand: 'model',
        value: undefinedValue('no_positives'),
        n: 2,
      },
    ],
    confusion: [
      {
        estimand: 'model',
        counts: { truePositive: 0, falsePositive: 0, trueNegative: 2, falseNegative: 0 },
      },
    ],
    groups: [],
    curves: [],
  };
}

function reportOf(evidence: Evidence, groups: readonly string[], text: string): GateReport {
  const requirement: Requirement = {
    id: text || 'id',
    kind: 'fairness',
    metric: 'disparate_impact_ratio',
    definition: text || 'definition',
    attribute: text || 'attribute',
    estimand: 'model',
    direction: 'at_least',
    limit: 0.8,
    target: 0.9,
    minimumN: 5,
    level: 0.95,
    enforce: false,
    onInsufficientData: 'review',
    reason: text,
  };
  const accounting: Accounting = {
    attribute: text || 'attribute',
    estimand: 'model',
    unknown: 3,
    total: groups.length * 10 + 3,
    groups: groups.map((group, index) => ({
      group,
      n: 10,
      rate: index === 1 ? undefinedValue('no_rows') : measuredValue(0.6),
      ...(index === 1 ? {} : { interval: wald(0.6, 0.1) }),
      treatment: index * 2 >= groups.length ? 'below_minimum' : 'judged',
      merged: index === 0 ? [text] : [],
      justification: text,
    })),
  };
  return {
    schemaVersion: 2,
    type: 'codexhub.gate-report',
    subject: evidence.subject,
    policy: digest('policy'),
    evidence: digest(evidence),
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
    checks: [
      decideCheck(
        requirement,
        groups.map((group, index) => ({
          group,
          reference: groups[0] ?? null,
          value: index === 0 ? undefinedValue('group_below_minimum') : measuredValue(0.97),
          interval: wald(0.97, 0.1),
          n: 10,
          nToConclude: 4200,
        })),
      ),
      decideCheck({ ...requirement, id: 'absent', estimand: 'procedure' }, []),
    ],
    observations: [
      {
        metric: text || 'metric',
        definition: 'own',
        estimand: 'model',
        value: undefinedValue('single_class'),
        n: 2,
        attribute: text,
        group: text,
      },
    ],
    accounting: [accounting],
  };
}
