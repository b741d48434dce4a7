import type { PolicyPack } from '../policy-pack.ts';

/** Model risk of banks since April 2026: principles by materiality, no limits, so no checks. */
export const usModelRiskSr262: PolicyPack = {
  schemaVersion: 1,
  id: 'us-model-risk-sr-26-2',
  version: '2026-11-20',
  title: 'Revised guidance on model risk management (SR 26-2, OCC 2026-13, FIL-15-2026)',
  jurisdiction: 'United States, federal: banking',
  effective: { from: '2026-04-17' },
  asOf: '2026-11-20',
  status: 'in force',
  tiers: ['high', 'low'],
  notes: [
    'Principles for banks above 30 billion dollars in the main; generative and agentic AI are out of its scope.',
    'How deep it goes follows from materiality, which is exposure and purpose. The guidance names no tiers: "high" and "low" are its two ends, by secondary pages; write your own pack where you have more.',
  ],
  sources: [
    {
      title: 'OCC Bulletin 2026-13',
      url: 'https://www.occ.gov/news-issuances/bulletins/2026/bulletin-2026-13.html',
      kind: 'primary',
      verified: false,
    },
    {
      title: 'What changed from SR 11-7, line by line',
      url: 'https://www.bankregwire.com/model-risk-management-2026.html',
      kind: 'secondary',
      verified: false,
    },
    {
      title: 'What OCC 2026-13 and SR 26-2 mean for a programme of model risk',
      url: 'https://risktemplate.com/blog/2026-05-05-occ-bulletin-2026-13-mrm-revised-guidance',
      kind: 'secondary',
      verified: false,
    },
  ],
  rows: [
    {
      id: 'scope',
      clause: 'Scope',
      requirement:
        'Somebody decides whether this is a model in the sense of the guidance, and why.',
      artefact: 'scope-decision',
      evidence: 'human_required',
      basis: 'secondary_page',
    },
    {
      id: 'inventory',
      clause: 'Inventory',
      requirement: 'The model stands in an inventory with owner, dependencies and last validation.',
      artefact: 'model-inventory',
      evidence: 'partial',
      basis: 'secondary_page',
    },
    {
      id: 'materiality-tier',
      clause: 'Materiality',
      requirement:
        'The model has a tier from its exposure and its purpose; what else is asked follows from it.',
      artefact: 'materiality-tier',
      evidence: 'human_required',
      basis: 'secondary_page',
    },
    {
      id: 'development',
      clause: 'Development and testing',
      requirement: 'Data, method, assumptions, limits and tests of the model are on record.',
      artefact: 'model-card',
      evidence: 'partial',
      basis: 'secondary_page',
    },
    {
      id: 'effective-challenge',
      clause: 'Effective challenge',
      requirement:
        'Somebody competent who did not build it has challenged it, and could have stopped it.',
      artefact: 'signed-approvals',
      evidence: 'partial',
      tiers: ['high'],
      basis: 'secondary_page',
    },
    {
      id: 'validation',
      clause: 'Validation',
      requirement: 'It was validated before use with its uncertainty stated.',
      artefact: 'gate-report',
      evidence: 'partial',
      tiers: ['high'],
      basis: 'secondary_page',
    },
    {
      id: 'outcomes-analysis',
      clause: 'Outcomes analysis',
      requirement: 'Predictions are compared with what came about.',
      artefact: 'outcomes-analysis',
      evidence: 'machine',
      tiers: ['high'],
      basis: 'secondary_page',
    },
    {
      id: 'monitoring',
      clause: 'Ongoing monitoring',
      requirement: 'Drift and performance are watched by risk, not by the calendar.',
      artefact: 'drift-report',
      evidence: 'machine',
      basis: 'secondary_page',
    },
    {
      id: 'governance',
      clause: 'Governance',
      requirement: 'Roles, policies and exceptions are owned by named people.',
      artefact: 'model-risk-policy',
      evidence: 'human_required',
      basis: 'secondary_page',
    },
  ],
};
