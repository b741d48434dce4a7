import { describe, expect, it } from 'vitest';
import {
  applyGroupThresholds,
  type GroupThresholdOptions,
  groupThresholds,
} from '../../../src/fairness/index.ts';
import { hmac, numberOf, policy } from './given.ts';

describe('rows of equal score', () => {
  const rows = 200;
  const subjects = Array.from({ length: rows }, (_, row) => `subject ${row}`);
  const tied: GroupThresholdOptions = {
    yTrue: subjects.map((_, row) => (row % 3 === 0 ? 1 : 0)),
    yScore: subjects.map((_, row) => (row % 4) / 4),
    sensitive: { sex: subjects.map((_, row) => (row < 150 ? 'm' : 'f')) },
    constraint: 'demographic_parity',
    // A false negative costs more, so that somebody is selected.
    objective: { falsePositive: 1, falseNegative: 2.1 },
    tolerance: 1 / 50,
    policy,
  };
  const tieBreak = { subjects, hmac };

  it('fall together without a tie-break; with one, every row is a step', () => {
    expect(groupThresholds(tied).resolution).toBeGreaterThan(0.24);
    const broken = groupThresholds({ ...tied, tieBreak });
    expect(broken.resolution).toBeCloseTo(1 / 50, 12);
    const { decisions } = applyGroupThresholds(broken, { ...tied, tieBreak });
    for (const { group, threshold, tie } of broken.thresholds) {
      if (!tie) continue;
      const atCut = subjects.flatMap((_, row) =>
        tied.yScore[row] === threshold && (row < 150 ? 'm' : 'f') === group[0]
          ? [decisions[row]!]
          : [],
      );
      expect(atCut.length).toBeGreaterThan(1);
      expect(tie.share).toBeCloseTo(atCut.filter((one) => one === 1).length / atCut.length, 12);
      expect(tie.share).toBeGreaterThan(0);
      expect(tie.share).toBeLessThan(1);
    }
    const positions = broken.thresholds.flatMap(({ tie }) => (tie ? [tie.below] : []));
    expect(positions.length).toBeGreaterThan(0);
    // The first 48 bits of a hash, as a part of 1.
    expect(positions.every((below) => below > 0 && below < 1)).toBe(true);
    expect(numberOf(broken.disparity)).toBeLessThanOrEqual(1 / 50 + 1e-12);
    expect(numberOf(broken.objective)).toBeLessThanOrEqual(
      numberOf(groupThresholds(tied).objective),
    );
  });

  it('the same subject always gets the same answer, wherever its row stands', () => {
    const chosen = groupThresholds({ ...tied, tieBreak });
    const { decisions } = applyGroupThresholds(chosen, { ...tied, tieBreak });
    for (const row of [0, 3, 77, 151, 199]) {
      const again = applyGroupThresholds(chosen, {
        yScore: [(row % 4) / 4],
        sensitive: { sex: [row < 150 ? 'm' : 'f'] },
        tieBreak: { subjects: [subjects[row]!], hmac },
      });
      expect(again.decisions[0]).toBe(decisions[row]);
    }
  });

  it('rows of one subject and score fall together', () => {
    const same = { subjects: subjects.map(() => 'one'), hmac };
    expect(groupThresholds({ ...tied, tieBreak: same })).toEqual(groupThresholds(tied));
  });

  it.each([
    ['GOVERNANCE_LENGTHS_UNEQUAL', { subjects: ['a'], hmac }],
    ['GOVERNANCE_OPTION_INVALID', { subjects, hmac: () => 0.5 }],
    ['GOVERNANCE_OPTION_INVALID', { subjects, hmac: () => new Uint8Array(5) }],
  ])('%s for what breaks no tie', (code, bad) => {
    expect(() => groupThresholds({ ...tied, tieBreak: bad as never })).toThrow(
      expect.objectContaining({ code }),
    );
  });

  it('whoever applies them must be able to break ties', () => {
    const chosen = groupThresholds({ ...tied, tieBreak });
    const { yScore, sensitive } = tied;
    expect(() => applyGroupThresholds(chosen, { yScore, sensitive })).toThrow(
      expect.objectContaining({ code: 'GOVERNANCE_OPTION_INVALID' }),
    );
  });
});
