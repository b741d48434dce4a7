export { type MaxMinDifference, maxMinDifference } from './extremes/max-min-difference.ts';
export { maxMinDifferenceInterval } from './extremes/max-min-difference-interval.ts';
export { type BreslowDayOptions, breslowDay } from './hypothesis-tests/breslow-day.ts';
export { type ChiSquareTableResult, chiSquareTest } from './hypothesis-tests/chi-square-test.ts';
export { chiSquareTest2x2 } from './hypothesis-tests/chi-square-test-2x2.ts';
export {
  type CochranMantelHaenszelOptions,
  type CochranMantelHaenszelResult,
  cochranMantelHaenszel,
} from './hypothesis-tests/cochran-mantel-haenszel.ts';
export { fisherExact } from './hypothesis-tests/fisher-exact.ts';
export { mcnemarExact } from './hypothesis-tests/mcnemar-exact.ts';
export { pooledTwoProportionZ } from './hypothesis-tests/pooled-two-proportion-z.ts';
export type { Strata } from './hypothesis-tests/strata.ts';
export type { Table2x2 } from './hypothesis-tests/table.ts';
export type {
  ChiSquareTestResult,
  ExactTestResult,
  TestResult,
} from './hypothesis-tests/test-result.ts';
export type { Interval } from './interval.ts';
export { clopperPearsonInterval } from './intervals/clopper-pearson.ts';
export { combineErrors, type ErrorsToCombine } from './intervals/combine-errors.ts';
export {
  type CommonOddsRatio,
  commonOddsRatio,
  type StrataAtLevel,
} from './intervals/common-odds-ratio.ts';
export type { Estimate } from './intervals/estimate.ts';
export { katzRatioInterval } from './intervals/katz-ratio.ts';
export { koopmanRatioInterval } from './intervals/koopman-ratio.ts';
export { logitInterval } from './intervals/logit.ts';
export { meeDifferenceInterval } from './intervals/mee-difference.ts';
export { miettinenNurminenDifferenceInterval } from './intervals/miettinen-nurminen-difference.ts';
export { miettinenNurminenRatioInterval } from './intervals/miettinen-nurminen-ratio.ts';
export { newcombeDifferenceInterval } from './intervals/newcombe-difference.ts';
export { normalInterval } from './intervals/normal.ts';
export type { OneRate } from './intervals/one-rate.ts';
export { pairedDifferenceInterval } from './intervals/paired-difference.ts';
export type { TwoRates, TwoRatesAtLevel } from './intervals/two-rates.ts';
export {
  type SampleMoments,
  type TwoSamples,
  welchDifferenceInterval,
} from './intervals/welch-difference.ts';
export { wilsonInterval } from './intervals/wilson.ts';
export { benjaminiHochberg } from './multiplicity/benjamini-hochberg.ts';
export { bonferroniLevel } from './multiplicity/bonferroni-level.ts';
export { dunnettLevel, type ReferenceSizes } from './multiplicity/dunnett-level.ts';
export { holm } from './multiplicity/holm.ts';
export type { RateCounts, Rates } from './multiplicity/rates.ts';
export { sidakLevel } from './multiplicity/sidak-level.ts';
export { simultaneousRateIntervals } from './multiplicity/simultaneous-rate-intervals.ts';
export { tukeyLevel } from './multiplicity/tukey-level.ts';
export { type SmallestScaleOptions, smallestScale } from './planning/smallest-scale.ts';
export { type BinomialSampleOptions, binomialSample } from './sampling/binomial-sample.ts';
export { type BootstrapCountsOptions, bootstrapCounts } from './sampling/bootstrap-counts.ts';
export { type PoissonSampleOptions, poissonSample } from './sampling/poisson-sample.ts';
export type { RandomSource } from './sampling/random-source.ts';
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
export { studentizedRangeCdf, studentizedRangeQuantile } from './special/studentized-range.ts';
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
