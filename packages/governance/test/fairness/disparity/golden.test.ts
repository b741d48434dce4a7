import { describe, expect, it } from 'vitest';
import {
  demographicParityDifference,
  demographicParityRatio,
  equalizedOddsDifference,
  equalizedOddsRatio,
  equalOpportunityDifference,
  equalOpportunityRatio,
  type FairnessMeasure,
  metricFrame,
  privilegeMetrics,
  referenceDisparities,
} from '../../../src/fairness/index.ts';
import { cases, faults, tensors } from './given.ts';

const flat = {
  demographic_parity_difference: demographicParityDifference,
  demographic_parity_ratio: demographicParityRatio,
  equal_opportunity_difference: equalOpportunityDifference,
  equal_opportunity_ratio: equalOpportunityRatio,
  equalized_odds_difference: equalizedOddsDifference,
  equalized_odds_ratio: equalizedOddsRatio,
} as const;

type Named = Readonly<Record<string, FairnessMeasure>>;

describe.each(cases)('$name', ({ name, fairlearn, aif360, weighted }) => {
  const tensor = tensors.get(name)!;

  it('fairlearn: the frame of every level', () => {
    // fairlearn has no level for an unknown control.
    const levels = metricFrame(tensor).levels.filter(({ control }) => !control.includes(null));
    expect(levels.map(({ control }) => control)).toEqual(
      fairlearn.levels.map(({ control }) => control),
    );
    for (const [at, ours] of levels.entries()) {
      const theirs = fairlearn.levels[at]!;
      expect(ours.byGroup.map(({ group }) => group)).toEqual(theirs.groups);
      const found = [
        ...faults(ours.overall, theirs.overall),
        ...faults(ours.groupMin, theirs.groupMin),
        ...faults(ours.groupMax, theirs.groupMax),
        ...(['between_groups', 'to_overall'] as const).flatMap((method) => [
          ...faults(ours.difference[method], theirs.difference[method]!),
          ...faults(ours.ratio[method], theirs.ratio[method]!),
        ]),
        ...ours.byGroup.flatMap(({ metrics }, place) =>
          faults(metrics, rowOf(theirs.byGroup, place)),
        ),
      ];
      expect(found).toEqual([]);
    }
  });

  it('fairlearn: the parity functions', () => {
    const ours: Record<string, FairnessMeasure> = {};
    for (const key of Object.keys(fairlearn.flat)) {
      const [of, method, agg] = key.split(' ') as [keyof typeof flat, 'to_overall', 'mean'?];
      ours[key] = flat[of](tensor, { method, ...(agg && { agg }) });
    }
    expect(faults(ours, fairlearn.flat)).toEqual([]);
  });

  it('AIF360: rates of the sides, labels and decisions', () => {
    const ours = privilegeMetrics(tensor, aif360.options);
    const left = ours.rows.others > 0;
    // Where AIF360 overlooks weights and rows outside, or leaves its own docstring.
    const isOurs = (key: string): boolean =>
      /entropy|theil|variation/.test(key) &&
      (weighted ||
        (left && key.startsWith('between_group_')) ||
        (aif360.options.alpha === 0 && key.endsWith('generalized_entropy_index')));
    const found = [
      ...(['privileged', 'unprivileged', 'overall'] as const).flatMap((side) =>
        faults(ours[side].rates, aif360[side]),
      ),
      ...faults(ours.dataset, aif360.dataset),
      ...faults(ours.classification, aif360.classification, isOurs),
    ];
    expect(found).toEqual([]);
  });
});

it.each(cases.filter(({ aif360 }) => aif360.repeated))(
  '$name: entropies that AIF360 has of rows repeated as often as they weigh',
  ({ name, aif360: { options, repeated } }) => {
    const { classification } = privilegeMetrics(tensors.get(name)!, options);
    const values = Object.keys(repeated!).map((key) => {
      const { definition, value } = classification[key as keyof typeof classification];
      const compat = value.defined ? value.value : repeated![key]!;
      return [key, { definition, value, compat }] as const;
    });
    expect(faults(Object.fromEntries(values), repeated!)).toEqual([]);
    expect(values.some(([, { value }]) => value.defined)).toBe(true);
  },
);

