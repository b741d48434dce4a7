import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  demographicParityDifference,
  demographicParityRatio,
  equalizedOddsDifference,
  type FairnessMeasure,
  metricFrame,
  privilegeMetrics,
  referenceDisparities,
} from '../../../src/fairness/index.ts';
import { type GroupTensor, groupTensor, mergeTensors, weightGridFor } from '../../../src/index.ts';
import { SEED } from '../../support.ts';

const row = fc.record({
  sex: fc.constantFrom('f', 'm', 'x', null),
  race: fc.constantFrom('p', '__proto__'),
  region: fc.constantFrom('n', 's', null),
  y: fc.nat(1),
  p: fc.nat(1),
  weight: fc.nat(4),
  shard: fc.nat(2),
});
type Row = typeof row extends fc.Arbitrary<infer Drawn> ? Drawn : never;
const someRows = fc.array(row, { minLength: 1, maxLength: 50 });
const always = (law: (rows: readonly Row[]) => void): void =>
  fc.assert(fc.property(someRows, law), { seed: SEED, numRuns: 60 });

function count(rows: readonly Row[], options: object = {}): GroupTensor {
  return groupTensor({
    yTrue: rows.map(({ y }) => y),
    yPred: rows.map(({ p }) => p),
    sensitive: { sex: rows.map(({ sex }) => sex), race: rows.map(({ race }) => race) },
    control: { region: rows.map(({ region }) => region) },
    ...options,
  });
}

const all = (tensor: GroupTensor) => ({
  frame: metricFrame(tensor),
  privilege: privilegeMetrics(tensor, {
    privileged: [{ sex: 'm' }, { race: '__proto__' }],
    alpha: 0.5,
  }),
  reference: referenceDisparities(tensor, { reference: 'min_metric' }),
  major: referenceDisparities(tensor, { sensitive: ['race'] }),
});

/** Every measure of a result by its path, with its value alone: counts and peers differ by weights. */
function valuesOf(result: unknown, path = ''): [string, FairnessMeasure['value']][] {
  if (typeof result !== 'object' || result === null) return [];
  if ('definition' in result && 'value' in result) {
    return [[path, (result as FairnessMeasure).value]];
  }
  return Object.entries(result).flatMap(([key, inner]) => valuesOf(inner, `${path}/${key}`));
}

