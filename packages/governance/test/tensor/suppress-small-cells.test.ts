import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GroupTensor, groupTensor, suppressSmallCells } from '../../src/index.ts';
import { SEED } from '../support.ts';

type Counts = GroupTensor['cells'][number]['counts'];

/** A tensor of the given counts, by way of rows. */
function tensorOf(groups: Readonly<Record<string, Counts>>): GroupTensor {
  const [yTrue, yPred, names]: [number[], number[], string[]] = [[], [], []];
  for (const [name, counts] of Object.entries(groups)) {
    for (const [place, count] of counts.entries()) {
      for (let row = 0; row < count; row += 1) {
        yTrue.push(place >> 1);
        yPred.push(place & 1);
        names.push(name);
      }
    }
  }
  return groupTensor({ yTrue, yPred, sensitive: { g: names } });
}

describe('suppressSmallCells', () => {
  it('shows all where nothing is small, and zeros', () => {
    const published = suppressSmallCells(tensorOf({ a: [5, 0, 7, 9], b: [5, 5, 5, 5] }), 5);
    expect(published.suppressed).toBeUndefined();
    expect(published.groups).toEqual([
      { group: ['a'], counts: [5, 0, 7, 9] },
      { group: ['b'], counts: [5, 5, 5, 5] },
    ]);
    expect(published.rows).toBe(41);
  });

  it('hides the smallest other group with a lonely one', () => {
    const tensor = tensorOf({ a: [9, 9, 9, 9], b: [5, 5, 5, 5], c: [1, 9, 9, 9] });
    expect(suppressSmallCells(tensor, 5)).toEqual({
      minimum: 5,
      sensitive: ['g'],
      control: [],
      rows: 84,
      groups: [{ group: ['a'], counts: [9, 9, 9, 9] }],
      suppressed: { groups: [['b'], ['c']], counts: [6, 14, 14, 14] },
    });
  });

  it('hides more groups while those together are small, and says nothing where all are', () => {
    const tensor = tensorOf({ a: [1, 9, 9, 9], b: [1, 9, 9, 9], c: [0, 9, 9, 9], d: [9, 9, 9, 9] });
    const { suppressed, groups } = suppressSmallCells(tensor, 5);
    expect([suppressed?.groups.length, suppressed?.counts, groups]).toEqual([
      4,
      [11, 36, 36, 36],
      [],
    ]);
    const lonely = suppressSmallCells(tensorOf({ a: [1, 2, 0, 0] }), 5);
    expect([lonely.rows, lonely.suppressed]).toEqual([null, { groups: [['a']], counts: null }]);
  });

  it('leaves no weight and no score in it', () => {
    const rows = { yTrue: [0, 0], yPred: [0, 0], weights: [1, 2], yScore: [0, 1] };
    const tensor = groupTensor({ ...rows, sensitive: { g: ['a', 'a'] } });
    expect(suppressSmallCells(tensor, 2).groups).toEqual([{ group: ['a'], counts: [2, 0, 0, 0] }]);
  });

  const counts = fc.tuple(fc.nat(12), fc.nat(12), fc.nat(12), fc.nat(12));
  const tensors = fc
    .dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), counts, { minKeys: 1 })
    .filter((drawn) =>
      Object.values(drawn)
        .flat()
        .some((count) => count > 0),
    )
    .map(tensorOf);
  const minima = fc.integer({ min: 2, max: 8 });
  const limits = { seed: SEED, numRuns: 150 };

  it('no small count is shown, and all rows are accounted for', () => {
    fc.assert(
      fc.property(tensors, minima, (tensor, minimum) => {
        const { groups, suppressed, rows } = suppressSmallCells(tensor, minimum);
        const told = [...groups, ...(suppressed?.counts ? [{ counts: suppressed.counts }] : [])];
        const shown = told.flatMap((one) => [...one.counts]);
        expect(shown.filter((count) => count > 0 && count < minimum)).toEqual([]);
        expect(groups.length + (suppressed?.groups.length ?? 0)).toBe(tensor.cells.length);
        // Where those together are not told no group is, so that no total can be subtracted from.
        const sum = shown.reduce((all, count) => all + count, 0);
        expect(sum).toBe(suppressed?.counts === null ? 0 : rows);
      }),
      limits,
    );
  });

  it('no small count follows from what is shown: the others hidden have rows of its kind, too', () => {
    let smallOnes = 0;
    fc.assert(
      fc.property(tensors, minima, (tensor, minimum) => {
        const { groups, suppressed } = suppressSmallCells(tensor, minimum);
        const together = suppressed?.counts;
        if (!together) return;
        expect(suppressed.groups.length).toBeGreaterThan(1);
        const shown = new Set(groups.map(({ group }) => group[0]));
        const small = tensor.cells
          .filter(({ group }) => !shown.has(group[0]!))
          .flatMap((cell) => cell.counts.map((count, place) => ({ count, place })))
          .filter(({ count }) => count > 0 && count < minimum);
        for (const { count, place } of small) expect(together[place]! - count).toBeGreaterThan(0);
        smallOnes += small.length;
      }),
      limits,
    );
    expect(smallOnes).toBeGreaterThan(100);
  });

  it.each([1, 0, -5, 2.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses k = %d', (minimum) => {
    expect(() => suppressSmallCells(tensorOf({ a: [1, 1, 1, 1] }), minimum)).toThrow(
      'minimum must be a whole number of at least 2',
    );
  });
});
