import { describe, expect, it } from 'vitest';
import { fourFifths, publishFourFifths } from '../../../src/fairness/index.ts';
import { tensorOf } from './tensor-of.ts';

describe('publishFourFifths', () => {
  const table = fourFifths(
    tensorOf({ a: [400, 500], b: [300, 500], c: [20, 60], d: [2, 60], '': [30, 50] }),
    { attribute: 'g' },
  );
  const published = publishFourFifths(table, 10);
  const byName = Object.fromEntries(published.groups.map((one) => [one.group[0], one]));

  it('hides a small number with another group, and keeps its verdict', () => {
    expect(byName['d']?.counts).toBeNull();
    expect(byName['d']?.impactRatio).toBeNull();
    expect(byName['d']?.verdicts?.four_fifths_and_significant).toEqual({ verdict: 'indicated' });
    expect(published.unknown).toBeNull();
    expect(published.suppressed).toEqual({ n: 110, selected: 32 });
    expect(published.verdicts).toEqual(table.verdicts);
  });

  it('shows the others as they are', () => {
    const b = table.groups[1]!;
    expect(byName['b']?.counts).toEqual({
      n: 500,
      selected: 300,
      rate: b.rate,
      interval: b.interval,
    });
    expect(byName['b']?.impactRatio?.value).toEqual({ defined: true, value: 0.75 });
    expect(published.total).toBe(1170);
  });

  it('shows no ratio where the reference is suppressed: it would give its rate back', () => {
    const small = fourFifths(tensorOf({ a: [20, 21], b: [300, 500], c: [200, 500] }), {
      attribute: 'g',
    });
    const { groups } = publishFourFifths(small, 10);
    expect(groups.filter(({ counts }) => counts !== null)).toHaveLength(1);
    expect(groups.map(({ impactRatio }) => impactRatio)).toEqual([null, null, null]);
  });

  it('has no number that names persons beside the counts', () => {
    const text = JSON.stringify(published);
    for (const key of ['share', 'shortfall', 'flip', 'fisher"', 'holm"', 'judged']) {
      const rows = text.slice(text.indexOf('"groups"'));
      expect(rows, key).not.toContain(key);
    }
  });

  it('a minimum of 1 is refused', () => {
    expect(() => publishFourFifths(table, 1)).toThrow(
      expect.objectContaining({ code: 'GOVERNANCE_OPTION_INVALID' }),
    );
  });
});
