import { createRandom } from '@codexhub/common-config/kernel';
import { expect, it } from 'vitest';
import type { PairedRows } from '../../../src/fairness/index.ts';
import { compareMitigation } from '../../../src/fairness/index.ts';
import { SEED } from '../../support.ts';
import { paired, tensorsOf } from './given.ts';

const EACH = 250;
const TIMES = 300;
const sex = Array.from({ length: 2 * EACH }, (_, row) => (row < EACH ? 'f' : 'm'));
const yTrue = Uint8Array.from(sex, (_, row) => row % 2);

/** Each group's chance of being selected before, and of a decision's being drawn anew after, by another chance. */
interface Truth {
  readonly before: readonly [number, number];
  readonly redrawn: number;
  readonly after: readonly [number, number];
}

function draw({ before, redrawn, after }: Truth, next: () => number): PairedRows {
  const from = new Uint8Array(sex.length);
  const to = new Uint8Array(sex.length);
  for (let row = 0; row < sex.length; row += 1) {
    const group = row < EACH ? 0 : 1;
    from[row] = next() < before[group] ? 1 : 0;
    to[row] = next() >= redrawn ? from[row]! : next() < after[group] ? 1 : 0;
  }
  return { yTrue, before: from, after: to, sensitive: { sex } };
}

/** How often the interval of the change of demographic parity holds the truth, and how wide it is. */
function coverage(truth: Truth, name: string) {
  const { before, redrawn, after } = truth;
  const random = createRandom(SEED).stream(name);
  const last = ([0, 1] as const).map((at) => (1 - redrawn) * before[at] + redrawn * after[at]);
  const change = Math.abs(last[0]! - last[1]!) - Math.abs(before[0] - before[1]);
  const sums = { paired: 0, unpaired: 0, pairedWidth: 0, unpairedWidth: 0, concluded: 0 };
  for (let time = 0; time < TIMES; time += 1) {
    const rows = draw(truth, random.next);
    const [one] = paired(rows).disparities;
    const own = one!.change.interval!;
    const apart = compareMitigation(tensorsOf(rows)).disparities[0]!.change.interval!;
    sums.paired += own.lower <= change && change <= own.upper ? 1 : 0;
    sums.unpaired += apart.lower <= change && change <= apart.upper ? 1 : 0;
    sums.pairedWidth += own.upper - own.lower;
    sums.unpairedWidth += apart.upper - apart.lower;
    sums.concluded += one!.conclusion === 'inconclusive' ? 0 : 1;
  }
  return sums;
}

it('the interval of a change holds the truth as often as it says, and pairs make it narrower', () => {
  const found = coverage({ before: [0.25, 0.65], redrawn: 0.4, after: [0.5, 0.6] }, 'less');
  // 95 % of 300, two standard errors less.
  expect(found.paired).toBeGreaterThan(277);
  expect(found.paired).toBeLessThan(297);
  expect(found.unpaired).toBeGreaterThanOrEqual(found.paired);
  expect(found.pairedWidth / found.unpairedWidth).toBeLessThan(0.85);
});

it('where nothing changed, and where both are fair, it hardly ever concludes', () => {
  const unfair = coverage({ before: [0.3, 0.5], redrawn: 0.3, after: [0.3, 0.5] }, 'unfair');
  expect(unfair.concluded).toBeLessThan(0.05 * TIMES + 8);
  const fair = coverage({ before: [0.4, 0.4], redrawn: 0.3, after: [0.4, 0.4] }, 'fair');
  expect(fair.concluded).toBeLessThan(0.05 * TIMES);
  expect(fair.paired).toBeGreaterThan(277);
});

it('where the disparity is gone after, it holds the truth, and sees it', () => {
  const gone = coverage({ before: [0.3, 0.6], redrawn: 0.7, after: [0.5, 0.3715] }, 'gone');
  expect(gone.paired).toBeGreaterThan(277);
  expect(gone.concluded).toBeGreaterThan(0.9 * TIMES);
});
