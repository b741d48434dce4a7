import {
  categoryColumn,
  createTable,
  numberColumn,
  takeRows,
  timeColumn,
} from '@codexhub/common-config/columns';
import { canonicalJson } from '@codexhub/common-config/kernel';
import { driftProfileSchema } from '@codexhub/common-config/records';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DriftProfile, driftProfile, mergeDriftProfiles } from '../../src/drift/index.ts';
import { SEED } from '../support.ts';
import { chance, normal, numbers } from './given.ts';

const number = { type: 'number' } as const;
const numberOf = (profile: DriftProfile) => {
  const [column] = profile.columns;
  if (column?.kind !== 'number') throw new Error('no number');
  return column;
};

describe('bins of numbers', () => {
  it('are quantiles with round edges, and tails of a thousandth', () => {
    const random = chance('bins');
    const values = Float64Array.from({ length: 20_000 }, () => normal(random));
    const { edges, atoms, counts } = numberOf(
      driftProfile(numbers(values), { fields: { x: number } }),
    );
    expect(edges).toHaveLength(11);
    for (const edge of edges) expect(String(edge)).toMatch(/^-?\d(\.\d\d?)?$/);
    expect(atoms).toEqual([]);
    const [lowest, ...rest] = counts.intervals;
    const highest = rest.pop();
    for (const tail of [lowest!, highest!]) {
      expect(tail).toBeGreaterThanOrEqual(20);
      expect(tail).toBeLessThanOrEqual(45);
    }
    for (const bin of rest) expect(Math.abs(bin / 2000 - 1)).toBeLessThan(0.25);
  });

  it('do not move for one value far away', () => {
    const random = chance('outlier');
    const values = Float64Array.from({ length: 20_000 }, () => normal(random));
    const clean = numberOf(driftProfile(numbers(values), { fields: { x: number } }));
    values[7] = 1e6;
    const spoilt = numberOf(driftProfile(numbers(values), { fields: { x: number } }));
    // That of the upper tail goes one rank further.
    expect(spoilt.edges.slice(0, -1)).toEqual(clean.edges.slice(0, -1));
    expect(spoilt.edges.at(-1)).toBeLessThan(4);
    expect(canonicalJson(spoilt)).not.toContain('1000000');
  });

  it('give zeros a bin of their own and keep the others', () => {
    const random = chance('zeros');
    const values = Float64Array.from({ length: 5000 }, (_, row) =>
      row % 10 < 9 ? 0 : Math.exp(normal(random) + 5),
    );
    const { edges, atoms, counts } = numberOf(
      driftProfile(numbers(values), { fields: { x: number } }),
    );
    expect(atoms).toEqual([0]);
    expect(counts.atoms).toEqual([4500]);
    expect(edges.length).toBeGreaterThan(1);
    expect(
      numberOf(driftProfile(numbers(values), { fields: { x: number }, bins: 50 })).edges,
    ).toHaveLength(7);
  });

  it('give heaped hours an atom each, and bins between them', () => {
    const random = chance('hours');
    const heaps = [40, 40, 40, 40, 40, 50, 45, 60, 35, 20];
    const values = Float64Array.from({ length: 4000 }, (_, row) =>
      row % 4 === 0 ? Math.floor(random.next() * 80) + 1 : heaps[row % 10]!,
    );
    const { atoms, counts, edges } = numberOf(
      driftProfile(numbers(values), { fields: { x: number } }),
    );
    expect(atoms).toEqual([20, 35, 40, 45, 50, 60]);
    expect(counts.intervals.filter((rows) => rows > 0).length).toBeGreaterThanOrEqual(edges.length);
  });

  it('name no value that fewer than five rows hold', () => {
    const { edges, atoms } = numberOf(
      driftProfile(numbers([17.31, 18.77, 19.21, 3.3, 3.3, 3.3, 3.3]), { fields: { x: number } }),
    );
    expect([edges, atoms]).toEqual([[], []]);
  });

  it('count NaN and null as missing, and infinities in the tails', () => {
    const reference = driftProfile(numbers([1, 1, 1, 1, 1, 2, 2, 2, 2, 2]), {
      fields: { x: number },
    });
    const current = createTable({
      x: numberColumn([1, 1.5, 3, -Infinity, Infinity, Number.NaN, null, -0]),
    });
    expect(driftProfile(current, { reference }).columns[0]).toEqual({
      kind: 'number',
      column: 'x',
      edges: [1, 2],
      atoms: [1, 2],
      counts: { intervals: [2, 1, 2], atoms: [1, 0], missing: 2 },
    });
  });
});

