import type { FeatureStep } from '@codexhub/common-config/contract';
import { clip, type FittedClip } from './clip.ts';
import { dateParts, type FittedDateParts } from './date-parts.ts';
import { dropConstant, type FittedDropConstant } from './drop-constant.ts';
import { type FittedFormula, formula } from './formula.ts';
import { type FittedFrequency, frequency } from './frequency.ts';
import { type FittedHash, hash } from './hash.ts';
import { type FittedImpute, impute } from './impute.ts';
import { type FittedKbins, kbins } from './kbins.ts';
import { type FittedFunction, log, log1p, sqrt } from './logarithms.ts';
import { type FittedMaxAbsScaler, maxAbsScaler } from './max-abs-scaler.ts';
import { type FittedMinMaxScaler, minMaxScaler } from './min-max-scaler.ts';
import { type FittedOneHot, oneHot } from './one-hot.ts';
import { type FittedOrdinal, ordinal } from './ordinal.ts';
import { type FittedPower, power } from './power.ts';
import {
  type FittedInteraction,
  type FittedPolynomial,
  interaction,
  polynomial,
} from './products.ts';
import { type FittedRobustScaler, robustScaler } from './robust-scaler.ts';
import { type FittedStandardScaler, standardScaler } from './standard-scaler.ts';
import type { OptionsOf, StepDefinition } from './step-definition.ts';
import { type FittedTargetEncoding, targetEncoding } from './target-encoding.ts';

/** What a step has learned: plain data, told apart by `type`. */
export type FittedStep =
  | FittedClip
  | FittedDateParts
  | FittedDropConstant
  | FittedFormula
  | FittedFrequency
  | FittedFunction<'log'>
  | FittedFunction<'log1p'>
  | FittedFunction<'sqrt'>
  | FittedHash
  | FittedImpute
  | FittedInteraction
  | FittedKbins
  | FittedMaxAbsScaler
  | FittedMinMaxScaler
  | FittedOneHot
  | FittedOrdinal
  | FittedPolynomial
  | FittedPower
  | FittedRobustScaler
  | FittedStandardScaler
  | FittedTargetEncoding;

type Registry = {
  readonly [Type in FeatureStep['type']]: StepDefinition<
    OptionsOf<Type>,
    Extract<FittedStep, { readonly type: Type }>
  >;
};

/** Every kind of step that there is. */
const registry: Registry = {
  impute,
  standard_scaler: standardScaler,
  min_max_scaler: minMaxScaler,
  robust_scaler: robustScaler,
  max_abs_scaler: maxAbsScaler,
  one_hot: oneHot,
  ordinal,
  target_encoding: targetEncoding,
  frequency,
  hash,
  kbins,
  log,
  log1p,
  sqrt,
  power,
  clip,
  date_parts: dateParts,
  interaction,
  polynomial,
  formula,
  drop_constant: dropConstant,
};

/** The definition of a kind of step: it takes the options and the fitted data of that kind only. */
export function definitionOf(type: FeatureStep['type']): StepDefinition<FeatureStep, FittedStep> {
  return registry[type] as unknown as StepDefinition<FeatureStep, FittedStep>;
}
