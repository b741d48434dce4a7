/** A metric that a check may name: its definition, what it can reach, and which way is better. */
export interface CatalogueEntry {
  readonly metric: string;
  readonly definition: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly better: 'higher' | 'lower';
}

const rate = { minimum: 0, maximum: 1 } as const;

/** The metrics of metrics.yaml, each under the name of its reference implementation. */
export const metricCatalogue: readonly CatalogueEntry[] = [
  { metric: 'accuracy', definition: 'sklearn.metrics.accuracy_score', ...rate, better: 'higher' },
  { metric: 'precision', definition: 'sklearn.metrics.precision_score', ...rate, better: 'higher' },
  { metric: 'recall', definition: 'sklearn.metrics.recall_score', ...rate, better: 'higher' },
  { metric: 'f1', definition: 'sklearn.metrics.f1_score', ...rate, better: 'higher' },
  {
    metric: 'balanced_accuracy',
    definition: 'sklearn.metrics.balanced_accuracy_score',
    ...rate,
    better: 'higher',
  },
  {
    metric: 'mcc',
    definition: 'sklearn.metrics.matthews_corrcoef',
    minimum: -1,
    maximum: 1,
    better: 'higher',
  },
  {
    metric: 'average_precision',
    definition: 'sklearn.metrics.average_precision_score',
    ...rate,
    better: 'higher',
  },
  { metric: 'ks', definition: 'codexhub.ks_statistic', ...rate, better: 'higher' },
  { metric: 'roc_auc', definition: 'sklearn.metrics.roc_auc_score', ...rate, better: 'higher' },
  {
    metric: 'brier_score',
    definition: 'sklearn.metrics.brier_score_loss',
    ...rate,
    better: 'lower',
  },
  {
    metric: 'log_loss',
    definition: 'sklearn.metrics.log_loss',
    minimum: 0,
    maximum: Number.POSITIVE_INFINITY,
    better: 'lower',
  },
];
