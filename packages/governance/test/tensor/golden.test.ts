import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { groupRates, groupTensor } from '../../src/index.ts';

interface Case {
  readonly name: string;
  readonly yTrue: readonly number[];
  readonly yPred: readonly number[];
  readonly sensitive: Readonly<Record<string, readonly (string | null)[]>>;
  readonly control: Readonly<Record<string, readonly (string | null)[]>>;
  readonly weights?: readonly number[];
  readonly groups: readonly {
    readonly group: readonly string[];
    readonly n: number;
    readonly effectiveN: number;
    readonly rates: Readonly<Record<Rate, number | null>>;
  }[];
}
const rates = [
  'selectionRate',
  'baseRate',
  'accuracy',
  'truePositiveRate',
  'falseNegativeRate',
  'falsePositiveRate',
  'trueNegativeRate',
  'precision',
] as const;
type Rate = (typeof rates)[number];

const { cases } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../fixtures/tensor.json'), 'utf8'),
) as { readonly cases: readonly Case[] };

describe.each(cases)('fairlearn: $name', (rows) => {
  const tensor = groupTensor(rows);
  const ours = new Map(groupRates(tensor).map((one) => [JSON.stringify(one.group), one]));

  it('has the groups that were observed, and the others are not there', () => {
    const observed = rows.groups.filter(({ n }) => n > 0);
    expect(tensor.cells).toHaveLength(observed.length);
    for (const { group, n, effectiveN } of observed) {
      const own = ours.get(JSON.stringify(group));
      expect(own?.n).toBe(n);
      expect(Math.abs(own!.effectiveN - effectiveN) / effectiveN).toBeLessThan(1e-9);
    }
  });

  it.each(rates)('%s within 1e-12, and undefined where fairlearn says 0', (name) => {
    for (const { group, n, rates: theirs } of rows.groups) {
      if (n === 0) continue;
      const { value } = ours.get(JSON.stringify(group))![name];
      if (value.defined) expect(Math.abs(value.value - theirs[name]!)).toBeLessThan(1e-12);
      else expect(theirs[name]).toBe(0);
    }
  });
});

it('the fixtures have rates that are undefined, each for its reason', () => {
  const reasons = cases.flatMap((rows) =>
    groupRates(groupTensor(rows)).flatMap((group) =>
      rates.map((name) => group[name].value).flatMap((one) => (one.defined ? [] : [one.reason])),
    ),
  );
  expect([...new Set(reasons)].sort()).toEqual([
    'no_negatives',
    'no_positives',
    'no_predicted_positives',
  ]);
});
