import { GovernanceError } from '../../errors.ts';
import { requireTensor } from '../../tensor/require-tensor.ts';
import type { GroupTensor } from '../../tensor/tensor.ts';
import { fourFifthsDefinitions } from './four-fifths.ts';
import { requireLevel, requireShare } from './impact-options.ts';
import { type ImpactTable, impactTable } from './impact-table.ts';

/** Categories below 2 % that an auditor leaves out of the ratios, and why. */
export interface Exclusion {
  /** Of the persons whose category is known; 0.02 at most. */
  readonly belowShare: number;
  readonly justification: string;
}

export interface LocalLaw144Options {
  /** The attributes of the tensor that hold them. */
  readonly sex: string;
  readonly raceEthnicity: string;
  /** Nothing is excluded by default. */
  readonly exclude?: Exclusion;
  /** Of the intervals, for which the rule does not ask; 0.95 by default. */
  readonly level?: number;
}

/** The numbers that a bias audit of 6 RCNY 5-301 asks for. */
export interface LocalLaw144 {
  readonly definitions: {
    readonly rate: 'us.nyc.6_rcny_5-300.selection_rate' | 'us.nyc.6_rcny_5-300.scoring_rate';
    readonly impactRatio: 'us.nyc.6_rcny_5-300.impact_ratio';
    /** Of the intervals, for which the rule does not ask. */
    readonly interval: string;
    readonly koopman: string;
    readonly katz: string;
  };
  readonly level: number;
  readonly persons: number;
  readonly exclude: Exclusion | null;
  readonly sex: ImpactTable;
  readonly raceEthnicity: ImpactTable;
  readonly intersections: ImpactTable;
}

/** The rule lets no larger share be left out. */
const MOST_EXCLUDED = 0.02;

/**
 * Selection rates and impact ratios by sex, by race or ethnicity, and by their intersections, as a bias
 * audit of New York City's Local Law 144 asks for them (6 RCNY 5-301). Of scores see
 * {@link localLaw144OfScores}.
 *
 * An excluded category is listed with count and rate, without a ratio. Whether the others are compared
 * with the highest rate of all categories or of those that are left changes every ratio where a small
 * category has the highest: both are given. Persons of an unknown category are counted, not compared.
 * There is no mark to pass, an independent auditor has to stand behind it, and weights are not used.
 *
 * @throws GovernanceError `GOVERNANCE_ATTRIBUTE_INVALID`; `GOVERNANCE_OPTION_INVALID` for a level, for a
 * share above .02, and for an exclusion without justification; `GOVERNANCE_TENSOR_INVALID`.
 * @example
 * const tensor = groupTensor({
 *   yTrue: [1, 1, 0, 1], yPred: [1, 1, 0, 1],
 *   sensitive: { sex: ['f', 'm', 'f', 'm'], race: ['x', 'x', 'y', null] },
 * });
 * const audit = localLaw144(tensor, { sex: 'sex', raceEthnicity: 'race' });
 * audit.sex.categories[0].impactRatio.afterExclusion.value; // Returns: { defined: true, value: 0.5 }
 * audit.raceEthnicity.unknown; // Returns: { n: 1, selected: 1 }
 */
export function localLaw144(tensor: GroupTensor, options: LocalLaw144Options): LocalLaw144 {
  requireTensor(tensor);
  return auditOf(tensor, options, 'us.nyc.6_rcny_5-300.selection_rate');
}

/** The tables of an audit, whichever the rate is. */
export function auditOf(
  tensor: GroupTensor,
  { sex, raceEthnicity, exclude, level: asked = 0.95 }: LocalLaw144Options,
  rate: LocalLaw144['definitions']['rate'],
): LocalLaw144 {
  const level = requireLevel(asked);
  const least = exclude ? shareOf(exclude) : 0;
  const tableOf = (attribute: string | readonly string[]): ImpactTable =>
    impactTable(tensor, attribute, { least, level });
  return {
    definitions: {
      rate,
      impactRatio: 'us.nyc.6_rcny_5-300.impact_ratio',
      interval: fourFifthsDefinitions.interval,
      koopman: fourFifthsDefinitions.koopman,
      katz: fourFifthsDefinitions.katz,
    },
    level,
    persons: tensor.rows,
    exclude: exclude ?? null,
    sex: tableOf(sex),
    raceEthnicity: tableOf(raceEthnicity),
    intersections: tableOf([sex, raceEthnicity]),
  };
}

function shareOf({ belowShare, justification }: Exclusion): number {
  if (typeof justification === 'string' && justification.trim() !== '')
    return requireShare('exclude.belowShare', belowShare, MOST_EXCLUDED);
  throw new GovernanceError('GOVERNANCE_OPTION_INVALID', {
    message:
      'impact ratios: exclude.justification must say why small categories are left out; received none; write it, or exclude nothing',
    details: { option: 'exclude.justification' },
  });
}
