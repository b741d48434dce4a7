import type { PolicyPack } from '../policy-pack.ts';

/** 29 CFR part 1607, as far as selection rates go. */
export const usEeocFourFifths: PolicyPack = {
  schemaVersion: 1,
  id: 'us-eeoc-four-fifths',
  version: '2026-11-20',
  title: 'Uniform Guidelines on Employee Selection Procedures: selection rates',
  jurisdiction: 'United States, federal: employment',
  effective: { from: '1978-09-25' },
  asOf: '2026-11-20',
  status: 'in force',
  notes: [
    'The Unified Agenda lists a final rule by which the EEOC takes the interpretive part of these guidelines out of the Code of Federal Regulations (RIN 3046-AB43). Whether it was published was not found: look into the eCFR before you rely on this pack.',
    'A rule of thumb of agencies, not a test: courts mostly look at significance, so the rules of the table disagree and the policy has to name the one that decides.',
  ],
  sources: [
    {
      title:
        '29 CFR 1607.4, Information on impact (A, B, the beginning of C and the first sentence of D were read in copies, the rest was not)',
      url: 'https://www.ecfr.gov/current/title-29/section-1607.4',
      kind: 'primary',
      verified: false,
    },
    {
      title: 'Unified Agenda, RIN 3046-AB43: abstract and stage',
      url: 'https://www.reginfo.gov/public/do/eAgendaViewRule?RIN=3046-AB43&operation=OPERATION_EXPORT_XML&pubId=202510',
      kind: 'primary',
      verified: true,
    },
  ],
  rows: [
    {
      id: 'four-fifths',
      clause: '29 CFR 1607.4(D)',
      requirement:
        'A selection rate below four fifths of the highest group’s is generally taken as evidence of adverse impact.',
      artefact: 'adverse-impact-table',
      evidence: 'machine',
      check: {
        section: 'fairness',
        metric: 'disparate_impact_ratio',
        definition: 'group_over_reference',
        direction: 'at_least',
        limit: 0.8,
        reason: 'Four fifths of the highest rate, read on the interval instead of the point.',
      },
      basis: 'primary_text',
    },
    {
      id: 'significance',
      clause: '29 CFR 1607.4(D)',
      requirement:
        'A smaller difference may count where it is significant statistically and matters in practice: look at the test, the shortfall in persons, and judge the practice.',
      artefact: 'adverse-impact-table',
      evidence: 'partial',
      basis: 'general_knowledge',
    },
    {
      id: 'small-numbers',
      clause: '29 CFR 1607.4(D)',
      requirement:
        'A larger difference may not count where it rests on few persons and is not significant: state the test, and whether one person would turn the verdict.',
      artefact: 'adverse-impact-table',
      evidence: 'machine',
      basis: 'general_knowledge',
    },
    {
      id: 'longer-period',
      clause: '29 CFR 1607.4(D)',
      requirement:
        'Where the numbers are too small to rely on, longer periods or like uses elsewhere may be looked at.',
      artefact: 'longer-period-evidence',
      evidence: 'human_required',
      basis: 'general_knowledge',
    },
    {
      id: 'bottom-line',
      clause: '29 CFR 1607.4(C)',
      requirement:
        'The whole selection process is looked at first, its parts where the whole has adverse impact: say which part this model is.',
      artefact: 'selection-process-statement',
      evidence: 'human_required',
      basis: 'primary_text',
    },
    {
      id: 'small-categories',
      clause: '29 CFR 1607.4 and 1607.15',
      requirement:
        'Groups below two in a hundred need not be judged; list them with count and rate, and say that they were left out.',
      artefact: 'adverse-impact-table',
      evidence: 'machine',
      basis: 'general_knowledge',
    },
    {
      id: 'records',
      clause: '29 CFR 1607.4(A) and (B)',
      requirement: 'Records show the impact of a procedure by sex and by race or ethnic group.',
      artefact: 'evidence-pack',
      evidence: 'partial',
      basis: 'primary_text',
    },
    {
      id: 'validation',
      clause: '29 CFR 1607.3',
      requirement:
        'A procedure with adverse impact has to be shown to be valid for the job, or be changed.',
      artefact: 'validation-study',
      evidence: 'human_required',
      basis: 'general_knowledge',
    },
  ],
};
