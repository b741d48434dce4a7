import { koopmanRatioInterval, logGamma } from '@codexhub/statistics';
import { describe, expect, it } from 'vitest';
import { requirement } from '../../support.ts';
import { type Simulation, simulateVerdicts } from './simulate-verdicts.ts';

const fourFifths = requirement();
const parity = requirement({
  id: 'spd',
  metric: 'statistical_parity_difference',
  definition: 'group_minus_reference',
  direction: 'within',
  limit: 0.1,
});
const equal = (groups: number): number[] => Array.from({ length: groups }, () => 0.3);
const simulate = (said: Partial<Simulation>) =>
  simulateVerdicts({
    rates: equal(2),
    rowsPerGroup: 1000,
    requirement: fourFifths,
    replicates: 2000,
    ...said,
  });
const RUNS = 500;
/** The share of fails beside the named g0. */
const named = (said: Partial<Simulation>): number =>
  simulate({ replicates: RUNS, ...said, reference: 'g0' }).fail;
/** Where the bound is reached: three standard errors more. */
const ERRORS = 3 * Math.sqrt((0.05 * 0.95) / RUNS);
const BOUND = 0.05 + ERRORS;
const references = [{}, { reference: 'g0' }];

// A share of .05 of 2,000 has a standard error of .005: the true rates lie well below the bounds.
describe.each([2, 3, 4, 6, 8, 12])('%i equal groups', (groups) => {
  it.each([30, 100])('of %i rows fail in at most one of twenty', (rowsPerGroup) => {
    for (const asked of [fourFifths, parity]) {
      for (const reference of references) {
        const said = { rates: equal(groups), rowsPerGroup, requirement: asked, replicates: 200 };
        expect(simulate({ ...said, ...reference }).fail).toBeLessThanOrEqual(0.05);
      }
    }
  });
});

describe('groups exactly at the limit, where a false alarm is likeliest', () => {
  it.each([2, 3, 6, 12])('%i of them fail in at most one of twenty', (groups) => {
    const half = equal(groups).map((rate, at) => (at % 2 === 0 ? rate : 0.8 * rate));
    const allButOne = equal(groups).map((rate, at) => (at === 0 ? rate : 0.8 * rate));
    expect(simulate({ rates: half }).fail).toBeLessThanOrEqual(0.05);
    const beside = named({ rates: allButOne });
    expect(beside).toBeLessThanOrEqual(BOUND);
    // Two comparisons need no more than their own level; from three on the bound is reached.
    if (groups > 3) expect(beside).toBeGreaterThanOrEqual(0.05 - ERRORS);
  });

  it('whose rates are known much better than theirs, or much worse', () => {
    const high = equal(12).map((_, at) => (at === 0 ? 0.95 : 0.76));
    const low = equal(12).map((_, at) => (at === 0 ? 0.1 : 0.5));
    expect(named({ rates: high })).toBeLessThanOrEqual(BOUND);
    const atMost = { ...parity, direction: 'at_most', limit: 0.4 } as const;
    expect(named({ rates: low, requirement: atMost })).toBeLessThanOrEqual(BOUND);
  });

  it('on both sides at once', () => {
    const rates = equal(12).map((_, at) => (at === 0 ? 0.5 : at % 2 === 0 ? 0.4 : 0.6));
    expect(named({ rates, requirement: parity })).toBeLessThanOrEqual(0.05);
  });
});

describe('power', () => {
  it('two equal groups of 1,000 pass in 80.5 %, counted out over all results', () => {
    const rows = 1000;
    const chance = Array.from({ length: rows + 1 }, (_, chosen) =>
      Math.exp(
        logGamma(rows + 1) -
          logGamma(chosen + 1) -
          logGamma(rows - chosen + 1) +
          chosen * Math.log(0.3) +
          (rows - chosen) * Math.log(0.7),
      ),
    );
    let passed = 0;
    for (let high = 0; high <= rows; high += 1) {
      if (chance[high]! < 1e-13) continue;
      for (let low = high; low >= 0; low -= 1) {
        const counts = { successesA: low, trialsA: rows, successesB: high, trialsB: rows };
        if (koopmanRatioInterval({ ...counts, level: 0.95 })!.lower < 0.8) break;
        passed += chance[high]! * chance[low]! * (low === high ? 1 : 2);
      }
    }
    expect(passed).toBeGreaterThanOrEqual(0.8);
    expect(passed).toBeCloseTo(0.8048, 4);
    // The gate itself, on drawn counts: three standard errors of 2,000 replicates.
    expect(Math.abs(simulate({}).pass - passed)).toBeLessThan(0.027);
  });

  it('six equal groups of 2,000 pass in at least 80 %', () => {
    expect(simulate({ rates: equal(6), rowsPerGroup: 2000 }).pass).toBeGreaterThanOrEqual(0.8);
  });

  it.each([30, 100, 300, 1000, 3000])(
    'with %i rows in each a true ratio of .7 does not pass',
    (n) => {
      expect(simulate({ rates: [0.3, 0.21], rowsPerGroup: n }).pass).toBeLessThanOrEqual(0.025);
    },
  );
});
