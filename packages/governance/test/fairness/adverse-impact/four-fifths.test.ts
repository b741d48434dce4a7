import { describe, expect, it } from 'vitest';
import {
  decidingRules,
  type FourFifths,
  fourFifths,
  type GroupImpact,
} from '../../../src/fairness/index.ts';
import { groupTensor } from '../../../src/index.ts';
import { tensorOf } from './tensor-of.ts';

const words = ({ verdicts }: Pick<FourFifths, 'verdicts'>): string[] =>
  decidingRules.map((rule) => {
    const one = verdicts[rule];
    return one.verdict === 'undecided' ? one.reason : one.verdict;
  });
const ofOne = (table: FourFifths, name: string): GroupImpact & { readonly role: 'compared' } => {
  const found = table.groups.find(({ group }) => group[0] === name);
  if (found?.role !== 'compared') throw new Error(`${name} is not compared`);
  return found;
};

describe('rules disagree, and each says its own', () => {
  it('48/80 beside 12/40: below and significant, yet the log interval straddles', () => {
    const table = fourFifths(tensorOf({ m: [48, 80], f: [12, 40] }), { attribute: 'g' });
    const f = ofOne(table, 'f');
    expect(f.impactRatio.value).toEqual({ defined: true, value: 0.5 });
    expect(f.fisher).toBeCloseTo(0.0034092218, 10);
    expect(f.impactRatio.katz?.upper).toBeCloseTo(0.83, 2);
    expect(words(table)).toEqual([
      'indicated',
      'indicated',
      'indicated',
      'indicated',
      'indicated',
      'interval_straddles',
    ]);
    expect(f.shortfall).toEqual({ atReferenceRate: 12, atPooledRate: 8 });
  });

  it('9/10 beside 5/10: below, but nothing is concluded from so few', () => {
    const table = fourFifths(tensorOf({ m: [9, 10], f: [5, 10] }), { attribute: 'g' });
    expect(ofOne(table, 'f').fisher).toBeCloseTo(0.1409, 4);
    expect(words(table)).toEqual([
      'indicated',
      'not_significant',
      'not_significant',
      'not_significant',
      'interval_straddles',
      'interval_straddles',
    ]);
  });

  it('5000/100000 beside 4700/100000: significant, and far above four fifths', () => {
    const tensor = tensorOf({ m: [5000, 100_000], f: [4700, 100_000] });
    const table = fourFifths(tensor, { attribute: 'g' });
    const f = ofOne(table, 'f');
    expect(f.impactRatio.value).toEqual({ defined: true, value: 0.94 });
    expect(f.fisher).toBeCloseTo(0.001855, 6);
    expect(f.pooledZ.pValue).toEqual({ defined: true, value: expect.closeTo(0.001792, 6) });
    expect(words(table)).toEqual([
      'not_indicated',
      'not_indicated',
      'indicated',
      'indicated',
      'not_indicated',
      'not_indicated',
    ]);
  });

  it('3/20 beside 1/10: one person more selected, and the ratio is above', () => {
    const table = fourFifths(tensorOf({ m: [3, 20], f: [1, 10] }), { attribute: 'g' });
    expect(ofOne(table, 'f').flip).toEqual({
      from: 'below',
      inGroup: { defined: true, value: 1 },
      inReference: { defined: true, value: 1 },
      exchanged: { defined: true, value: 1 },
      byOne: true,
    });
  });

  it('exactly four fifths is not below, and one person fewer is', () => {
    const table = fourFifths(tensorOf({ m: [10, 10], f: [8, 10] }), { attribute: 'g' });
    const { flip, verdicts } = ofOne(table, 'f');
    expect(verdicts.four_fifths_point).toEqual({ verdict: 'not_indicated' });
    expect(flip).toMatchObject({
      from: 'not_below',
      inGroup: { value: 1 },
      inReference: { defined: false, reason: 'too_few_persons' },
      byOne: true,
    });
  });

  it('UCB admissions: the marginal ratio', () => {
    const tensor = tensorOf({ male: [1198, 2691], female: [557, 1835] });
    const table = fourFifths(tensor, { attribute: 'g' });
    expect(ofOne(table, 'female').impactRatio.value).toEqual({
      defined: true,
      value: expect.closeTo(0.6818298436, 10),
    });
    expect(new Set(words(table))).toEqual(new Set(['indicated']));
  });
});

