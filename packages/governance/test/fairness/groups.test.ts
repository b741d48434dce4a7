import { categoryColumn, numberColumn } from '@codexhub/common-config/columns';
import { describe, expect, it } from 'vitest';
import { assignGroups, bandLabels, countGroups, GovernanceError } from '../../src/index.ts';

describe('assignGroups', () => {
  it('takes categories as they are and cuts numbers by bands', () => {
    expect(assignGroups(categoryColumn(['b', null, 'a']), { name: 'g' })).toEqual(['b', null, 'a']);
    const ages = numberColumn([29.9, 30, 44, 45, null, -1]);
    expect(assignGroups(ages, { name: 'age', bands: [30, 45] })).toEqual([
      '<30',
      '30–45',
      '30–45',
      '≥45',
      null,
      '<30',
    ]);
    expect(bandLabels([30])).toEqual(['<30', '≥30']);
  });

  it.each([
    [numberColumn([1]), undefined, 'must have bands'],
    [numberColumn([1]), [], 'must have bands'],
    [numberColumn([1]), [45, 30], 'must have bands that ascend'],
    [categoryColumn(['a']), [1], 'must have no bands'],
  ])('refuses bands that do not fit (%#)', (column, bands, message) => {
    expect(() => assignGroups(column, { name: 'age', bands })).toThrow(message);
  });
});

describe('countGroups', () => {
  const rows = {
    attribute: 'sex',
    estimand: 'model' as const,
    repeat: 0,
    groups: ['f', 'f', 'f', 'f', 'm', null],
    actualFavourable: Uint8Array.of(1, 1, 0, 0, 1, 1),
    decidedFavourable: Uint8Array.of(1, 0, 1, 0, 1, 0),
  };

  it('puts every row into one cell, or counts it as unknown', () => {
    expect(countGroups(rows)).toEqual({
      attribute: 'sex',
      estimand: 'model',
      repeat: 0,
      total: 6,
      unknown: 1,
      cells: [
        {
          group: 'f',
          actualFavourable: { favourable: 1, unfavourable: 1 },
          actualUnfavourable: { favourable: 1, unfavourable: 1 },
        },
        {
          group: 'm',
          actualFavourable: { favourable: 1, unfavourable: 0 },
          actualUnfavourable: { favourable: 0, unfavourable: 0 },
        },
      ],
    });
  });

  it('refuses flags of other rows and other values', () => {
    const short = { ...rows, actualFavourable: Uint8Array.of(1) };
    expect(() => countGroups(short)).toThrow(GovernanceError);
    const two = { ...rows, decidedFavourable: Uint8Array.of(1, 0, 2, 0, 1, 0) };
    expect(() => countGroups(two)).toThrow('received other values');
  });
});
