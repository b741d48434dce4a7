import { expect, test } from 'vitest';
import { digest } from '../../src/kernel/index.ts';
import { type Baseline, evidenceSchema } from '../../src/records/index.ts';

const value = { defined: true as const, value: 0.8 };
const change = {
  value: { defined: true as const, value: 0 },
  interval: { lower: 0, upper: 0, level: 0.95, method: 'identical-model' },
};
const baseline: Baseline = {
  alias: 'champion',
  model: { name: 'lending', version: 3, digest: digest('model') },
  report: digest('report'),
  sameSplit: true,
  sameScores: true,
  rows: { digest: digest('rows'), count: 300 },
  changes: [
    {
      metric: 'roc_auc',
      definition: 'sklearn.metrics.roc_auc_score',
      estimand: 'model',
      baseline: value,
      candidate: value,
      absolute: change,
      relative: change,
      n: 300,
    },
  ],
};
const of = (text: string): ReturnType<typeof digest> => digest(text);
const evidence = (said: unknown): unknown => ({
  schemaVersion: 2,
  sensitivity: 'restricted',
  subject: {
    model: { name: 'lending', candidate: 'open', digest: of('model') },
    contract: of('contract'),
    data: of('data'),
    split: of('split'),
    code: 'unversioned',
    config: { metrics: of('m'), governance: of('g'), training: of('t') },
    author: 'linus',
  },
  candidates: 1,
  threshold: 0.5,
  rows: { total: 3, train: 1, validation: 1, test: 1 },
  measurements: [],
  confusion: [],
  groups: [],
  curves: [],
  ...(said === undefined ? {} : { baseline: said }),
});
const isEvidence = (said: unknown): boolean => evidenceSchema.safeParse(evidence(said)).success;

test('evidence may hold the champion that it was measured against, or none', () => {
  expect(isEvidence(undefined)).toBe(true);
  expect(isEvidence(baseline)).toBe(true);
  expect(isEvidence({ ...baseline, obstacle: 'baseline_contract_differs', changes: [] })).toBe(
    true,
  );
});

test.each<[string, object]>([
  ['the champion without its digest', { model: { name: 'lending', version: 3 } }],
  ['a version that none can have', { model: { ...baseline.model, version: 0 } }],
  ['a split that may be the same', { sameSplit: 'perhaps' }],
  ['a change of the procedure', { changes: [{ ...baseline.changes[0], estimand: 'procedure' }] }],
  ['half a change', { changes: [{ ...baseline.changes[0], relative: undefined }] }],
  ['an empty obstacle', { obstacle: '' }],
  ['something else', { note: 'trust me' }],
])('evidence with %s is none', (_name, said) => {
  expect(isEvidence({ ...baseline, ...said })).toBe(false);
});