describe('nothing passes unmeasured', () => {
  it('nobody is selected: every rule is undecided, and no ratio is invented', () => {
    const table = fourFifths(tensorOf({ a: [0, 50], b: [0, 50] }), { attribute: 'g' });
    const b = table.groups.find(({ role }) => role === 'compared');
    expect(b).toMatchObject({
      flip: null,
      impactRatio: {
        value: { defined: false, reason: 'no_selection' },
        koopman: null,
        katz: null,
      },
      pooledZ: { statistic: { defined: false, reason: 'no_variation' } },
    });
    expect(words(table)).toEqual([
      'no_selection',
      'no_selection',
      'not_significant',
      'no_variation',
      'no_interval',
      'no_interval',
    ]);
  });

  it('a named reference that selects nobody has no ratio over it', () => {
    const table = fourFifths(tensorOf({ a: [0, 50], b: [30, 50] }), {
      attribute: 'g',
      reference: ['a'],
    });
    expect(ofOne(table, 'b').impactRatio.value).toEqual({
      defined: false,
      reason: 'reference_not_selected',
    });
    expect(words(table).slice(0, 4)).toEqual([
      'reference_not_selected',
      'reference_not_selected',
      'not_indicated',
      'not_indicated',
    ]);
  });

  it.each([
    ['one group', tensorOf({ a: [5, 10] }), ['a']],
    ['nothing known', tensorOf({ '': [5, 10] }), null],
  ])('%s: there is nothing to compare', (_, tensor, reference) => {
    const table = fourFifths(tensor, { attribute: 'g' });
    expect(new Set(words(table))).toEqual(new Set(['fewer_than_two_groups']));
    expect(table.reference.group).toEqual(reference);
  });

  it('one undecided group keeps the whole undecided, one indicated group decides', () => {
    const mixed = { a: [500, 1000], b: [490, 1000], c: [1, 3] } as const;
    const { verdicts } = fourFifths(tensorOf(mixed), { attribute: 'g' });
    expect(verdicts.koopman_interval).toEqual({
      verdict: 'undecided',
      reason: 'interval_straddles',
    });
    const worse = fourFifths(tensorOf({ ...mixed, d: [100, 1000] }), { attribute: 'g' });
    expect(worse.verdicts.koopman_interval).toEqual({ verdict: 'indicated' });
  });

  it('excluded and unknown persons are listed and counted, and make no reference', () => {
    const tensor = tensorOf({ a: [50, 100], b: [40, 100], tiny: [2, 2], '': [3, 8] });
    const table = fourFifths(tensor, { attribute: 'g', excludeBelowShare: 0.02 });
    expect(table.persons).toEqual({ total: 210, judged: 200, excluded: 2, unknown: 8 });
    expect(table.unknown).toEqual({ n: 8, selected: 3 });
    expect(table.reference.group).toEqual(['a']);
    const tiny = table.groups.find(({ group }) => group[0] === 'tiny');
    expect(tiny).toMatchObject({ role: 'excluded', n: 2, rate: { defined: true, value: 1 } });
    expect(tiny).not.toHaveProperty('impactRatio');
    expect(fourFifths(tensor, { attribute: 'g' }).reference.group).toEqual(['tiny']);
  });

  it('a tie of the highest rate goes to the larger group', () => {
    const tensor = tensorOf({ a: [5, 10], b: [50, 100], c: [5, 10] });
    expect(fourFifths(tensor, { attribute: 'g' }).reference.group).toEqual(['b']);
  });

  it('many comparisons take more to be significant', () => {
    const two = { a: [80, 100], b: [66, 100] } as const;
    const { verdicts } = fourFifths(tensorOf(two), { attribute: 'g' });
    expect(verdicts.significant).toEqual({ verdict: 'indicated' });
    const more = { ...two, c: [78, 100], d: [79, 100] } as const;
    expect(fourFifths(tensorOf(more), { attribute: 'g' }).verdicts.significant).toEqual({
      verdict: 'undecided',
      reason: 'not_significant',
    });
  });

  it('a named reference is compared with, however small it is', () => {
    const tensor = tensorOf({ a: [50, 100], b: [40, 100], tiny: [2, 2] });
    const options = { attribute: 'g', excludeBelowShare: 0.5, reference: ['tiny'] };
    const table = fourFifths(tensor, options);
    expect(table.reference).toEqual({ group: ['tiny'], chosen: 'named' });
    expect(table.groups.map(({ role }) => role)).toEqual(['excluded', 'excluded', 'reference']);
  });

  it('counts persons where rows have weights, and says that it did', () => {
    const rows = { yTrue: [1, 0, 1], yPred: [1, 0, 1], sensitive: { g: ['a', 'a', 'b'] } };
    const weighted = fourFifths(groupTensor({ ...rows, weights: [9, 1, 3] }), { attribute: 'g' });
    const counted = fourFifths(groupTensor(rows), { attribute: 'g' });
    expect([counted.weights, weighted.weights]).toEqual(['none', 'not_used']);
    expect(weighted.groups).toEqual(counted.groups);
  });
});

