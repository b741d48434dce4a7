import { type CategoryColumn, categoryColumn, numberColumn } from '@codexhub/common-config/columns';
import { digest } from '@codexhub/common-config/kernel';
import { describe, expect, it } from 'vitest';
import {
  GovernanceError,
  type GroupTensor,
  groupRates,
  groupTensor,
  marginal,
  mergeTensors,
  type RowsOfTensor,
} from '../../src/index.ts';

const rows = {
  yTrue: [1, 0, 1, 1, 0],
  yPred: [1, 1, 0, 1, 0],
  sensitive: { sex: ['m', 'f', null, 'f', 'm'] },
} as const;

/** What an error says to a machine, or that there was none. */
function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return error instanceof GovernanceError ? error.code : String(error);
  }
  return 'none';
}
const given = (changes: object): string =>
  codeOf(() => groupTensor({ ...rows, ...changes } as RowsOfTensor));

describe('groupTensor', () => {
  it('counts label by decision in canonical order, unknown last', () => {
    expect(groupTensor(rows)).toEqual({
      schemaVersion: 1,
      sensitive: ['sex'],
      control: [],
      rows: 5,
      cells: [
        { group: ['f'], counts: [0, 1, 0, 1] },
        { group: ['m'], counts: [1, 0, 0, 1] },
        { group: [null], counts: [0, 0, 1, 0] },
      ],
    });
  });

  it('gives one tensor for codes, texts and bytes, whatever the dictionary', () => {
    const whole = digest(groupTensor(rows));
    const columns: readonly CategoryColumn[] = [
      categoryColumn([...rows.sensitive.sex]),
      { kind: 'category', codes: Int32Array.of(3, 0, -1, 0, 3), categories: ['f', 'x', 'y', 'm'] },
      { kind: 'category', codes: Int32Array.of(1, 0, 7, 2, 1), categories: ['f', 'm', 'f'] },
    ];
    for (const sex of columns) {
      expect(digest(groupTensor({ ...rows, sensitive: { sex } }))).toBe(whole);
    }
    const bytes = { yTrue: Uint8Array.from(rows.yTrue), yPred: Float64Array.from(rows.yPred) };
    expect(digest(groupTensor({ ...rows, ...bytes }))).toBe(whole);
    expect(digest(JSON.parse(JSON.stringify(groupTensor(rows))))).toBe(whole);
  });

  it('counts names that JavaScript knows, and texts that look alike, as groups', () => {
    const names = ['__proto__', 'constructor', '', 'ab', 'a\0b', 'toString', '__proto__'];
    const labels = new Uint8Array(names.length);
    const tensor = groupTensor({ yTrue: labels, yPred: labels, sensitive: { g: names } });
    expect(tensor.cells.map(({ group, counts }) => [group[0], counts[0]])).toEqual([
      ['', 1],
      ['__proto__', 2],
      ['a\0b', 1],
      ['ab', 1],
      ['constructor', 1],
      ['toString', 1],
    ]);
    const sensitive = JSON.parse('{"__proto__":["a","__proto__"]}') as Record<string, string[]>;
    const named = groupTensor({ yTrue: [0, 1], yPred: [0, 1], sensitive });
    expect(named.sensitive).toEqual(['__proto__']);
    expect(marginal(mergeTensors(named, named), ['__proto__']).cells).toEqual([
      { group: ['__proto__'], counts: [0, 0, 0, 2] },
      { group: ['a'], counts: [2, 0, 0, 0] },
    ]);
  });

  it('tells apart texts that share first letter, last letter and length', () => {
    const names = ['axb', 'ayb', 'axb', 'ayb', 'axb'];
    const { cells } = groupTensor({ ...rows, sensitive: { g: names } });
    expect(cells.map(({ counts }) => counts.reduce((sum, n) => sum + n))).toEqual([3, 2]);
  });

  it('holds 100,000 groups, and intersections whose product no array could', () => {
    const size = 100_000;
    const codes = new Int32Array(size);
    for (let row = 0; row < size; row += 1) codes[row] = row;
    const categories = Array.from(codes, (code) => `g${code}`);
    const count = (rows: number): GroupTensor => {
      const column: CategoryColumn = { kind: 'category', codes: codes.slice(-rows), categories };
      const labels = new Uint8Array(rows);
      const sensitive = rows === size ? { a: column } : { a: column, b: column };
      const control: RowsOfTensor['control'] = rows === size ? {} : { c: column };
      return groupTensor({ yTrue: labels, yPred: labels, sensitive, control });
    };
    const one = count(size);
    expect([one.rows, one.cells.length]).toEqual([size, size]);
    expect(one.cells[99_999]).toEqual({ group: ['g99999'], counts: [1, 0, 0, 0] });
    const three = count(2000);
    expect([three.rows, three.cells.length]).toEqual([2000, 2000]);
    expect(three.cells[7]).toEqual({
      group: ['g98007', 'g98007', 'g98007'],
      counts: [1, 0, 0, 0],
    });
    expect(marginal(three, ['b']).cells[7]).toEqual({ group: ['g98007'], counts: [1, 0, 0, 0] });
  });

  it('keeps scores by label: 1 in the last bin', () => {
    const yScore = [0, 0.25, 0.49, 1, 0.999];
    const { cells, scoreBins } = groupTensor({ ...rows, yScore, scoreBins: 4 });
    expect(scoreBins).toBe(4);
    // f: rows 1 (label 0, .25) and 3 (label 1, 1).
    expect(cells[0]!.scores).toEqual([
      [0, 1, 0, 0],
      [0, 0, 0, 1],
    ]);
    expect(cells[2]!.scores?.[1]).toEqual([0, 1, 0, 0]);
  });

  it.each<[string, object, string]>([
    ['no decision for a row', { yPred: [1] }, 'LENGTHS_UNEQUAL'],
    ['no group for a row', { sensitive: { sex: ['f'] } }, 'LENGTHS_UNEQUAL'],
    ['no weight for a row', { weights: [1] }, 'LENGTHS_UNEQUAL'],
    ['no score for a row', { yScore: new Float64Array(4) }, 'LENGTHS_UNEQUAL'],
    ['no rows', { yTrue: [], yPred: [], sensitive: { sex: [] } }, 'NO_ROWS'],
    ['a label of 2', { yTrue: [1, 0, 2, 1, 0] }, 'LABELS_INVALID'],
    ['a label of 2 among bytes', { yTrue: Uint8Array.of(1, 0, 2, 1, 0) }, 'LABELS_INVALID'],
    ['a decision of 255', { yPred: Uint8Array.of(0, 0, 0, 0, 255) }, 'LABELS_INVALID'],
    ['a label of −1', { yTrue: Int8Array.of(1, -1, 1, 1, 0) }, 'LABELS_INVALID'],
    ['a label of NaN', { yTrue: [1, 0, Number.NaN, 1, 0] }, 'LABELS_INVALID'],
    ['a boolean', { yTrue: [true, 0, 1, 1, 0] }, 'LABELS_INVALID'],
    ['a weight of NaN', { weights: [1, 1, Number.NaN, 1, 1] }, 'WEIGHTS_INVALID'],
    ['a negative weight', { weights: Float64Array.of(1, 1, -1, 1, 1) }, 'WEIGHTS_INVALID'],
    ['an infinite weight', { weights: [1, 1, Number.POSITIVE_INFINITY, 1, 1] }, 'WEIGHTS_INVALID'],
    ['a text as weight', { weights: ['1', 1, 1, 1, 1] }, 'WEIGHTS_INVALID'],
    [
      'too fine a grid',
      { weights: rows.yTrue, weightGrid: { weights: -53, squares: 0 } },
      'WEIGHTS_INVALID',
    ],
    [
      'half a grid',
      { weights: rows.yTrue, weightGrid: { weights: -0.5, squares: 0 } },
      'WEIGHTS_INVALID',
    ],
    ['a grid without weights', { weightGrid: { weights: 0, squares: 0 } }, 'WEIGHTS_INVALID'],
    ['bins without scores', { scoreBins: 10 }, 'SCORES_INVALID'],
    ['a score above 1', { yScore: [0, 0, 0, 0, 1.1] }, 'SCORES_INVALID'],
    ['a score of NaN', { yScore: [0, 0, 0, 0, Number.NaN] }, 'SCORES_INVALID'],
    ['half a bin', { yScore: [0, 0, 0, 0, 0], scoreBins: 0.5 }, 'SCORES_INVALID'],
    ['an object as group', { sensitive: { sex: ['f', {}, 'f', 'f', 'f'] } }, 'GROUPS_INVALID'],
    ['a number as group', { sensitive: { sex: ['f', 1, 'f', 'f', 'f'] } }, 'GROUPS_INVALID'],
    ['a number column', { sensitive: { sex: numberColumn([1, 2, 3, 4, 5]) } }, 'GROUPS_INVALID'],
    ['a text as column', { sensitive: { sex: 'abcde' } }, 'GROUPS_INVALID'],
    ['half a letter', { sensitive: { sex: ['\ud800', 'f', 'f', 'f', 'f'] } }, 'GROUPS_INVALID'],
    ['no attribute', { sensitive: {} }, 'ATTRIBUTE_INVALID'],
    ['a control that is an attribute', { control: rows.sensitive }, 'ATTRIBUTE_INVALID'],
  ])('refuses %s', (_, changes, code) => {
    expect(given(changes)).toBe(`GOVERNANCE_${code}`);
  });

  it('says nothing of a row but where it is', () => {
    expect(() => groupTensor({ ...rows, weights: [1, 1, -77, 1, 1] })).toThrow(
      'group tensor: every entry of weights must be finite and at least 0; that of row 2 is not; mend it or leave its row out of all inputs',
    );
  });
});

