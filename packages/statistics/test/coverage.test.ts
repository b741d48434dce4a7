import { describe, expect, test } from 'vitest';
import { koopmanRatioInterval, newcombeDifferenceInterval, wilsonInterval } from '../src/index.ts';
import { lehmer, SEED } from './support.ts';

const RUNS = 4000;
const random = lehmer(SEED);
const draw = (trials: number, rate: number) => {
  let successes = 0;
  for (let trial = 0; trial < trials; trial += 1) if (random() < rate) successes += 1;
  return successes;
};

describe('the intervals cover what they claim', () => {
  test.each([
    [30, 0.3, 60, 0.5],
    [80, 0.1, 50, 0.2],
    [100, 0.7, 100, 0.8],
  ])('%i rows at %d and %i rows at %d', (trialsA, a, trialsB, b) => {
    const hits = { wilson: 0, newcombe: 0, koopman: 0 };
    for (let run = 0; run < RUNS; run += 1) {
      const [successesA, successesB] = [draw(trialsA, a), draw(trialsB, b)];
      const counts = { successesA, trialsA, successesB, trialsB, level: 0.95 };
      const wilson = wilsonInterval({ successes: successesA, trials: trialsA, level: 0.95 })!;
      const newcombe = newcombeDifferenceInterval(counts)!;
      const koopman = koopmanRatioInterval(counts)!;
      if (wilson.lower <= a && a <= wilson.upper) hits.wilson += 1;
      if (newcombe.lower <= a - b && a - b <= newcombe.upper) hits.newcombe += 1;
      if (koopman.lower <= a / b && a / b <= koopman.upper) hits.koopman += 1;
    }
    for (const [method, hit] of Object.entries(hits)) {
      expect(hit / RUNS, method).toBeGreaterThan(0.92);
      expect(hit / RUNS, method).toBeLessThan(0.975);
    }
  });
});
