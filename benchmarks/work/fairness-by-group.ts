import {
  compareGroups,
  groupIntervals,
  type RateName,
} from '../../packages/governance/src/fairness/index.ts';
import { groupTensor } from '../../packages/governance/src/index.ts';
import type { Benchmark } from '../measure/benchmark.ts';
import { groupRows, writeGroupRows } from '../measure/group-rows.ts';
import { consume, interleave } from '../measure/interleave.ts';
import { startPython } from '../measure/python-peer.ts';

const ROWS = 1_000_000;
const RATES: readonly RateName[] = [
  'accuracy',
  'precision',
  'selection_rate',
  'true_positive_rate',
  'false_positive_rate',
  'false_negative_rate',
];

export const fairnessByGroup: Benchmark = {
  name: 'fairness-by-group',
  work: 'a million rows in 8 groups of texts: the tensor, six rates by group with single and simultaneous intervals; equalized odds and demographic parity, each group beside the highest with simultaneous intervals, tests and adjusted p values',
  peer: 'fairlearn: MetricFrame of the same six metrics, equalized_odds_difference and demographic_parity_difference, without intervals',
  goal: 1 / 400,
  run: async () => {
    const rows = groupRows(ROWS);
    const written = writeGroupRows(rows);
    const peer = startPython('fairness_by_group.py', written.parameters);
    const { yTrue, yPred, texts } = rows;
    const measured = () => {
      const tensor = groupTensor({ yTrue, yPred, sensitive: { group: texts } });
      const compared = (rate: RateName) => compareGroups(tensor, { rate, reference: 'highest' });
      return {
        rates: RATES.map((rate) => groupIntervals(tensor, { rate })),
        odds: [compared('true_positive_rate'), compared('false_positive_rate')],
        parity: compared('selection_rate'),
      };
    };
    /** Rates by rate and group, then equalized odds and demographic parity: how far the lowest is from the highest. */
    const valuesOf = ({ rates, odds, parity }: ReturnType<typeof measured>): readonly number[] => {
      const farthest = (pairs: typeof parity): number =>
        Math.max(
          ...pairs.comparisons.map(({ value }) => (value.defined ? -value.value : Number.NaN)),
        );
      return [
        ...rates.flatMap(({ groups }) =>
          groups.map(({ value }) => (value.defined ? value.value : Number.NaN)),
        ),
        Math.max(...odds.map(farthest)),
        farthest(parity),
      ];
    };
    try {
      const versions: Record<string, string> = {};
      const asked = async (): Promise<number> => {
        const { milliseconds, values, ...named } = await peer.ask('run');
        requireSame(valuesOf(measured()), JSON.parse(String(values)) as readonly number[]);
        for (const [name, version] of Object.entries(named)) versions[name] = String(version);
        return Number(milliseconds);
      };
      for (let warmUp = 0; warmUp < 5; warmUp += 1) consume(measured());
      const own = (): number => {
        const start = performance.now();
        consume(measured());
        return performance.now() - start;
      };
      // A round of the peer takes many seconds.
      const times = await interleave(own, asked, { rounds: 2, warmUp: 0 });
      return { pairs: [{ pair: 'from texts, with all intervals', ...times }], versions };
    } finally {
      peer.close();
      written.remove();
    }
  },
};

function requireSame(own: readonly number[], peer: readonly number[]): void {
  const isSame =
    own.length === peer.length && own.every((value, at) => Math.abs(value - peer[at]!) <= 1e-12);
  if (isSame) return;
  throw new Error(`fairness-by-group: both must find the same values; received ${own} and ${peer}`);
}
