export { chiSquareTest2x2 } from './hypothesis-tests/chi-square-test-2x2.ts';
export { fisherExact } from './hypothesis-tests/fisher-exact.ts';
export { mcnemarExact } from './hypothesis-tests/mcnemar-exact.ts';
export { pooledTwoProportionZ } from './hypothesis-tests/pooled-two-proportion-z.ts';
export type { Table2x2 } from './hypothesis-tests/table.ts';
export type { ExactTestResult, TestResult } from './hypothesis-tests/test-result.ts';
export type { Interval } from './interval.ts';
export { clopperPearsonInterval } from './intervals/clopper-pearson.ts';
export { combineErrors, type ErrorsToCombine } from './intervals/combine-errors.ts';
export type { Estimate } from './intervals/estimate.ts';
export { katzRatioInterval } from './intervals/katz-ratio.ts';
export { koopmanRatioInterval } from './intervals/koopman-ratio.ts';
export { logitInterval } from './intervals/logit.ts';
export { newcombeDifferenceInterval } from './intervals/newcombe-difference.ts';
export { normalInterval } from './intervals/normal.ts';
export type { OneRate } from './intervals/one-rate.ts';
export { pairedDifferenceInterval } from './intervals/paired-difference.ts';
export type { TwoRates, TwoRatesAtLevel } from './intervals/two-rates.ts';
export { wilsonInterval } from './intervals/wilson.ts';
export { benjaminiHochberg } from './multiplicity/benjamini-hochberg.ts';
export { bonferroniLevel } from './multiplicity/bonferroni-level.ts';
export { holm } from './multiplicity/holm.ts';
export { type SmallestScaleOptions, smallestScale } from './planning/smallest-scale.ts';
export { betaQuantile, betaUpperQuantile } from './special/beta-quantile.ts';
export { chiSquareSf } from './special/chi-square.ts';
export { erf, erfc } from './special/error-function.ts';
export {
  regularizedIncompleteBeta,
  regularizedIncompleteBetaSf,
} from './special/incomplete-beta.ts';
export {
  regularizedIncompleteGammaP,
  regularizedIncompleteGammaQ,
} from './special/incomplete-gamma.ts';
export { logGamma } from './special/log-gamma.ts';
export { normalCdf, normalSf } from './special/normal-distribution.ts';
export { normalQuantile } from './special/normal-quantile.ts';
export { studentTCdf, studentTSf } from './special/student-t.ts';
export { studentTQuantile } from './special/student-t-quantile.ts';
export {
  addExactSums,
  type ExactSum,
  exactDot,
  exactSum,
  exactSumValue,
  exactVariation,
} from './sums/exact-sum.ts';
export { mean } from './sums/mean.ts';
export { neumaierSum } from './sums/neumaier-sum.ts';
export { sampleVariance } from './sums/sample-variance.ts';
