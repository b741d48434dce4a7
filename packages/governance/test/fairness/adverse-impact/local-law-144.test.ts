import { describe, expect, it } from 'vitest';
import { type ImpactTable, localLaw144, localLaw144OfScores } from '../../../src/fairness/index.ts';
import type { GroupTensor } from '../../../src/index.ts';

/** Persons by sex and race, selected and in all. */
function applicants(
  cells: readonly (readonly [string | null, string | null, number, number])[],
): GroupTensor {
  return {
    schemaVersion: 1,
    sensitive: ['race', 'sex'],
    control: [],
    rows: cells.reduce((sum, [, , , n]) => sum + n, 0),
    cells: cells.map(([sex, race, selected, n]) => ({
      group: [race, sex],
      counts: [n - selected, selected, 0, 0],
    })),
  };
}

const tensor = applicants([
  ['f', 'p', 14, 15],
  ['m', 'p', 3, 3],
  ['f', 'x', 200, 500],
  ['m', 'x', 250, 500],
  ['f', 'y', 90, 300],
  ['m', 'y', 120, 300],
  ['f', null, 4, 9],
  [null, 'y', 1, 2],
]);
const names = { sex: 'sex', raceEthnicity: 'race' };
const exclude = {
  belowShare: 0.02,
  justification: 'Too few persons for a ratio that means anything.',
};
const ratios = ({ categories }: ImpactTable, rule: 'beforeExclusion' | 'afterExclusion') =>
  Object.fromEntries(
    categories.map(({ group, impactRatio }) => {
      const { value } = impactRatio[rule];
      return [group.join(' '), value.defined ? Number(value.value.toFixed(4)) : value.reason];
    }),
  );

describe('localLaw144', () => {
  const audit = localLaw144(tensor, { ...names, exclude });

  it('lists all categories with count and rate, excluded ones too', () => {
    expect(
      audit.raceEthnicity.categories.map(({ group, n, selected, excluded }) => [
        ...group,
        n,
        selected,
        excluded,
      ]),
    ).toEqual([
      ['p', 18, 17, true],
      ['x', 1000, 450, false],
      ['y', 602, 211, false],
    ]);
    expect(audit.intersections.categories).toHaveLength(6);
    for (const { rate, n, selected } of audit.intersections.categories) {
      expect(rate).toEqual({ defined: true, value: selected / n });
    }
  });

  it('gives the ratios under both rules: the excluded category had the highest rate', () => {
    expect(audit.raceEthnicity.reference).toEqual({
      beforeExclusion: ['p'],
      afterExclusion: ['x'],
    });
    expect(ratios(audit.raceEthnicity, 'beforeExclusion')).toEqual({
      p: 'excluded',
      x: 0.4765,
      y: 0.3711,
    });
    expect(ratios(audit.raceEthnicity, 'afterExclusion')).toEqual({
      p: 'excluded',
      x: 1,
      y: 0.7789,
    });
  });

  it('compares every category where nothing is excluded', () => {
    const whole = localLaw144(tensor, names);
    expect(whole.exclude).toBeNull();
    expect(ratios(whole.raceEthnicity, 'afterExclusion')).toEqual({ p: 1, x: 0.4765, y: 0.3711 });
    expect(ratios(whole.intersections, 'afterExclusion')['m p']).toBe(1);
  });

  it('counts the unknown of each table', () => {
    expect([audit.sex.unknown, audit.raceEthnicity.unknown, audit.intersections.unknown]).toEqual([
      { n: 2, selected: 1 },
      { n: 9, selected: 4 },
      { n: 11, selected: 5 },
    ]);
    for (const { categories, unknown } of [audit.sex, audit.raceEthnicity, audit.intersections]) {
      expect(categories.reduce((sum, { n }) => sum + n, unknown.n)).toBe(audit.persons);
    }
  });

  it('the reference has ratio 1 without an interval, others have both', () => {
    const [, x, y] = audit.raceEthnicity.categories;
    expect(x!.impactRatio.afterExclusion).toEqual({
      value: { defined: true, value: 1 },
      koopman: null,
      katz: null,
    });
    expect(y!.impactRatio.afterExclusion.koopman?.method).toBe('koopman');
  });

  it('says that everything is excluded, and has no reference then', () => {
    const many = Array.from({ length: 60 }, (_, at) => ['f', `r${at}`, 1, 2] as const);
    const { raceEthnicity } = localLaw144(applicants(many), { ...names, exclude });
    expect(raceEthnicity.reference.afterExclusion).toBeNull();
    expect(new Set(Object.values(ratios(raceEthnicity, 'afterExclusion')))).toEqual(
      new Set(['excluded']),
    );
  });

  it.each([
    ['a share above two in a hundred', { ...exclude, belowShare: 0.05 }],
    ['no justification', { ...exclude, justification: ' ' }],
    ['a share that is NaN', { ...exclude, belowShare: Number.NaN }],
  ])('%s is refused', (_, wrong) => {
    expect(() => localLaw144(tensor, { ...names, exclude: wrong })).toThrow(
      expect.objectContaining({ code: 'GOVERNANCE_OPTION_INVALID' }),
    );
  });

  it('an attribute that is not there, or is both, is refused', () => {
    for (const wrong of [
      { ...names, sex: 'gender' },
      { ...names, sex: 'race' },
    ]) {
      expect(() => localLaw144(tensor, wrong)).toThrow(
        expect.objectContaining({ code: 'GOVERNANCE_ATTRIBUTE_INVALID' }),
      );
    }
  });
});

