import { createRandom } from '@codexhub/common-config/kernel';
import {
  dunnettLevel,
  type Interval,
  koopmanRatioInterval,
  logGamma,
  newcombeDifferenceInterval,
  tukeyLevel,
} from '@codexhub/statistics';
import { describe, expect, it } from 'vitest';
import { compareGroups } from '../../../src/fairness/index.ts';
import { SEED } from '../../support.ts';
import { selectionsOf } from './given.ts';

const rate = 'selection_rate';

/** The chances of 0 … n selections. */
function chances(n: number, p: number): Float64Array {
  const all = new Float64Array(n + 1);
  for (let x = 0; x <= n; x += 1) {
    const choose = logGamma(n + 1) - logGamma(x + 1) - logGamma(n - x + 1);
    all[x] = Math.exp(choose + x * Math.log(p) + (n - x) * Math.log1p(-p));
  }
  return all;
}

const intervalsOf = {
  difference: { of: newcombeDifferenceInterval, truth: (a: number, b: number) => a - b },
  ratio: { of: koopmanRatioInterval, truth: (a: number, b: number) => a / b },
} as const;
type Statistic = keyof typeof intervalsOf;

const smoothed = (p: number): number => (100 * p + 0.5) / 101;

/** 1 / variance of what each of n rows' rates contributes to the comparisons with the first. */
function precisions(
  statistic: Statistic,
  n: number,
  rates: readonly number[],
): { readonly groups: readonly number[]; readonly reference: number } {
  const [reference, ...groups] = rates.map((p) =>
    statistic === 'difference' ? n / (p * (1 - p)) : (n * p) / (1 - p),
  );
  return { groups, reference: reference! };
}

/** Whether the interval of x of n beside y of n holds the truth, at x × (n + 1) + y. */
function holdsTable(
  statistic: Statistic,
  [n, level]: readonly [number, number],
  [a, b]: readonly [number, number],
): Uint8Array {
  const { of, truth } = intervalsOf[statistic];
  const value = truth(a, b);
  const table = new Uint8Array((n + 1) ** 2);
  for (let x = 0; x <= n; x += 1) {
    for (let y = 0; y <= n; y += 1) {
      const counts = { successesA: x, trialsA: n, successesB: y, trialsB: n };
      const { lower, upper } = of({ ...counts, level }) as Interval;
      if (lower <= value && value <= upper) table[x * (n + 1) + y] = 1;
    }
  }
  return table;
}