describe('categories', () => {
  it('are the declared values; others are counted, never named', () => {
    const table = createTable({
      home: categoryColumn(['own', 'rent', 'ada@example.org', null, 'own']),
    });
    const profile = driftProfile(table, {
      fields: { home: { type: 'category', values: ['rent', 'own', '__proto__'] } },
    });
    expect(profile.columns[0]).toEqual({
      kind: 'category',
      column: 'home',
      values: ['rent', 'own', '__proto__'],
      counts: { values: [1, 2, 0], other: 1, missing: 1 },
    });
    expect(JSON.stringify(profile)).not.toContain('ada');
  });
});

const given = fc.record({
  x: fc.array(fc.oneof(fc.constantFrom(0, 0, 40), fc.double(), fc.constant(null)), {
    minLength: 1,
    maxLength: 60,
  }),
  cut: fc.nat(60),
});

describe('laws', () => {
  it('every row is in one bin, parts add up to the whole in any order, and JSON keeps it', () => {
    fc.assert(
      fc.property(given, ({ x, cut }) => {
        const table = createTable({
          x: numberColumn(x),
          c: categoryColumn(x.map((value) => (value === null ? null : value > 1 ? 'a' : 'b'))),
        });
        const fields = { x: number, c: { type: 'category', values: ['a'] } } as const;
        const whole = driftProfile(table, { fields, bins: 3 });
        expect(driftProfileSchema.parse(JSON.parse(canonicalJson(whole)))).toEqual(whole);
        const at = Math.min(cut, x.length);
        const parts = [
          takeRows(
            table,
            Array.from({ length: at }, (_, row) => row),
          ),
          takeRows(
            table,
            Array.from({ length: x.length - at }, (_, row) => at + row),
          ),
        ].map((part) => driftProfile(part, { reference: whole }));
        expect(mergeDriftProfiles(parts[0]!, parts[1]!)).toEqual(whole);
        expect(mergeDriftProfiles(parts[1]!, parts[0]!)).toEqual(whole);
        expect(driftProfile(table, { reference: whole })).toEqual(whole);
      }),
      { seed: SEED, numRuns: 100 },
    );
  });
});

describe('bad input', () => {
  const profile = driftProfile(numbers([1, 2, 3]), { fields: { x: number } });

  it.each<[string, () => unknown, string]>([
    [
      'a moment',
      () => driftProfile(createTable({ t: timeColumn([1]) }), { fields: { t: number } }),
      'GOVERNANCE_PROFILE_INVALID',
    ],
    [
      'a text field',
      () => driftProfile(numbers([1]), { fields: { x: { type: 'text' } as never } }),
      'GOVERNANCE_PROFILE_INVALID',
    ],
    [
      'a category that is a number',
      () => driftProfile(numbers([1]), { fields: { x: { type: 'category', values: ['a'] } } }),
      'GOVERNANCE_PROFILE_INVALID',
    ],
    [
      'a column that is not there',
      () => driftProfile(numbers([1]), { fields: { y: number } }),
      'COLUMN_MISSING',
    ],
    [
      'one bin',
      () => driftProfile(numbers([1]), { fields: { x: number }, bins: 1 }),
      'GOVERNANCE_OPTION_INVALID',
    ],
    [
      'counts edited by hand',
      () => driftProfile(numbers([1]), { reference: { ...profile, rows: 4 } }),
      'GOVERNANCE_PROFILE_INVALID',
    ],
    [
      'a merge of other bins',
      () =>
        mergeDriftProfiles(
          profile,
          driftProfile(numbers([1, 1, 1, 1, 1, 2]), { fields: { x: number } }),
        ),
      'GOVERNANCE_PROFILES_DIFFER',
    ],
    [
      'a merge of other columns',
      () => mergeDriftProfiles(profile, { ...profile, columns: [] }),
      'GOVERNANCE_PROFILES_DIFFER',
    ],
  ])('%s is refused', (_, run, code) => {
    expect(run).toThrow(expect.objectContaining({ code }));
  });
});