describe('groups', () => {
  const tensor = groupTensor({
    yTrue: [0, 0, 0, 0, 0, 0],
    yPred: [1, 0, 1, 1, 0, 1],
    sensitive: {
      sex: ['f', 'f', 'm', 'm', 'm', null],
      race: ['x', 'y', 'x', 'x', '__proto__', 'x'],
    },
    control: { region: ['n', 's', 'n', 's', 'n', 's'] },
  });

  it('are the intersections of several attributes, in the order asked for', () => {
    const table = fourFifths(tensor, { attribute: ['sex', 'race'], reference: ['m', 'x'] });
    expect(table.attributes).toEqual(['sex', 'race']);
    expect(table.groups.map(({ group, n, selected }) => [...group, n, selected])).toEqual([
      ['m', '__proto__', 1, 0],
      ['f', 'x', 1, 1],
      ['m', 'x', 2, 2],
      ['f', 'y', 1, 0],
    ]);
    expect(table.unknown).toEqual({ n: 1, selected: 1 });
  });

  it.each([
    ['no attribute', { attribute: [] }, 'GOVERNANCE_ATTRIBUTE_INVALID'],
    ['one twice', { attribute: ['sex', 'sex'] }, 'GOVERNANCE_ATTRIBUTE_INVALID'],
    ['one that is not there', { attribute: 'age' }, 'GOVERNANCE_ATTRIBUTE_INVALID'],
    [
      'a reference that is not there',
      { attribute: 'sex', reference: ['d'] },
      'GOVERNANCE_OPTION_INVALID',
    ],
    [
      'a reference as a text',
      { attribute: 'sex', reference: 'm' as 'highest' },
      'GOVERNANCE_OPTION_INVALID',
    ],
    ['a level of 95', { attribute: 'sex', level: 95 }, 'GOVERNANCE_OPTION_INVALID'],
    ['a level that is NaN', { attribute: 'sex', level: Number.NaN }, 'GOVERNANCE_OPTION_INVALID'],
    ['a share of 2', { attribute: 'sex', excludeBelowShare: 2 }, 'GOVERNANCE_OPTION_INVALID'],
  ])('%s is refused', (_, options, code) => {
    expect(() => fourFifths(tensor, options)).toThrow(expect.objectContaining({ code }));
  });

  it('a group that is called as a reference is a group', () => {
    const table = fourFifths(tensorOf({ highest: [1, 10], b: [9, 10] }), {
      attribute: 'g',
      reference: ['highest'],
    });
    expect(table.reference).toEqual({ group: ['highest'], chosen: 'named' });
  });

  it('may be two thousand', () => {
    const groups = Object.fromEntries(
      Array.from({ length: 2000 }, (_, at) => [`g${at}`, [1 + (at % 3), 4] as const]),
    );
    const table = fourFifths(tensorOf(groups), { attribute: 'g' });
    expect(table.groups).toHaveLength(2000);
    expect(table.verdicts.four_fifths_and_significant).toEqual({
      verdict: 'undecided',
      reason: 'not_significant',
    });
  });

  it('just two standard deviations are not more than two', () => {
    const of = (selected: number) =>
      fourFifths(tensorOf({ a: [selected, 8], b: [6, 8] }), { attribute: 'g' }).verdicts;
    const undecided = { verdict: 'undecided', reason: 'not_significant' };
    expect(of(2).two_standard_deviations).toEqual(undecided); // z is -2
    expect(of(1).two_standard_deviations).toEqual({ verdict: 'indicated' });
  });

  it('a group of just the least share is compared', () => {
    const groups = { a: [1, 2], b: [49, 98] } as const;
    const rolesAt = (excludeBelowShare: number) =>
      fourFifths(tensorOf(groups), { attribute: 'g', excludeBelowShare }).groups.map(
        ({ role }) => role,
      );
    expect(rolesAt(0.02)).toEqual(['compared', 'reference']);
    expect(rolesAt(0.021)).toEqual(['excluded', 'reference']);
  });

  it('a result is plain JSON', () => {
    const table = fourFifths(tensorOf({ a: [0, 10], b: [5, 10] }), { attribute: 'g' });
    expect(JSON.parse(JSON.stringify(table))).toEqual(table);
  });
});
