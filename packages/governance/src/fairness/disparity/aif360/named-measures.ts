import type { Estimate } from '../estimate.ts';
import { type FairnessMeasure, fairnessMeasure } from '../fairness-measure.ts';

/** The arguments of AIF360's methods; its defaults stand in no definition. */
export interface Aif360Arguments {
  readonly alpha: number;
  readonly concentration: number;
}

/** Estimates under the names of AIF360's methods. */
export function namedMeasures<Name extends string>(
  of: 'BinaryLabelDatasetMetric' | 'ClassificationMetric',
  estimates: Readonly<Record<Name, Estimate>>,
  given: Aif360Arguments,
): Readonly<Record<Name, FairnessMeasure>> {
  return Object.fromEntries(
    Object.entries<Estimate>(estimates).map(([name, estimate]) => [
      name,
      fairnessMeasure(`aif360.${of}.${name}${argumentOf(name, given)}`, estimate),
    ]),
  ) as Readonly<Record<Name, FairnessMeasure>>;
}

function argumentOf(name: string, { alpha, concentration }: Aif360Arguments): string {
  if (name.endsWith('generalized_entropy_index') && alpha !== 2) return `(alpha=${alpha})`;
  if (name.includes('differential_fairness') && concentration !== 1) {
    return `(concentration=${concentration})`;
  }
  return '';
}