describe('laws of the fairness metrics', () => {
  it('rows that weigh k are k rows', () => {
    always((rows) => {
      const heavy = rows.filter(({ weight }) => weight > 0);
      if (heavy.length === 0) return;
      const weights = heavy.map(({ weight }) => weight);
      const weighed = new Map(valuesOf(all(count(heavy, { weights }))));
      const repeated = heavy.flatMap((one) => Array.from({ length: one.weight }, () => one));
      const differing = valuesOf(all(count(repeated))).filter(([path, value]) => {
        const other = weighed.get(path)!;
        if (path.includes('/count')) return false;
        if (!value.defined || !other.defined) return !isDeepStrictEqual(value, other);
        return Math.abs(other.value - value.value) > 1e-12 * Math.max(1, value.value);
      });
      expect(differing).toEqual([]);
    });
  });

  it('shards merged are the whole', () => {
    always((rows) => {
      const grid = weightGridFor({ rows: rows.length, maximum: 4 });
      const of = (some: readonly Row[]): GroupTensor =>
        count(some, { weights: some.map(({ weight }) => weight), weightGrid: grid });
      const shards = [0, 1, 2]
        .map((shard) => rows.filter((one) => one.shard === shard))
        .filter(({ length }) => length > 0)
        .map(of);
      expect(all(mergeTensors(shards[0]!, ...shards.slice(1)))).toEqual(all(of(rows)));
    });
  });

  it('other names in the same order change nothing, and another order changes no disparity', () => {
    const renamed = (rows: readonly Row[], names: Readonly<Record<string, string>>): Row[] =>
      rows.map((one) => ({ ...one, sex: one.sex && (names[one.sex] as 'f') }));
    always((rows) => {
      const own = count(rows);
      const kept = count(renamed(rows, { f: 'a', m: 'b', x: 'c' }));
      const turned = count(renamed(rows, { f: 'c', m: 'b', x: 'a' }));
      const values = valuesOf(metricFrame(own));
      expect(valuesOf(metricFrame(kept))).toEqual(values);
      for (const measure of [
        demographicParityDifference,
        demographicParityRatio,
        equalizedOddsDifference,
      ]) {
        const { value } = measure(turned, { method: 'to_overall' });
        expect(value.defined).toBe(measure(own, { method: 'to_overall' }).value.defined);
        // Where groups lack rows for several reasons, the first group's is told.
        if (value.defined) expect(measure(own, { method: 'to_overall' }).value).toEqual(value);
      }
    });
  });

  it('sides that change places turn differences round and invert ratios', () => {
    always((rows) => {
      const tensor = count(rows);
      const one = privilegeMetrics(tensor, { privileged: [{ sex: 'm' }] });
      const rest = ['f', 'x'].map((sex) => ({ sex }));
      const other = privilegeMetrics(tensor, { privileged: rest, unprivileged: [{ sex: 'm' }] });
      expect(other.privileged).toEqual(one.unprivileged);
      for (const [name, { value }] of Object.entries(one.classification)) {
        const turned = other.classification[name as 'disparate_impact'].value;
        if (!value.defined || !turned.defined) continue;
        if (/ratio|impact/.test(name)) expect(value.value * turned.value).toBeCloseTo(1, 12);
        else if (/abs|equalized|entropy|theil|variation|amplification/.test(name)) {
          expect(turned.value).toBeCloseTo(value.value, 12);
        } else expect(turned.value).toBeCloseTo(-value.value, 12);
      }
    });
  });

  it('labels and decisions turned round change places of rates, and no gap', () => {
    always((rows) => {
      const own = metricFrame(count(rows));
      const turned = metricFrame(
        count(rows.map((one) => ({ ...one, y: 1 - one.y, p: 1 - one.p }))),
      );
      for (const [at, level] of own.levels.entries()) {
        const of = turned.levels[at]!.difference.between_groups;
        const before = level.difference.between_groups;
        for (const [one, other] of [
          ['true_positive_rate', 'true_negative_rate'],
          ['false_positive_rate', 'false_negative_rate'],
          ['selection_rate', 'selection_rate'],
          ['accuracy', 'accuracy'],
          ['balanced_accuracy', 'balanced_accuracy'],
        ] as const) {
          const [a, b] = [before[one].value, of[other].value];
          expect(a.defined).toBe(b.defined);
          if (a.defined && b.defined) expect(a.value).toBeCloseTo(b.value, 12);
        }
      }
    });
  });

  it('every row is accounted for, and every number is JSON', () => {
    always((rows) => {
      const result = all(count(rows, { weights: rows.map(({ weight }) => weight) }));
      expect(JSON.parse(JSON.stringify(result))).toEqual(result);
      const { levels } = result.frame;
      expect(levels.reduce((sum, level) => sum + level.rows.total, 0)).toBe(rows.length);
      for (const { total, groups, weightless, unknown } of [
        ...levels.map((level) => level.rows),
        result.reference.rows,
      ]) {
        expect(groups + weightless + unknown).toBe(total);
      }
      const { total, privileged, unprivileged, others, unknown } = result.privilege.rows;
      expect(privileged + unprivileged + others + unknown).toBe(total);
      expect(result.reference.rows.unknown).toBe(rows.filter(({ sex }) => sex === null).length);
    });
  });

  it('rates, differences and ratios keep their ranges', () => {
    always((rows) => {
      for (const level of metricFrame(count(rows)).levels) {
        const { count: _, ...difference } = level.difference.between_groups;
        for (const { value } of [
          ...Object.values(difference),
          ...Object.values(level.ratio.between_groups),
          ...Object.values(level.ratio.to_overall),
        ]) {
          if (!value.defined) continue;
          expect(value.value).toBeGreaterThanOrEqual(0);
          expect(value.value).toBeLessThanOrEqual(1);
        }
      }
      const { classification } = privilegeMetrics(count(rows), { privileged: [{ sex: 'm' }] });
      const within = classification.between_all_groups_theil_index.value;
      const whole = classification.theil_index.value;
      // Between groups there is a part of the inequality between rows.
      if (within.defined && whole.defined) {
        expect(within.value).toBeGreaterThanOrEqual(-1e-12);
        expect(within.value).toBeLessThanOrEqual(whole.value + 1e-12);
      }
    });
  });
});
