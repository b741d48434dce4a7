import { bootstrapTensor } from '../../packages/governance/src/fairness/index.ts';
import { groupTensor } from '../../packages/governance/src/index.ts';
import type { Benchmark } from '../measure/benchmark.ts';
import { GROUPS, groupRows } from '../measure/group-rows.ts';
import { consume, interleave } from '../measure/interleave.ts';
import { startPython } from '../measure/python-peer.ts';

const ROWS = 1_000_000;
const REPLICATES = 1000;
/** Enough for a standard deviation to be known to half a hundredth. */
const CHECKED_REPLICATES = 20_000;

export const bootstrapTensors: Benchmark = {
  name: 'bootstrap-tensor',
  work: 'bootstrapTensor: 1,000 replicates of 64 rates by group and 20 disparities, with three intervals each, from the 32 counts of a million rows',
  peer: 'numpy.random.Generator.multinomial: the 1,000 draws of 32 counts alone',
  goal: 3,
  run: async () => {
    const { yTrue, yPred, codes } = groupRows(ROWS);
    const group = { kind: 'category', codes, categories: GROUPS } as const;
    const tensor = groupTensor({ yTrue, yPred, sensitive: { group } });
    const counts = tensor.cells.flatMap((cell) => cell.counts);
    const peer = startPython('bootstrap_tensor.py', [JSON.stringify(counts)]);
    try {
      const {
        milliseconds: _,
        deviations,
        means,
        ...named
      } = await peer.ask(String(CHECKED_REPLICATES));
      requireSameLaw(
        bootstrapTensor(tensor, {
          seed: 1,
          replicates: CHECKED_REPLICATES,
          metrics: ['selection_rate', 'demographic_parity_difference'],
        }),
        JSON.parse(String(means)) as readonly number[],
        JSON.parse(String(deviations)) as readonly number[],
      );
      let seed = 1;
      const own = (): number => {
        seed += 1;
        const start = performance.now();
        consume(bootstrapTensor(tensor, { seed, replicates: REPLICATES }));
        return performance.now() - start;
      };
      const asked = async (): Promise<number> =>
        Number((await peer.ask(String(REPLICATES)))['milliseconds']);
      const times = await interleave(own, asked, { rounds: 41, warmUp: 20 });
      const versions = Object.fromEntries(
        Object.entries(named).map(([name, version]) => [name, String(version)]),
      );
      return { pairs: [{ pair: 'all metrics, against the draws', ...times }], versions };
    } finally {
      peer.close();
    }
  },
};

/** Both draw at random: means and deviations must agree within five standard errors. */
function requireSameLaw(
  { estimates }: ReturnType<typeof bootstrapTensor>,
  means: readonly number[],
  deviations: readonly number[],
): void {
  const spread = 1 / Math.sqrt(CHECKED_REPLICATES);
  for (const [
    at,
    { value, bias = Number.NaN, standardError = Number.NaN },
  ] of estimates.entries()) {
    const mean = value.defined ? value.value + bias : Number.NaN;
    const gap = Math.abs(mean - means[at]!) / (standardError * Math.SQRT2 * spread);
    const ratio = Math.abs(standardError / deviations[at]! - 1) / spread;
    if (gap < 5 && ratio < 5) continue;
    throw new Error(
      `bootstrap-tensor: both must draw from one law; estimate ${at} has means that differ by ${gap} errors, and deviations by ${ratio}`,
    );
  }
  if (estimates.length !== means.length) throw new Error('bootstrap-tensor: unequal estimates');
}
