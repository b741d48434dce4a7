import type { PolicyPack } from '../policy-pack.ts';

/** Gone: it stands here so that whoever asks for it is told. */
export const usModelRiskSr117: PolicyPack = {
  schemaVersion: 1,
  id: 'us-model-risk-sr-11-7',
  version: '2026-11-20',
  title: 'Guidance on model risk management (SR 11-7, OCC 2011-12)',
  jurisdiction: 'United States, federal: banking',
  effective: { from: '2011-04-04', until: '2026-04-17' },
  asOf: '2026-11-20',
  status: 'rescinded',
  supersededBy: 'us-model-risk-sr-26-2',
  notes: ['What it asked is not listed: policies that cite it by paragraph need new references.'],
  sources: [
    {
      title: 'What OCC 2026-13 and SR 26-2 mean for a programme of model risk',
      url: 'https://risktemplate.com/blog/2026-05-05-occ-bulletin-2026-13-mrm-revised-guidance',
      kind: 'secondary',
      verified: false,
    },
  ],
  rows: [],
};
