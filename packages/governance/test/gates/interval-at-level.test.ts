import { logitInterval, normalInterval, wilsonInterval } from '@codexhub/statistics';
import { describe, expect, it } from 'vitest';
import { intervalAtLevel } from '../../src/gates/interval-at-level.ts';

const estimate = { value: 0.83, standardError: 0.02 };
const at = {
  wilson: (level: number) => wilsonInterval({ successes: 83, trials: 100, level })!,
  normal: (level: number) => normalInterval({ ...estimate, level }),
  logit: (level: number) => logitInterval({ ...estimate, level })!,
};

describe('intervalAtLevel', () => {
  it.each(['wilson', 'normal', 'logit'] as const)('is what %s gives at that level', (method) => {
    const value = { defined: true as const, value: 0.83 };
    const level = 1 - 0.05 / 3;
    const wider = intervalAtLevel({ value, interval: at[method](0.95) }, level);
    const direct = at[method](level);
    expect(wider).toEqual({
      ...direct,
      lower: expect.closeTo(direct.lower, 12),
      upper: expect.closeTo(direct.upper, 12),
    });
  });

  it('is nothing for a method that does not allow it, and for no value', () => {
    const interval = { ...at.logit(0.95), method: 'delong+logit+mover' };
    expect(
      intervalAtLevel({ value: { defined: true, value: 0.83 }, interval }, 0.99),
    ).toBeUndefined();
    const undefinedOne = { defined: false as const, reason: 'single_class' };
    expect(
      intervalAtLevel({ value: undefinedOne, interval: at.logit(0.95) }, 0.99),
    ).toBeUndefined();
  });

  it('holds at the borders of a rate', () => {
    for (const successes of [0, 50, 100]) {
      const value = { defined: true as const, value: successes / 100 };
      const interval = wilsonInterval({ successes, trials: 100, level: 0.95 })!;
      const direct = wilsonInterval({ successes, trials: 100, level: 0.99 })!;
      const wider = intervalAtLevel({ value, interval }, 0.99)!;
      expect(wider.lower).toBeCloseTo(direct.lower, 12);
      expect(wider.upper).toBeCloseTo(direct.upper, 12);
    }
  });
});
