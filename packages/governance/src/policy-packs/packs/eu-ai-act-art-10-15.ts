import type { PolicyPack } from '../policy-pack.ts';

/** What articles 10 to 15 want to see of a high-risk system. They name no limit: no row has a check. */
export const euAiActArt10To15: PolicyPack = {
  schemaVersion: 1,
  id: 'eu-ai-act-art-10-15',
  version: '2026-11-20',
  title: 'AI Act, articles 10 to 15: evidence for high-risk systems',
  jurisdiction: 'European Union',
  effective: { from: '2027-12-02' },
  asOf: '2026-11-20',
  status: 'applies from',
  notes: [
    'The day is that of Annex III after the Digital Omnibus on AI; for products of Annex I it is 2028-08-02. Both stand on secondary pages of July 2026; a citation of the Official Journal was not seen.',
    'Numbers of articles and paragraphs were not held against the final text.',
  ],
  sources: [
    {
      title: 'Regulation (EU) 2024/1689',
      url: 'https://eur-lex.europa.eu/eli/reg/2024/1689/oj',
      kind: 'primary',
      verified: false,
    },
    {
      title: 'The Digital Omnibus on AI: what the Council adopted on 29 June 2026',
      url: 'https://www.deepinspect.ai/blog/eu-ai-act-omnibus-adopted-high-risk-deadline-deferred-december-2027',
      kind: 'secondary',
      verified: false,
    },
    {
      title: 'The same, of 3 July 2026: adopted, not yet published',
      url: 'https://www.decisionfocus.com/articles/eu-ai-act-blog',
      kind: 'secondary',
      verified: false,
    },
  ],
  rows: [
    {
      id: 'data-governance',
      clause: 'Article 10(2)(a) to (e)',
      requirement:
        'Data have a known origin, purpose, preparation and assumptions, and are assessed for fitness.',
      artefact: 'data-contract',
      evidence: 'partial',
      basis: 'secondary_page',
    },
    {
      id: 'bias-examined',
      clause: 'Article 10(2)(f)',
      requirement: 'Data are examined for biases that may lead to discrimination.',
      artefact: 'group-fairness-report',
      evidence: 'partial',
      basis: 'secondary_page',
    },
    {
      id: 'bias-measures',
      clause: 'Article 10(2)(g)',
      requirement: 'Biases that may exist are detected, prevented and mitigated.',
      artefact: 'mitigation-record',
      evidence: 'human_required',
      basis: 'secondary_page',
    },
    {
      id: 'statistical-properties',
      clause: 'Article 10(3)',
      requirement:
        'Data are relevant and representative, with fitting statistical properties for the groups concerned.',
      artefact: 'data-profile',
      evidence: 'partial',
      basis: 'secondary_page',
    },
    {
      id: 'special-categories',
      clause: 'Article 10(5)',
      requirement:
        'Special categories of personal data are used only where bias correction needs them, with safeguards.',
      artefact: 'special-category-justification',
      evidence: 'human_required',
      basis: 'secondary_page',
    },
    {
      id: 'technical-documentation',
      clause: 'Article 11 and Annex IV',
      requirement:
        'Technical documentation is kept; its test reports are dated and signed by those responsible.',
      artefact: 'annex-iv',
      evidence: 'partial',
      basis: 'secondary_page',
    },
    {
      id: 'signed-test-reports',
      clause: 'Annex IV, 2(g)',
      requirement: 'Test logs and reports carry a date and the signature of a responsible person.',
      artefact: 'gate-report',
      evidence: 'partial',
      basis: 'secondary_page',
    },
    {
      id: 'logs',
      clause: 'Article 12',
      requirement: 'Events are logged automatically over the lifetime of the system.',
      artefact: 'audit-log',
      evidence: 'machine',
      basis: 'secondary_page',
    },
    {
      id: 'instructions',
      clause: 'Article 13',
      requirement:
        'Instructions state purpose, limits, performance by group, and how to read an output.',
      artefact: 'model-card',
      evidence: 'partial',
      basis: 'secondary_page',
    },
    {
      id: 'oversight',
      clause: 'Article 14',
      requirement: 'People can oversee, override and stop the system.',
      artefact: 'oversight-plan',
      evidence: 'human_required',
      basis: 'secondary_page',
    },
    {
      id: 'accuracy-declared',
      clause: 'Article 15(1) to (3)',
      requirement:
        'Accuracy is appropriate, and its levels and metrics are declared: which and how high, a person decides.',
      artefact: 'metrics-with-intervals',
      evidence: 'partial',
      basis: 'secondary_page',
    },
    {
      id: 'robustness',
      clause: 'Article 15(4)',
      requirement: 'The system withstands errors and faults, and feedback loops are dealt with.',
      artefact: 'robustness-report',
      evidence: 'partial',
      basis: 'secondary_page',
    },
    {
      id: 'security',
      clause: 'Article 15(5)',
      requirement: 'What is served is what was examined, protected against manipulation.',
      artefact: 'artefact-digests',
      evidence: 'partial',
      basis: 'secondary_page',
    },
  ],
};
