import type { Value } from '@codexhub/common-config/records';
import { accuracy } from '../../src/metrics/classification/accuracy.ts';
import { balancedAccuracy } from '../../src/metrics/classification/balanced-accuracy.ts';
import {
  type ClassificationReport,
  classificationReport,
} from '../../src/metrics/classification/classification-report.ts';
import { cohenKappa } from '../../src/metrics/classification/cohen-kappa.ts';
import {
  confusionMatrix,
  confusionShares,
} from '../../src/metrics/classification/confusion-matrix.ts';
import { f1, fBeta } from '../../src/metrics/classification/f-beta.ts';
import { jaccard } from '../../src/metrics/classification/jaccard.ts';
import { matthewsCorrelation } from '../../src/metrics/classification/matthews-correlation.ts';
import { negativePredictiveValue } from '../../src/metrics/classification/negative-predictive-value.ts';
import { precision } from '../../src/metrics/classification/precision.ts';
import { recall } from '../../src/metrics/classification/recall.ts';
import { specificity } from '../../src/metrics/classification/specificity.ts';
import { hammingLoss, zeroOneLoss } from '../../src/metrics/classification/zero-one-loss.ts';
import { brierScore, multiclassBrierScore } from '../../src/metrics/probability/brier-score.ts';
import { logLoss, multiclassLogLoss } from '../../src/metrics/probability/log-loss.ts';
import { averagePrecision } from '../../src/metrics/ranking/average-precision.ts';
import { rocAuc } from '../../src/metrics/ranking/binary-roc-auc.ts';
import {
  cumulativeGain,
  cumulativeGains,
  lift,
} from '../../src/metrics/ranking/cumulative-gains.ts';
import { ksStatistic } from '../../src/metrics/ranking/ks-statistic.ts';
import { multiclassRocAuc } from '../../src/metrics/ranking/multiclass-roc-auc.ts';
import { dcg, ndcg } from '../../src/metrics/ranking/ndcg.ts';
import { precisionRecallCurve } from '../../src/metrics/ranking/precision-recall-curve.ts';
import { rocCurve } from '../../src/metrics/ranking/roc-curve.ts';
import { topKAccuracy } from '../../src/metrics/ranking/top-k-accuracy.ts';

export type { Value };
export type Report = ClassificationReport;
export type Rates = ClassificationReport['macro'];
export { confusionMatrix, confusionShares };

/** Every metric by its name; a test passes what it has read, so the options are not typed here. */
export const callable: Readonly<Record<string, (options: never) => unknown>> = {
  accuracy,
  averagePrecision,
  balancedAccuracy,
  brierScore,
  classificationReport,
  cohenKappa,
  confusionMatrix,
  cumulativeGain,
  cumulativeGains,
  dcg,
  f1: f1 as (options: never) => unknown,
  fBeta: fBeta as (options: never) => unknown,
  hammingLoss,
  jaccard: jaccard as (options: never) => unknown,
  ksStatistic,
  lift,
  logLoss,
  matthewsCorrelation,
  multiclassBrierScore,
  multiclassLogLoss,
  multiclassRocAuc,
  ndcg,
  negativePredictiveValue: negativePredictiveValue as (options: never) => unknown,
  precision: precision as (options: never) => unknown,
  precisionRecallCurve,
  recall: recall as (options: never) => unknown,
  rocAuc,
  rocCurve,
  specificity: specificity as (options: never) => unknown,
  topKAccuracy,
  zeroOneLoss,
};
