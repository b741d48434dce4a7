import {
  type CheckRow,
  type Comparison,
  decideCheck,
  type Evidence,
  type GateReport,
  type Policy,
} from '@codexhub/common-config/records';
import fc from 'fast-check';
import { evaluateGate } from '../../src/index.ts';
import { cell, counts, evidence, policyOf, requirement } from '../support.ts';

const roc = requirement({
  id: 'metrics.roc_auc',
  kind: 'metric',
  metric: 'roc_auc',
  definition: 'sklearn.metrics.roc_auc_score',
  attribute: undefined,
  limit: 0.75,
});

/** A check of each outcome, those with too few data and not enforced in both kinds. */
export const mixedPolicy: Policy = policyOf(
  JSON.parse(
    JSON.stringify([
      { ...roc, id: 'a.pass' },
      { ...roc, id: 'b.warn', target: 0.9 },
      { ...roc, id: 'c.fail', limit: 0.95 },
      { ...roc, id: 'd.straddles', limit: 0.82 },
      { ...roc, id: 'e.to_review', limit: 0.82, onInsufficientData: 'review' },
      {
        ...roc,
        id: 'f.not_measured',
        metric: 'recall',
        definition: 'sklearn.metrics.recall_score',
      },
      { ...roc, id: 'g.fail_unenforced', limit: 0.95, enforce: false },
      requirement({ id: 'h.fairness' }),
    ]),
  ),
);

export const mixed: GateReport = evaluateGate(evidence(), mixedPolicy);

/** Only what passes. */
export const goodPolicy: Policy = policyOf(mixedPolicy.checks.slice(0, 2));
export const good: GateReport = evaluateGate(evidence(), goodPolicy);

/** One group treated worse than the reference, under a name of the data's choice. */
export function unfairTo(group: string): { report: GateReport; policy: Policy } {
  const cells = [cell(group, [200, 500], [20, 500]), cell('m', [460, 500], [100, 500])];
  const policy = policyOf([requirement()]);
  return { report: evaluateGate(evidence({ groups: [counts(cells)] }), policy), policy };
}

export const measuredNothing: Evidence = evidence({ measurements: [], groups: [] });

/** A report altered by hand: its first row that fits is made to say "pass". */
export function saysPass(report: GateReport, id: string): GateReport {
  const lie = (comparison: Comparison): Comparison => ({
    ...comparison,
    outcome: 'pass',
    reason: 'within_limit',
  });
  return {
    ...report,
    checks: report.checks.map(
      (row): CheckRow =>
        row.requirement.id === id
          ? {
              ...row,
              outcome: 'pass',
              reason: 'within_limit',
              comparisons: row.comparisons.map(lie),
            }
          : row,
    ),
  };
}

/** A report altered with more care: a limit made loose, and the row decided anew. */
export function loosened(report: GateReport, id: string): GateReport {
  return {
    ...report,
    checks: report.checks.map(({ requirement: { ...own }, ...row }) =>
      own.id === id
        ? decideCheck({ ...own, limit: 0.1 }, row.comparisons)
        : { requirement: own, ...row },
    ),
  };
}

export function without(report: GateReport, id: string): GateReport {
  return { ...report, checks: report.checks.filter(({ requirement: { id: own } }) => own !== id) };
}

/** Names that a table may hold, and that must stay names. */
export const planted: readonly string[] = [
  'a|b',
  'a\\|b',
  '<script>alert(1)</script>',
  '"quoted" & \'so\'',
  'two\nlines\r\n| of | cells |',
  '[click](https://evil.example)',
  '![x](https://evil.example/x.png)',
  '`code` **bold** ~~gone~~ $x$',
  '@codexhub/owners see #1',
  'www.evil.example https://evil.example me@evil.example',
  '👩‍👩‍👧 family',
  'עברית',
  'right\u202eto left',
  ']]> <!-- --> &amp; &#60;',
  '{0} {{1}}',
  '\u0000\u0007\u001b[31mred',
  '\uFFFE\uFFFF',
  '__proto__',
  '   ',
  '--- | :---:',
];

/** Texts of any code points, halves of pairs too, the marks of markup the most often. */
export const anyText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 0x7f }),
      fc.integer({ min: 0x80, max: 0x2fff }),
      fc.integer({ min: 0x3000, max: 0x10ffff }),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((points) => String.fromCodePoint(...points));

/** Any name that a group may have; not that of the reference. */
export const anyName: fc.Arbitrary<string> = anyText
  .map((text) => text.toWellFormed())
  .filter((text) => text !== 'm');