describe('localLaw144OfScores', () => {
  const persons = {
    scores: [1, 2, 2, 2, 5, 6],
    sex: ['f', 'f', 'f', 'm', 'm', null],
    raceEthnicity: ['x', 'x', 'y', 'y', 'y', 'y'],
  };

  it('takes the median of all, unknown too, and counts those at it as not above', () => {
    const audit = localLaw144OfScores(persons);
    expect([audit.median, audit.atMedian]).toEqual([2, 3]);
    expect(audit.definitions.rate).toBe('us.nyc.6_rcny_5-300.scoring_rate');
    expect(audit.sex.categories.map(({ n, selected }) => [n, selected])).toEqual([
      [3, 0],
      [2, 1],
    ]);
    expect(audit.sex.unknown).toEqual({ n: 1, selected: 1 });
  });

  it('has no ratio where all scores are one', () => {
    const { atMedian, sex } = localLaw144OfScores({ ...persons, scores: new Float64Array(6) });
    expect(atMedian).toBe(6);
    expect(new Set(Object.values(ratios(sex, 'afterExclusion')))).toEqual(
      new Set(['no_selection']),
    );
  });

  it('does not overflow in the middle, nor sort what it was given', () => {
    const scores = new Float64Array([1.7e308, 1.6e308, 1.5e308, 1.7e308, 1.7e308, 1.6e308]);
    expect(localLaw144OfScores({ ...persons, scores }).median).toBeCloseTo(1.65e308, -300);
    expect(scores[1]).toBe(1.6e308);
  });

  it.each([
    ['NaN', { scores: [1, 2, 3, 4, 5, Number.NaN] }, 'GOVERNANCE_SCORES_INVALID'],
    ['no score', { scores: [] }, 'GOVERNANCE_NO_ROWS'],
    ['a score too few', { scores: [1, 2] }, 'GOVERNANCE_LENGTHS_UNEQUAL'],
    [
      'a group that is an object',
      { sex: [{}, {}, {}, {}, {}, {}] as never },
      'GOVERNANCE_GROUPS_INVALID',
    ],
  ])('%s is refused', (_, wrong, code) => {
    const none =
      'scores' in wrong && wrong.scores.length === 0 ? { sex: [], raceEthnicity: [] } : {};
    expect(() => localLaw144OfScores({ ...persons, ...wrong, ...none })).toThrow(
      expect.objectContaining({ code }),
    );
  });
});

it('a category of just two in a hundred is compared, and may be the reference', () => {
  const people = applicants([
    ['f', 'x', 2, 2],
    ['m', 'x', 49, 98],
  ]);
  const { categories, reference } = localLaw144(people, { ...names, exclude }).sex;
  expect(categories.map(({ excluded }) => excluded)).toEqual([false, false]);
  expect(reference.afterExclusion).toEqual(['f']);
});
