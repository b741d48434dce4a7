import { digest } from '@codexhub/common-config/kernel';
import {
  type Accounting,
  decideCheck,
  type Evidence,
  type GateReport,
  isOpen,
  measuredValue,
  type Observation,
  type Requirement,
  type Subject,
  signApproval,
} from '@codexhub/common-config/records';
import type { ReportCandidate, ReportOptions } from '@codexhub/report';
import {
  aucObservation,
  compareShares,
  confusionOf,
  curvesOf,
  groupCountsOf,
  wald,
} from './measure-rows.ts';
import { people, policy, requirements } from './mortgage-policy.ts';
import { simulateScores } from './simulate-scores.ts';

const rows = simulateScores();
const curves = curvesOf(rows);
const auc = aucObservation(rows);

/** What `isOpen` reads as the time of the decision. */
const NOW = new Date('2026-11-21T12:00:00Z');

/** The story of the mortgage model: one model, three thresholds, three verdicts. */
export function mortgageStory(): ReportOptions {
  return {
    title: 'Mortgage decisions, Boston 1990',
    target: { name: 'deny', values: ['no', 'yes'], positive: 'yes', favourable: 'no' },
    candidates: [
      candidate('cautious', 0.8, []),
      candidate('balanced', 0.7, []),
      candidate('open-handed', 0.5, ['Grace', 'Heidi']),
    ],
    notices: ['Demo keys: this is not an approval.'],
    generatedAt: '2026-11-21T12:00:00Z',
  };
}

function candidate(
  name: string,
  threshold: number,
  approvers: readonly (keyof typeof people)[],
): ReportCandidate {
  const evidence = evidenceOf(name, threshold);
  const report = reportOf(evidence, threshold);
  const approvals = approvers.map((approver) =>
    signApproval({
      report: digest(report),
      approver,
      privateKey: people[approver].privateKey,
      at: new Date('2026-11-21T11:00:00Z'),
    }),
  );
  const decision = isOpen({ report, alias: 'champion', approvals, policy, now: NOW });
  return { name, threshold, report, evidence, decision, approvals };
}

function subjectOf(name: string): Subject {
  return {
    model: { name: 'mortgage', candidate: name, digest: digest(`model ${name}`) },
    contract: digest('contract'),
    data: digest('data'),
    split: digest('split'),
    code: '9f2c1e4b7a60d3358812fe90ab44c1d27e5f6a01+dirty',
    config: {
      metrics: digest('metrics'),
      governance: digest('governance'),
      training: digest('training'),
    },
    author: 'Ada',
  };
}

function evidenceOf(name: string, threshold: number): Evidence {
  const counts = confusionOf(rows, threshold);
  const { truePositive, falseNegative } = counts;
  const positives = truePositive + falseNegative;
  const recall = truePositive / positives;
  const brier =
    rows.reduce((sum, { score, isDenied }) => sum + (score - Number(isDenied)) ** 2, 0) /
    rows.length;
  const logLoss =
    rows.reduce((sum, { score, isDenied }) => sum - Math.log(isDenied ? score : 1 - score), 0) /
    rows.length;
  const shared = { estimand: 'procedure', n: rows.length } as const;
  return {
    schemaVersion: 2,
    sensitivity: 'restricted',
    subject: subjectOf(name),
    candidates: 3,
    threshold: 1 - threshold,
    rows: { total: 2380, train: 1666, validation: 357, test: 357 },
    measurements: [
      {
        ...shared,
        metric: 'recall',
        definition: 'sklearn.metrics.recall_score',
        value: measuredValue(recall),
        interval: wald(recall, Math.sqrt((recall * (1 - recall)) / positives)),
      },
      {
        ...shared,
        metric: 'brier_score',
        definition: 'sklearn.metrics.brier_score_loss',
        value: measuredValue(brier),
        interval: wald(brier, 0.003),
      },
      {
        ...shared,
        metric: 'log_loss',
        definition: 'sklearn.metrics.log_loss',
        value: measuredValue(logLoss),
        interval: wald(logLoss, 0.009),
      },
    ],
    confusion: [{ estimand: 'procedure', counts }],
    groups: [groupCountsOf(rows, 'afam', threshold), groupCountsOf(rows, 'single', threshold)],
    curves: [curves],
    parity: { rows: 2380, maximumDifference: measuredValue(2.2e-16), decisionFlips: 0 },
    privacy: { documents: 4, lookedFor: ['iban', 'us_ssn', 'uk_phone', 'card'], findings: [] },
    contractViolations: 0,
  };
}

function reportOf(evidence: Evidence, threshold: number): GateReport {
  return {
    schemaVersion: 2,
    type: 'codexhub.gate-report',
    subject: evidence.subject,
    policy: digest(policy),
    evidence: digest(evidence),
    candidates: evidence.candidates,
    multiplicity: {
      checks: requirements.length,
      comparisons: requirements.length,
      candidates: evidence.candidates,
      pass: 'each_at_its_level',
      fail: 'simultaneous_over_groups',
      adjustedP: 'holm',
      ofCandidates: 'shown_not_decided',
    },
    checks: requirements.map((requirement) =>
      decideCheck(requirement, [observationOf(requirement, threshold)]),
    ),
    observations: (['afam', 'single'] as const).map((attribute) => {
      const [group, reference] = sharesOf(attribute, threshold, 'all');
      const { value, interval, n } = compareShares('difference', group, reference, 1);
      return {
        metric: 'statistical_parity_difference',
        definition: 'aif360.statistical_parity_difference',
        estimand: 'procedure' as const,
        value,
        interval,
        n,
        attribute,
        group: 'yes',
      };
    }),
    accounting: evidence.groups.map(
      ({ tensor: { sensitive, rows: total, cells } }): Accounting => ({
        attribute: sensitive[0]!,
        estimand: 'procedure',
        total,
        unknown: 0,
        groups: cells.map(({ group, counts: [refused, granted, missed, kept] }) => {
          const n = refused + granted + missed + kept;
          const rate = (granted + kept) / n;
          return {
            group: group[0]!,
            n,
            rate: measuredValue(rate),
            interval: wald(rate, Math.sqrt((rate * (1 - rate)) / n)),
            treatment: 'judged',
            merged: [],
          };
        }),
      }),
    ),
  };
}

function observationOf({ metric, attribute }: Requirement, threshold: number): Observation {
  if (metric === 'roc_auc') return auc;
  if (metric === 'maximum_difference') {
    const interval = { lower: 2.2e-16, upper: 2.2e-16, level: 0.95, method: 'exact' };
    return { group: null, reference: null, value: measuredValue(2.2e-16), interval, n: 2380 };
  }
  const isRatio = metric === 'disparate_impact_ratio';
  const [group, reference] = sharesOf(
    attribute === 'single' ? 'single' : 'afam',
    threshold,
    isRatio ? 'all' : 'actual_favourable',
  );
  return isRatio
    ? compareShares('ratio', group, reference, 0.8)
    : compareShares('difference', group, reference, 0.1);
}

function sharesOf(
  attribute: 'afam' | 'single',
  threshold: number,
  among: 'all' | 'actual_favourable',
): readonly [readonly [number, number], readonly [number, number]] {
  const { cells } = groupCountsOf(rows, attribute, threshold).tensor;
  const shareOf = (group: string): readonly [number, number] => {
    const [refused, granted, missed, kept] = cells.find((one) => one.group[0] === group)!.counts;
    return among === 'all'
      ? [granted + kept, refused + granted + missed + kept]
      : [kept, missed + kept];
  };
  return [shareOf('yes'), shareOf('no')];
}
