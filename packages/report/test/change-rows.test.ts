import { digest } from '@codexhub/common-config/kernel';
import {
  decideCheck,
  type Evidence,
  type Observation,
  type Requirement,
} from '@codexhub/common-config/records';
import { renderReport } from '@codexhub/report';
import { expect, test } from 'vitest';
import { smallStory } from './story/small-story.ts';
import { xmlProblem } from './story/well-formed.ts';

const requirement: Requirement = {
  id: 'metrics.roc_auc.change.absolute',
  kind: 'metric',
  metric: 'roc_auc',
  definition: 'sklearn.metrics.roc_auc_score[candidate − champion]',
  change: 'absolute',
  estimand: 'model',
  direction: 'at_least',
  limit: -0.01,
  minimumN: 1,
  level: 0.95,
  enforce: true,
  onInsufficientData: 'block',
  reason: 'no worse',
};
const worse: Observation = {
  group: null,
  reference: null,
  value: { defined: true, value: -0.034 },
  interval: { lower: -0.05, upper: -0.02, level: 0.95, method: 'delong-paired' },
  n: 357,
  compared: {
    against: 'champion, <b>@3',
    baseline: { defined: true, value: 0.817 },
    candidate: { defined: true, value: 0.783 },
  },
};
const none: Observation = {
  group: null,
  reference: null,
  value: { defined: false, reason: 'no_baseline' },
  n: 0,
};
const champion: NonNullable<Evidence['baseline']> = {
  alias: 'champion',
  model: { name: '<b>', version: 3, digest: digest('champion') },
  report: digest('report'),
  sameSplit: true,
  sameScores: false,
  rows: { digest: digest('rows'), count: 357 },
  changes: [],
};

/** The page of one check on change, with what the evidence says of the champion. */
function pageOf(observation: Observation, baseline: Evidence['baseline']): string {
  const [candidate] = smallStory().candidates;
  const evidence = { ...candidate!.evidence, ...(baseline ? { baseline } : {}) };
  const report = {
    ...candidate!.report,
    evidence: digest(evidence),
    checks: [decideCheck(requirement, [observation])],
  };
  const page = renderReport({ title: 't', candidates: [{ ...candidate!, evidence, report }] });
  expect(xmlProblem(page)).toBeUndefined();
  return page.replaceAll(/[\u2068\u2069]/g, '');
}

test('a change shows which kind, its limit, the champion and both values', () => {
  const page = pageOf(worse, champion);
  expect(page).toContain('ROC AUC, absolute change');
  expect(page).toContain('−0.034');
  expect(page).toContain('≥ −0.010');
  expect(page).toContain('champion, &lt;b&gt;@3 0.817; candidate 0.783');
  expect(page).toContain('both scored the same 357 test rows, as served; the same data and split.');
});

test('without a champion, or with one that cannot be compared, the page says why', () => {
  const first = pageOf(none, undefined);
  expect(first).toContain('undefined: no baseline');
  expect(first).toContain('not compared');
  expect(first).toContain('Change against the champion: there is none yet; not measured.');
  const seen = pageOf(none, { ...champion, sameSplit: false });
  expect(seen).toContain('not measured (baseline saw test rows)');
  expect(seen).toContain('other data or another split');
});

test('where no check asks for a change, the page does not speak of it', () => {
  expect(renderReport(smallStory())).not.toContain('Change against');
});
