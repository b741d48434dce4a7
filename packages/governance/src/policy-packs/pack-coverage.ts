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
}

/** What became of a row. Nothing here says that a rule is met. */
export interface RowCoverage
  extends Pick<PackRow, 'id' | 'clause' | 'requirement' | 'artefact' | 'evidence' | 'basis'> {
  /**
   * `answered`: a machine's answer is there; `human_required`: what a machine can answer is there, or it
   * can answer nothing, and a person has to; `not_measured`: something is missing.
   */
  readonly status: 'answered' | 'human_required' | 'not_measured';
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
  };
}

/**
 * Which rows of a pack a machine has answered, which a person has to, and which nothing answers. Absence
 * answers nothing: a row whose check is not in the policy, is laxer there, rests on a change or is not
 * enforced, and a row whose file is not there, is `not_measured`. A row for a person stays
 * `human_required` whatever files there are: a file is no judgement.
 *
 * @throws GovernanceError `GOVERNANCE_OPTION_INVALID` for a pack without rows: nothing asked must not read
 * as nothing missing.
 * @example
 * const { pack } = findPack('us-eeoc-four-fifths', { at: new Date('2026-11-21') });
 * packCoverage(pack, { checks: [], attributes: ['sex'], artefacts: [] }).counts;
 * // Returns: { answered: 0, humanRequired: 3, notMeasured: 5 }
 */
export function packCoverage(pack: PolicyPack, facts: PackFacts): PackCoverage {
  if (pack.rows.length === 0) throw withoutRows(pack);
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
    },
  };
}

function withoutRows({ id, status, supersededBy }: PolicyPack): GovernanceError {
  return new GovernanceError('GOVERNANCE_OPTION_INVALID', {
    message: `policy packs: a pack must ask something to be covered; received "${id}", which has no rows and is ${status}; take ${supersededBy ?? 'one that is in force'}`,
    details: { option: 'pack', received: id },
  });
}

const LOUD = {
  answered: 'answered',
  human_required: 'HUMAN REQUIRED',
  not_measured: 'NOT MEASURED',
} as const;

function coverageOf(row: PackRow, { checks, attributes, artefacts }: PackFacts): RowCoverage {
  const { id, clause, requirement, artefact, evidence, check, basis } = row;
  const isThere = artefacts.includes(artefact);
  const missing = [
    ...(check ? missingChecks(check, checks, attributes) : []),
    ...(isThere ? [] : [`no ${artefact}`]),
  ];
  const status = statusOf(evidence, missing.length);
  const rest = status === 'answered' ? artefact : [requirement, ...missing].join(' – ');
  return {
    ...{ id, clause, requirement, artefact, evidence, basis },
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
