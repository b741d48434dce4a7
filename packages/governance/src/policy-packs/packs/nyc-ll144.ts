import type { PolicyPack } from '../policy-pack.ts';

/** The bias audit of New York City. It names no mark to pass, so no row has a check. */
export const nycLl144: PolicyPack = {
  schemaVersion: 1,
  id: 'nyc-ll144',
  version: '2026-11-20',
  title: 'Local Law 144: bias audit of automated employment decision tools',
  jurisdiction: 'United States, New York City: employment',
  effective: { from: '2023-07-05' },
  asOf: '2026-11-20',
  status: 'in force',
  notes: [
    'The first day is that of enforcement; law and rules are older.',
    'There is no mark to pass: the numbers are published, whatever they are.',
    'Whether the highest rate is looked for before or after small categories are left out is not settled here: the tables have both.',
  ],
  sources: [
    {
      title: 'Rules of the City of New York, title 6, 5-300 to 5-304',
      url: 'https://codelibrary.amlegal.com/codes/newyorkcity/latest/NYCrules/0-0-0-138530',
      kind: 'primary',
      verified: false,
    },
    {
      title: 'State of enforcement, 2026',
      url: 'https://auditll144.com/blog/ll144-enforcement-state-2026.html',
      kind: 'secondary',
      verified: false,
    },
  ],
  rows: [
    {
      id: 'rates-and-ratios',
      clause: '6 RCNY 5-301(b) and (c)',
      requirement:
        'Impact ratios by sex, by race or ethnicity, and by both together: of selection rates where the tool selects, of scoring rates (above the median of the full sample) where it scores.',
      artefact: 'll144-tables',
      evidence: 'machine',
      basis: 'secondary_page',
    },
    {
      id: 'unknown-category',
      clause: '6 RCNY 5-301',
      requirement: 'State how many persons are left out because their category is unknown.',
      artefact: 'll144-tables',
      evidence: 'machine',
      basis: 'secondary_page',
    },
    {
      id: 'small-categories',
      clause: '6 RCNY 5-301(d)',
      requirement:
        'A category below two in a hundred may be left out of the ratios: with the auditor’s reason, and with its count and rate.',
      artefact: 'll144-tables',
      evidence: 'partial',
      basis: 'secondary_page',
    },
    {
      id: 'independent-auditor',
      clause: 'NYC Admin. Code 20-870, 6 RCNY 5-300',
      requirement:
        'An independent auditor makes the audit, who neither built nor uses the tool and has no stake in it.',
      artefact: 'independent-auditor-statement',
      evidence: 'human_required',
      basis: 'secondary_page',
    },
    {
      id: 'not-older-than-a-year',
      clause: 'NYC Admin. Code 20-871',
      requirement: 'The audit is at most one year old when the tool is used.',
      artefact: 'independent-auditor-statement',
      evidence: 'human_required',
      basis: 'secondary_page',
    },
    {
      id: 'data-used',
      clause: '6 RCNY 5-302',
      requirement:
        'The data are historical ones of the tool; test data only where those do not suffice, explained.',
      artefact: 'audit-data-statement',
      evidence: 'human_required',
      basis: 'secondary_page',
    },
    {
      id: 'published-summary',
      clause: '6 RCNY 5-303',
      requirement:
        'A summary of the results and the date of the tool are published before its use.',
      artefact: 'published-audit-summary',
      evidence: 'human_required',
      basis: 'secondary_page',
    },
    {
      id: 'notice',
      clause: '6 RCNY 5-304',
      requirement: 'Candidates and employees are told at least ten business days before.',
      artefact: 'candidate-notice',
      evidence: 'human_required',
      basis: 'secondary_page',
    },
  ],
};
