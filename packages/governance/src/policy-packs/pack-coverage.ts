import { GovernanceError } from '../errors.ts';
import { missingChecks, type PolicyCheck } from './missing-checks.ts';
import type { PackRow, PolicyPack } from './policy-pack.ts';

/** What there is to hold a pack against. */
export interface PackFacts {
  /** Of the policy, such as `policy.checks` of a compiled one. */
  readonly checks: readonly PolicyCheck[];
  /** The protected attributes for which a fairness check must be there. */
  readonly attributes: readonly string[];
  /** The names of the files that were made, such as `adverse-impact-table`. */
  readonly artefacts: readonly string[];
  /** Of the model, where the pack has tiers; of none given everything is asked. */
  readonly tier?: string;
}

/** What became of a row. Nothing here says that a rule is met. */
export interface RowCoverage
  extends Pick<PackRow, 'id' | 'clause' | 'requirement' | 'artefact' | 'evidence' | 'basis'> {
  /**
   * `answered`: a machine's answer is there; `human_required`: what a machine can answer is there, or it
   * can answer nothing, and a person has to; `not_measured`: something is missing; `not_asked`: of the
   * tier that the model was put in.
   */
  readonly status: 'answered' | 'human_required' | 'not_measured' | 'not_asked';
  /** What is missing, in words. */
  readonly missing: readonly string[];
  /** The row in one line. */
  readonly line: string;
}

export interface PackCoverage {
  readonly pack: Pick<
    PolicyPack,
    'id' | 'version' | 'title' | 'status' | 'effective' | 'asOf' | 'notes' | 'sources'
  >;
  readonly rows: readonly RowCoverage[];
  /** They add up to the rows. */
  readonly counts: {
    readonly answered: number;
    readonly humanRequired: number;
    readonly notMeasured: number;
    readonly notAsked: number;
  };
}

/**
 * Which rows of a pack a machine has answered, which a person has to, and which nothing answers. Absence
 * answers nothing: a row whose check is not in the policy, is laxer there, rests on a change or is not
 * enforced, and a row whose file is not there, is `not_measured`. A row for a person stays
 * `human_required` whatever files there are: a file is no judgement.
 *
 * @throws GovernanceError `GOVERNANCE_OPTION_INVALID` for a pack without rows, because nothing asked must
 * not read as nothing missing, and for a tier that the pack, having tiers, does not have.
 * @example
 * const { pack } = findPack('us-eeoc-four-fifths', { at: new Date('2026-11-21') });
 * packCoverage(pack, { checks: [], attributes: ['sex'], artefacts: [] }).counts;
 * // Returns: { answered: 0, humanRequired: 3, notMeasured: 5, notAsked: 0 }
 */
export function packCoverage(pack: PolicyPack, facts: PackFacts): PackCoverage {
  if (pack.rows.length === 0) throw withoutRows(pack);
  if (facts.tier !== undefined && pack.tiers?.includes(facts.tier) === false) {
    throw unknownTier(pack.tiers, facts.tier);
  }
  const rows = pack.rows.map((row) => coverageOf(row, facts));
  const count = (status: RowCoverage['status']): number =>
    rows.filter((row) => row.status === status).length;
  const { id, version, title, status, effective, asOf, notes, sources } = pack;
  return {
    pack: { id, version, title, status, effective, asOf, notes, sources },
    rows,
    counts: {
      answered: count('answered'),
      humanRequired: count('human_required'),
      notMeasured: count('not_measured'),
      notAsked: count('not_asked'),
    },
  };
}

function withoutRows({ id, status, supersededBy }: PolicyPack): GovernanceError {
  return new GovernanceError('GOVERNANCE_OPTION_INVALID', {
    message: `policy packs: a pack must ask something to be covered; received "${id}", which has no rows and is ${status}; take ${supersededBy ?? 'one that is in force'}`,
    details: { option: 'pack', received: id },
  });
}

function unknownTier(tiers: readonly string[], tier: string): GovernanceError {
  return new GovernanceError('GOVERNANCE_OPTION_INVALID', {
    message: `policy packs: tier must be one of ${tiers.join(', ')}; received ${JSON.stringify(tier)}; correct it, or leave it out and everything is asked`,
    details: { option: 'tier', received: tier },
  });
}

const LOUD = {
  answered: 'answered',
  human_required: 'HUMAN REQUIRED',
  not_measured: 'NOT MEASURED',
  not_asked: 'not asked',
} as const;

function coverageOf(row: PackRow, facts: PackFacts): RowCoverage {
  const { id, clause, requirement, artefact, evidence, check, basis, tiers } = row;
  const { checks, attributes, artefacts, tier } = facts;
  const own = { id, clause, requirement, artefact, evidence, basis };
  if (tiers && tier !== undefined && !tiers.includes(tier)) {
    const line = `${LOUD.not_asked}: ${id} (${clause}): of tier ${tier}, in which a person put the model`;
    return { ...own, status: 'not_asked', missing: [], line };
  }
  const isThere = artefacts.includes(artefact);
  const missing = [
    ...(check ? missingChecks(check, checks, attributes) : []),
    ...(isThere ? [] : [`no ${artefact}`]),
  ];
  const status = statusOf(evidence, missing.length);
  const rest = status === 'answered' ? artefact : [requirement, ...missing].join(' – ');
  return {
    ...own,
    status,
    missing,
    line: `${LOUD[status]}: ${id} (${clause}): ${rest}`,
  };
}

function statusOf(evidence: PackRow['evidence'], missing: number): RowCoverage['status'] {
  if (evidence === 'human_required') return 'human_required';
  if (missing > 0) return 'not_measured';
  return evidence === 'machine' ? 'answered' : 'human_required';
}