describe('simultaneous intervals of compareGroups', () => {
  it('are those whose coverage is computed here', () => {
    const tensor = selectionsOf([
      [30, 100],
      [45, 100],
      [38, 100],
      [41, 100],
    ]);
    for (const statistic of ['difference', 'ratio'] as const) {
      for (const [reference, level] of [
        [
          ['g0'],
          dunnettLevel(0.95, precisions(statistic, 100, [0.3, 0.45, 0.38, 0.41].map(smoothed))),
        ],
        ['all_pairs', tukeyLevel(0.95, 4)],
      ] as const) {
        const [first] = compareGroups(tensor, { rate, statistic, reference }).comparisons;
        const counts = { successesA: 45, trialsA: 100, successesB: 30, trialsB: 100 };
        const { lower, upper } = intervalsOf[statistic].of({ ...counts, level })!;
        const together = first?.simultaneousInterval;
        expect(together?.lower).toBeCloseTo(lower, 13);
        expect(together?.upper).toBeCloseTo(upper, 13);
      }
    }
  });

  // Given the reference the comparisons are independent, so the sum is exact.
  it.each<[Statistic, readonly number[]]>([
    ['difference', [0.3, 0.3, 0.3]],
    ['ratio', [0.3, 0.3, 0.3]],
    ['difference', [0.5, 0.3, 0.4, 0.2]],
    ['difference', [0.5, 0.5, 0.5, 0.5, 0.5, 0.5]],
    ['ratio', [0.5, 0.4, 0.4, 0.4, 0.3, 0.3]],
    ['difference', Array<number>(12).fill(0.4)],
  ])('a %s beside a fixed one at %j: 95 ± 1 %%', (statistic, rates) => {
    const n = 60;
    const level = dunnettLevel(0.95, precisions(statistic, n, rates));
    const [ofReference, ...ofOthers] = rates.map((p) => chances(n, p));
    const tables = ofOthers.map((_, at) =>
      holdsTable(statistic, [n, level], [rates[at + 1]!, rates[0]!]),
    );
    let together = 0;
    for (let y = 0; y <= n; y += 1) {
      let all = ofReference![y]!;
      for (const [at, law] of ofOthers.entries()) {
        let holds = 0;
        for (let x = 0; x <= n; x += 1) holds += law[x]! * tables[at]![x * (n + 1) + y]!;
        all *= holds;
      }
      together += all;
    }
    expect(Math.abs(together - 0.95)).toBeLessThan(0.01);
  });

  it.each<[Statistic, readonly number[]]>([
    ['difference', [0.3, 0.3, 0.3]],
    ['ratio', [0.4, 0.4, 0.4]],
    ['difference', [0.6, 0.4, 0.5]],
  ])(
    'a %s of all pairs of three groups at %j: 95 ± 1 %%, and beside the highest no less',
    (statistic, rates) => {
      const { pairs, highest } = coverageOfThree(statistic, 50, rates);
      expect(Math.abs(pairs - 0.95)).toBeLessThan(0.01);
      expect(highest).toBeGreaterThanOrEqual(pairs);
    },
  );

  it('of all pairs of six groups: 95 ± 1 %, by 20,000 draws with an error of .15 %', () => {
    const [n, k, p, runs] = [100, 6, 0.3, 20_000];
    const table = holdsTable('difference', [n, tukeyLevel(0.95, k)], [p, p]);
    const below = chances(n, p);
    for (let x = 1; x <= n; x += 1) below[x]! += below[x - 1]!;
    const random = createRandom(SEED).stream('coverage');
    const drawn = new Int32Array(k);
    let together = 0;
    for (let run = 0; run < runs; run += 1) {
      for (let at = 0; at < k; at += 1) drawn[at] = inverse(below, random.next());
      if (allPairsHold(drawn, table, n)) together += 1;
    }
    expect(Math.abs(together / runs - 0.95)).toBeLessThan(0.01);
  });
});

/** The exact chance that the intervals of all pairs hold, and that those beside the highest do. */
function coverageOfThree(
  statistic: Statistic,
  n: number,
  rates: readonly number[],
): { readonly pairs: number; readonly highest: number } {
  const laws = rates.map((p) => chances(n, p));
  const table = (i: number, j: number) =>
    holdsTable(statistic, [n, tukeyLevel(0.95, 3)], [rates[i]!, rates[j]!]);
  const [ba, ca, cb] = [table(1, 0), table(2, 0), table(2, 1)];
  let [pairs, highest] = [0, 0];
  const size = n + 1;
  for (let at = 0; at < size ** 3; at += 1) {
    const [x, y, z] = [Math.floor(at / size / size), Math.floor(at / size) % size, at % size];
    const chance = laws[0]![x]! * laws[1]![y]! * laws[2]![z]!;
    const [holdsBa, holdsCa, holdsCb] = [ba[y * size + x]!, ca[z * size + x]!, cb[z * size + y]!];
    pairs += chance * holdsBa * holdsCa * holdsCb;
    // Of equals the first.
    if (x >= y && x >= z) highest += chance * holdsBa * holdsCa;
    else if (y >= z) highest += chance * holdsBa * holdsCb;
    else highest += chance * holdsCa * holdsCb;
  }
  return { pairs, highest };
}

/** The number of selections at a chance, from the sums of chances. */
function inverse(below: Float64Array, u: number): number {
  let x = 0;
  while (x < below.length - 1 && below[x]! <= u) x += 1;
  return x;
}

function allPairsHold(drawn: Int32Array, table: Uint8Array, n: number): boolean {
  for (let at = 1; at < drawn.length; at += 1) {
    for (let other = 0; other < at; other += 1) {
      if (table[drawn[at]! * (n + 1) + drawn[other]!] === 0) return false;
    }
  }
  return true;
}
