import type { Requirement } from '@codexhub/common-config/records';
import type { DraftCheck } from './draft-check.ts';
import type { GovernanceSection } from './sections.ts';

/** Largest |Δ probability| between the exported model and the trained one: rounding, no more. */
const PARITY_LIMIT = 1e-12;

/** The checks that stand in every policy, whatever the YAML says. */
export function standingChecks(
  privacy: GovernanceSection['privacy'],
  level: number,
): readonly DraftCheck[] {
  return [
    draft('privacy.findings', level, {
      kind: 'privacy',
      metric: 'findings',
      definition: 'codexhub.scrub_findings',
      limit: 0,
      enforce: privacy.enforce,
      reason: 'Logged artefacts hold no personal data.',
    }),
    draft('parity.maximum_difference', level, {
      kind: 'parity',
      metric: 'maximum_difference',
      definition: 'codexhub.maximum_absolute_probability_difference',
      limit: PARITY_LIMIT,
      enforce: true,
      reason: 'The exported bytes say what the trained model said.',
    }),
    draft('parity.decision_flips', level, {
      kind: 'parity',
      metric: 'decision_flips',
      definition: 'codexhub.rows_decided_otherwise',
      limit: 0,
      enforce: true,
      reason: 'The exported bytes decide as the measured model did: the threshold is in the graph.',
    }),
    draft('data_contract.violations', level, {
      kind: 'data_contract',
      metric: 'violations',
      definition: 'codexhub.cells_that_break_the_contract',
      limit: 0,
      enforce: true,
      reason: 'The model was made and measured on data that keep the contract.',
    }),
  ];
}

function draft(
  base: string,
  level: number,
  said: Pick<Requirement, 'kind' | 'metric' | 'definition' | 'limit' | 'enforce' | 'reason'>,
): DraftCheck {
  return {
    path: ['governance'],
    base,
    requirement: {
      ...said,
      estimand: 'model',
      direction: 'at_most',
      minimumN: 0,
      level,
      onInsufficientData: 'block',
    },
  };
}
