import { describe, expect, it } from 'vitest';
import { type GroupTensor, groupTensorSchema } from '../../src/records/index.ts';

const sound: GroupTensor = {
  schemaVersion: 1,
  sensitive: ['sex'],
  control: ['branch'],
  rows: 10,
  weightGrid: { weights: -52, squares: -52 },
  scoreBins: 2,
  cells: [
    {
      group: ['f', 'east'],
      counts: [1, 2, 3, 0],
      // The whole grid: one unit more would no longer be exact.
      weights: [2 ** 53, 0, 0, 0],
      squares: [1, 2, 3, 0],
      scores: [
        [3, 0],
        [1, 2],
      ],
    },
    {
      group: [null, 'east'],
      counts: [0, 0, 0, 4],
      weights: [0, 0, 0, 4],
      squares: [0, 0, 0, 4],
      scores: [
        [0, 0],
        [0, 4],
      ],
    },
  ],
};

const [first, second] = sound.cells as [GroupTensor['cells'][0], GroupTensor['cells'][0]];
const withFirst = (said: object): unknown => ({ ...sound, cells: [{ ...first, ...said }, second] });

describe('groupTensorSchema', () => {
  it('takes a sound tensor as it is', () => {
    expect(groupTensorSchema.parse(JSON.parse(JSON.stringify(sound)))).toEqual(sound);
  });

  it.each<[string, unknown, string]>([
    ['rows that are not the sum', { ...sound, rows: 11 }, 'rows'],
    ['a group twice', withFirst({ group: second.group }), 'cells.1.group'],
    ['a group without its control', withFirst({ group: ['f'] }), 'cells.0'],
    ['an attribute twice', { ...sound, control: ['sex'] }, 'sensitive'],
    ['half a row', withFirst({ counts: [1.5, 1.5, 3, 0] }), 'cells.0.counts.0'],
    ['fewer than no rows', withFirst({ counts: [-1, 4, 3, 0] }), 'cells.0.counts.0'],
    ['half a unit', withFirst({ weights: [0.5, 0, 0, 0] }), 'cells.0.weights.0'],
    ['too many units', withFirst({ weights: [2 ** 54, 0, 0, 0] }), 'cells.0.weights.0'],
    ['weights without squares', withFirst({ squares: undefined }), 'cells.0'],
    ['weights without a grid', { ...sound, weightGrid: undefined }, 'cells.0'],
    ['scores without bins', { ...sound, scoreBins: undefined }, 'cells.0'],
    [
      'scores of other rows',
      withFirst({
        scores: [
          [2, 0],
          [1, 2],
        ],
      }),
      'cells.0',
    ],
    [
      'bins too many',
      withFirst({
        scores: [
          [3, 0, 0],
          [1, 2],
        ],
      }),
      'cells.0',
    ],
    ['a name that is a number', withFirst({ group: [1, 'east'] }), 'cells.0.group.0'],
    ['weight without rows', withFirst({ weights: [1, 0, 0, 1] }), 'cells.0'],
    ['squares without rows', withFirst({ squares: [1, 0, 0, 1] }), 'cells.0'],
    [
      'a grid too coarse',
      { ...sound, weightGrid: { weights: 972, squares: 0 } },
      'weightGrid.weights',
    ],
    [
      'a grid too fine',
      { ...sound, weightGrid: { weights: -1023, squares: 0 } },
      'weightGrid.weights',
    ],
    [
      'squares too fine',
      { ...sound, weightGrid: { weights: 0, squares: -1023 } },
      'weightGrid.squares',
    ],
    ['something more', { ...sound, rowIds: [1] }, ''],
  ])('refuses %s', (_, tensor, path) => {
    const { error } = groupTensorSchema.safeParse(tensor);
    expect(error?.issues[0]?.path.join('.')).toBe(path);
  });
});
