import { categoryColumn, numberColumn } from '@codexhub/common-config/columns';
import { describe, expect, it } from 'vitest';
import { assignGroups, bandLabels, groupLabel } from '../../../src/index.ts';

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

describe('groupLabel', () => {
  it('names a group of several attributes, and none where one is unknown', () => {
    expect(groupLabel(['f'])).toBe('f');
    expect(groupLabel(['f', 'x'])).toBe('f × x');
    expect(groupLabel(['f', null])).toBeNull();
  });

  it('gives no two groups one name', () => {
    const tricky = [
      ['a', 'b × c'],
      ['a × b', 'c'],
      ['a \\× b', 'c'],
      ['a \\', 'b × c'],
    ];
    const names = new Set(tricky.map((group) => groupLabel(group)));
    expect(names.size).toBe(tricky.length);
  });
});
