import type { GateReport, Policy } from '@codexhub/common-config/records';
import { describe, expect, it } from 'vitest';
import {
  evaluateGate,
  explainGate,
  groupTensor,
  replayPolicy,
  tellable,
  tellReport,
  toJobSummary,
  toJUnit,
  toSarif,
} from '../../src/index.ts';
import { gateMatchers } from '../../src/vitest/index.ts';
import { cell, counts, evidence, policyOf, requirement } from '../support.ts';

const careful: Policy = {
  ...policyOf([requirement()]),
  privacy: { entities: ['email'], minimumCell: 5 },
};
// 4 people of group x, 2 of unknown group; a group of 737, of whom all but two were refused.
const cells = [
  cell('f', [450, 500], [100, 500]),
  cell('m', [450, 500], [100, 500]),
  cell('w', [2, 400], [0, 337]),
  cell('x', [4, 4], [0, 0]),
];
const measured = evidence({ groups: [counts(cells, { unknown: 2 })] });
const report: GateReport = evaluateGate(measured, careful);
const [row] = report.checks;

describe('tellable', () => {
  it('tells no figure of few people, nor of the rows of unknown group', () => {
    const told = tellable(report, 5).row(row!);
    expect(told.comparisons.map(({ group, value, n }) => [group, value.defined, n])).toEqual([
      ['f', true, 1000],
      ['w', false, Number.NaN],
      ['x', false, Number.NaN],
      [null, false, Number.NaN],
    ]);
    expect(told.comparisons[1]).toEqual({
      group: 'w',
      reference: 'm',
      value: { defined: false, reason: 'small_counts' },
      n: Number.NaN,
      outcome: 'fail',
      reason: 'beyond_limit',
    });
    expect(told.comparisons.map(({ outcome, reason }) => [outcome, reason])).toEqual(
      row!.comparisons.map(({ outcome, reason }) => [outcome, reason]),
    );
  });

  it('keeps unknown rows back that would give away the small group beside them', () => {
    const groups = [counts([...cells.slice(0, 2), cell('x', [2, 4], [0, 0])], { unknown: 9 })];
    const unknown = evaluateGate(evidence({ groups }), careful);
    const told = tellable(unknown, 5);
    expect(told.accounting[0]!.unknown).toBe(0);
    const [last] = told.row(unknown.checks[0]!).comparisons.slice(-1);
    expect(last).toMatchObject({ group: null, reason: 'unknown_group', n: Number.NaN });
  });

  it('tells everything at 1, and what has no group', () => {
    expect(tellable(report, 1).row(row!)).toEqual(row);
    const figure = { estimand: 'model', value: { defined: true, value: 0 }, n: 2 } as const;
    expect(tellable(report, 5).tells(figure)).toBe(true);
    expect(tellable(report, 5).tells({ ...figure, attribute: 'sex', group: 'f' })).toBe(false);
    expect(tellable(report, 5).tells({ ...figure, attribute: 'sex', group: 'f', n: 5 })).toBe(true);
  });

  it('keeps back what the model itself shows of few, beside a figure of the procedure that is told', () => {
    const both = evaluateGate(
      evidence({
        groups: [
          counts(cells.slice(0, 2), { estimand: 'procedure' }),
          counts([cell('f', [98, 100], [0, 0]), cell('m', [90, 100], [0, 0])]),
        ],
      }),
      policyOf([requirement({ estimand: 'procedure' })]),
    );
    const [one] = tellable(both, 5).row(both.checks[0]!).comparisons;
    expect([one?.n, one?.beside?.n]).toEqual([1000, Number.NaN]);
    expect(tellable(both, 2).row(both.checks[0]!)).toEqual(both.checks[0]);
  });
});

// A count of 1 to 4 as a count of anything: "n 3", "| 3 |", n="3".
const SMALL = /\bn [1-4]\b(?![,.\d])|\| [1-4] \|/;

describe('what leaves the house tells no small count', () => {
  const decided = {
    record: {
      ...report,
      alias: 'canary',
      at: '2026-11-21T00:00:00.000Z',
      approvals: [],
      waivers: [],
    } as never,
    evidence: measured,
  };
  const tensor = groupTensor({
    yTrue: Array.from({ length: 203 }, () => 1),
    yPred: Array.from({ length: 203 }, (_, at) => Number(at % 2 === 0)),
    sensitive: {
      sex: Array.from({ length: 203 }, (_, at) => (at > 199 ? 'x' : at % 4 < 2 ? 'f' : 'm')),
    },
  });
  const said: Record<string, () => string> = {
    'the terminal': () => explainGate(report, { minimumCell: 5 }).join('\n'),
    JUnit: () => toJUnit(report, { policy: careful }),
    SARIF: () => toSarif(report, { policy: careful }),
    'the job summary': () => toJobSummary(report, { policy: careful }),
    'a matcher of a report': () => gateMatchers.toPassGate(report, careful).message(),
    'a matcher of counts': () => gateMatchers.toBeFairFor(tensor, 'sex', careful).message(),
    'the replay of a policy': () => replayPolicy(careful, [decided])[0]!.red[0]!.line,
  };

  it.each(Object.keys(said))('%s', (surface) => {
    const text = said[surface]!();
    expect(text).not.toMatch(SMALL);
    expect(text).toContain('not told (small counts)');
  });

  it('but is told where the policy keeps nothing back', () => {
    const few = evaluateGate(
      evidence({ groups: [counts(cells.slice(0, 2), { unknown: 2 })] }),
      careful,
    );
    expect(explainGate(few)[0]).toMatch(/, n 2; rows of unknown group/);
    expect(explainGate(few, { minimumCell: 5 })[0]).toMatch(
      /insufficient_data: not told \(small counts\), required ≥ \.80; rows of unknown group/,
    );
  });
});

describe('tellReport', () => {
  const free = { ...careful, checks: [] };
  const shown = evaluateGate(measured, free);
  const told = tellReport(shown, 5);

  it('tells the accounting, checks and observations without a figure of few people', () => {
    expect(told.accounting).toEqual(tellable(shown, 5).accounting);
    expect(tellReport(report, 5).checks).toEqual(report.checks.map(tellable(report, 5).row));
    const ofGroup = (observations: typeof shown.observations, name: string) =>
      observations.filter(({ group }) => group === name);
    expect(ofGroup(shown.observations, 'x')).not.toEqual([]);
    for (const name of ['w', 'x']) {
      for (const one of ofGroup(told.observations, name)) {
        expect(one).toMatchObject({
          value: { defined: false, reason: 'small_counts' },
          n: Number.NaN,
        });
        expect(one.interval).toBeUndefined();
      }
    }
    expect(ofGroup(told.observations, 'f')).toEqual(ofGroup(shown.observations, 'f'));
    expect(told.observations).toHaveLength(shown.observations.length);
  });

  it('tells everything at 1', () => {
    const { accounting, checks, observations } = shown;
    expect(tellReport(shown, 1)).toEqual({ accounting, checks, observations });
  });
});
