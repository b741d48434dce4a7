import {
  type Evidence,
  type Observation,
  type Parity,
  type Policy,
  type Requirement,
  undefinedValue,
  type Value,
} from '@codexhub/common-config/records';

/** What was found of privacy, parity and the data contract: counted, not estimated. */
export function observeStanding(
  requirement: Requirement,
  evidence: Evidence,
  policy: Policy,
): readonly Observation[] {
  switch (requirement.metric) {
    case 'findings':
      return evidence.privacy ? [findings(requirement, evidence.privacy, policy)] : [];
    case 'maximum_difference':
      return parity(requirement, evidence, ({ maximumDifference }) => maximumDifference);
    case 'decision_flips':
      return parity(requirement, evidence, ({ decisionFlips }) => counted(decisionFlips));
    case 'violations':
      if (evidence.contractViolations === undefined) return [];
      return [exact(requirement, counted(evidence.contractViolations), evidence.rows.total)];
    default:
      return [];
  }
}

function findings(
  requirement: Requirement,
  { documents, lookedFor, findings: found }: NonNullable<Evidence['privacy']>,
  { privacy }: Policy,
): Observation {
  const entities = privacy?.entities ?? [];
  const isSearched = entities.length > 0 && entities.every((entity) => lookedFor.includes(entity));
  if (!isSearched) return exact(requirement, undefinedValue('not_looked_for'), documents);
  if (documents === 0) return exact(requirement, undefinedValue('no_documents'), documents);
  const sum = found.reduce((count, finding) => count + finding.count, 0);
  return exact(requirement, counted(sum), documents);
}

function parity(
  requirement: Requirement,
  { parity: measured }: Evidence,
  pick: (parity: Parity) => Value,
): readonly Observation[] {
  if (!measured) return [];
  const picked = pick(measured);
  // A largest |difference| below 0 would keep every limit.
  const isReachable = !picked.defined || picked.value >= 0;
  const found = isReachable ? picked : undefinedValue('not_in_range');
  const value = measured.rows === 0 ? undefinedValue('no_rows') : found;
  return [exact(requirement, value, measured.rows)];
}

function counted(count: number): Value {
  return { defined: true, value: count };
}

/** A count has no sampling error: its interval is the value itself. */
function exact(requirement: Requirement, value: Value, n: number): Observation {
  const whole = { group: null, reference: null, value, n };
  if (!value.defined) return whole;
  return {
    ...whole,
    interval: {
      lower: value.value,
      upper: value.value,
      level: requirement.level,
      method: 'exact',
    },
  };
}