describe.each(cases.filter(({ aequitas }) => aequitas))('$name', ({ name, aequitas }) => {
  const { groups, reference, metrics, disparities } = aequitas!;
  const known = new Set(groups.map((group) => JSON.stringify(group)));

  it.each(Object.entries(disparities))('Aequitas: beside %s', (kind, theirs) => {
    const ours = referenceDisparities(tensors.get(name)!, {
      reference: kind === 'predefined' ? reference : (kind as 'major' | 'min_metric'),
    });
    // Aequitas has no weights: it gets repeated rows, and so no group without weight.
    const judged = ours.groups.filter(({ group }) => known.has(JSON.stringify(group)));
    const weightless = ours.groups.filter((one) => !judged.includes(one));
    expect(judged.map(({ group }) => group)).toEqual(groups);
    expect(weightless.reduce((n, one) => n + one.n, 0)).toBe(ours.rows.weightless);
    for (const { disparities: none } of weightless) {
      expect(Object.values(none).filter(({ value }) => value.defined)).toEqual([]);
    }
    for (const [place, one] of judged.entries()) {
      const references = Object.entries(one.disparities).map(([key, of]) => [key, of.reference]);
      expect([
        ...faults(one.metrics, rowOf(metrics, place)),
        ...faults(one.disparities, rowOf(theirs.values, place)),
      ]).toEqual([]);
      expect(Object.fromEntries(references)).toEqual(theirs.references);
      expect(said(one.parities)).toEqual(rowOf(theirs.parities, place));
    }
    expect(said(ours.parities)).toEqual(theirs.over);
  });
});

it('every verdict that both give is the same', () => {
  for (const { name } of cases) {
    for (const { parities } of referenceDisparities(tensors.get(name)!).groups) {
      for (const { fair, compat } of Object.values(parities)) {
        if (fair.defined && compat !== 'NaN') expect(fair.value).toBe(compat);
      }
    }
  }
});

it('the fixtures reach every reason and every word', () => {
  const measures: Named[] = cases.flatMap(({ name, aif360 }) => {
    const tensor = tensors.get(name)!;
    const { dataset, classification, privileged } = privilegeMetrics(tensor, aif360.options);
    const frames = metricFrame(tensor).levels.flatMap(({ overall, byGroup, difference, ratio }) => [
      overall,
      ...byGroup.map(({ metrics }) => metrics),
      ...Object.values(difference),
      ...Object.values(ratio),
    ]);
    return [...frames, dataset, classification, privileged.rates];
  });
  const all = measures.flatMap((one) => Object.values(one));
  const reasons = all.flatMap(({ value }) => (value.defined ? [] : [value.reason]));
  expect([...new Set(reasons)].sort()).toEqual([
    'all_zero',
    'divisor_zero',
    'fewer_than_two_groups',
    'no_benefit',
    'no_negatives',
    'no_positives',
    'no_predicted_negatives',
    'no_predicted_positives',
    'no_rows',
    'no_weight',
    'zero_benefit',
    'zero_rate',
  ]);
  const words = all.map(({ compat }) => compat).filter((one) => typeof one === 'string');
  expect([...new Set(words)].sort()).toEqual(['Infinity', 'NaN', 'error']);
});

function rowOf<Of>(
  columns: Readonly<Record<string, readonly Of[]>>,
  at: number,
): Readonly<Record<string, Of>> {
  return Object.fromEntries(Object.entries(columns).map(([key, column]) => [key, column[at]!]));
}

function said(
  parities: Readonly<Record<string, { readonly compat: boolean | 'NaN' }>>,
): Record<string, boolean | 'NaN'> {
  return Object.fromEntries(Object.entries(parities).map(([key, { compat }]) => [key, compat]));
}
