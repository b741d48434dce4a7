import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { digest } from '@codexhub/common-config/kernel';
import {
  type DecisionRecord,
  decisionRecord,
  decisionRecordSchema,
  type Policy,
} from '@codexhub/common-config/records';
import { expect, test } from 'vitest';
import { evaluateGate, verifyDecision } from '../../src/index.ts';
import { cell, counts, evidence, policyOf, requirement } from '../support.ts';

// An alias that is not protected, so that no key is needed; everything else is in it.
const path = join(import.meta.dirname, '../fixtures/decision-record.json');
const policy: Policy = {
  ...policyOf([requirement({ owner: 'risk', tags: ['29 CFR 1607.4(D)'], enforce: false })], {
    exclude: [{ group: 'x', justification: 'three people' }],
    unknown: 'report',
  }),
};
const cells = [
  cell('f', [420, 500], [50, 500]),
  cell('m', [460, 500], [100, 500]),
  cell('q', [20, 30], [5, 20]),
  cell('x', [1, 2], [0, 1]),
];
const measured = evidence({ measurements: [], groups: [counts(cells, { unknown: 4 })] });
const report = evaluateGate(measured, policy);
const record = decisionRecord({
  report,
  policy,
  alias: 'shadow',
  approvals: [],
  actor: 'joan',
  at: new Date('2026-11-21T12:00:00Z'),
  previous: null,
});

test('a whole record, as it is stored', async () => {
  await expect(`${JSON.stringify(record, null, 2)}\n`).toMatchFileSnapshot(path);
  expect(record.unjudged).toEqual([
    {
      attribute: 'sex',
      estimand: 'model',
      judged: 2000,
      belowMinimum: [{ group: 'q', n: 50 }],
      excluded: [{ group: 'x', n: 3, justification: 'three people' }],
      unknown: 4,
      total: 2057,
    },
  ]);
});

test('the stored record stands, from the counts and without a row', () => {
  const stored: DecisionRecord = decisionRecordSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  const known = { digest: digest(record), report, evidence: measured, policy };
  expect(verifyDecision(stored, known)).toEqual([]);
});
