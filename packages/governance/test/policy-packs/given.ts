import type { PackRow, PolicyPack } from '../../src/index.ts';

export const row: PackRow = {
  id: 'difference',
  clause: 'House rule 3',
  requirement: 'Selection rates differ by at most ten points.',
  artefact: 'difference-report',
  evidence: 'machine',
  check: {
    section: 'fairness',
    metric: 'statistical_parity_difference',
    definition: 'group_minus_reference',
    direction: 'within',
    limit: 0.1,
    reason: 'Decided by the board.',
  },
  basis: 'own_rule',
};

/** A sound pack of one's own. */
export const pack: PolicyPack = {
  schemaVersion: 1,
  id: 'acme-hiring',
  version: '1',
  title: 'Hiring at Acme',
  jurisdiction: 'Acme',
  effective: { from: '2026-01-01' },
  asOf: '2026-06-01',
  status: 'in force',
  notes: [],
  sources: [
    { title: 'Minutes', url: 'https://acme.example/minutes', kind: 'primary', verified: true },
  ],
  rows: [row],
};