describe('mergeTensors and marginal', () => {
  const tensor = groupTensor(rows);
  it.each<[string, GroupTensor]>([
    ['attributes', groupTensor({ ...rows, sensitive: { gender: rows.sensitive.sex } })],
    ['controls', groupTensor({ ...rows, control: { region: rows.sensitive.sex } })],
    ['weights', groupTensor({ ...rows, weights: rows.yTrue })],
    ['score bins', groupTensor({ ...rows, yScore: rows.yTrue })],
  ])('refuses other %s', (what, other) => {
    expect(codeOf(() => mergeTensors(tensor, other))).toBe('GOVERNANCE_TENSORS_DIFFER');
    expect(() => mergeTensors(other, tensor)).toThrow(what);
  });

  it('refuses a marginal over what is not there', () => {
    expect(() => marginal(tensor, ['age'])).toThrow('it has no "age"; it has "sex"');
  });

  it('gives the whole as the marginal over nothing', () => {
    expect(marginal(tensor, []).cells).toEqual([{ group: [], counts: [1, 1, 1, 2] }]);
  });
});

describe('groupRates', () => {
  it('never overstates an effective n, however small the weights of a group', () => {
    const tensor = groupTensor({
      yTrue: [0, 0, 0],
      yPred: [0, 0, 1],
      weights: [1, 1e-7, 2e-7],
      sensitive: { g: ['a', 'b', 'b'] },
    });
    // (1 + 2)² / (1² + 2²); the grid of squares has 22 units in 1e-14.
    const { effectiveN } = groupRates(tensor)[1]!;
    expect(effectiveN).toBeLessThan(1.8);
    expect(effectiveN).toBeGreaterThan(1.75);
  });

  it('is undefined where rows have no weight, which fairlearn reads as perfect parity', () => {
    const weights = [1, 0, 1, 0, 3];
    const [f, m] = groupRates(groupTensor({ ...rows, weights }));
    expect(f).toMatchObject({ n: 2, effectiveN: 0 });
    expect(f!.selectionRate.value).toEqual({ defined: false, reason: 'no_weight' });
    expect(m!.selectionRate).toEqual({
      value: { defined: true, value: 0.25 },
      n: 2,
      effectiveN: 1.6,
    });
  });
});
