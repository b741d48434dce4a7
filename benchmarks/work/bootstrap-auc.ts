import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom } from '@codexhub/common-config/kernel';
import { bootstrapArea } from '@codexhub/training';
import type { Benchmark } from '../measure/benchmark.ts';
import { consume, interleave } from '../measure/interleave.ts';
import { startPython } from '../measure/python-peer.ts';

const ROWS = 100_000;
const REPLICATES = 1000;
/** The peer would take half a minute for as many: it is timed on these, and scaled up. */
const TIMED_REPLICATES = 40;
/** Enough for its standard deviation to be known to a twentieth. */
const CHECKED_REPLICATES = 200;

export const bootstrapAuc: Benchmark = {
  name: 'bootstrap-auc',
  work: 'bootstrapArea: 1,000 replicates of the area under the curve of 100,000 rows, and its interval',
  peer: 'sklearn.utils.resample and roc_auc_score, timed on 40 replicates and scaled up to 1,000',
  goal: 1 / 30,
  run: async () => {
    const random = createRandom(20261121).stream('rows');
    const [score, yTrue] = [new Float64Array(ROWS), new Uint8Array(ROWS)];
    for (let row = 0; row < ROWS; row += 1) {
      score[row] = random.next();
      yTrue[row] = random.next() < 0.1 + 0.4 * score[row]! ? 1 : 0;
    }
    const folder = mkdtempSync(join(tmpdir(), 'codexhub-bench-'));
    const [scores, labels] = [join(folder, 'score'), join(folder, 'label')];
    writeFileSync(scores, score);
    writeFileSync(labels, yTrue);
    const peer = startPython('bootstrap_auc.py', [scores, labels]);
    const bootstrap = (seed: number) =>
      bootstrapArea({ yTrue, score, level: 0.95, seed, replicates: REPLICATES });
    try {
      const checked = await peer.ask(String(CHECKED_REPLICATES));
      sameLaw(bootstrap(1), Number(checked['mean']), Number(checked['deviation']));
      let seed = 1;
      const own = () => {
        const start = performance.now();
        consume(bootstrap(seed).interval);
        seed += 1;
        return performance.now() - start;
      };
      const asked = async () => {
        const { milliseconds } = await peer.ask(String(TIMED_REPLICATES));
        return (Number(milliseconds) / TIMED_REPLICATES) * REPLICATES;
      };
      const times = await interleave(own, asked, { rounds: 7, warmUp: 1 });
      return {
        pairs: [{ pair: '1,000 replicates', ...times }],
        versions: {
          'scikit-learn': String(checked['sklearn']),
          numpy: String(checked['numpy']),
          python: String(checked['python']),
        },
      };
    } finally {
      peer.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** Both sides draw at random: their distributions must agree within five standard errors. */
function sameLaw(
  own: { readonly distribution: Float64Array; readonly standardError?: number | undefined },
  peerMean: number,
  peerDeviation: number,
): void {
  const mean = own.distribution.reduce((sum, value) => sum + value, 0) / own.distribution.length;
  const gap = Math.abs(mean - peerMean);
  const error = peerDeviation * Math.sqrt(1 / CHECKED_REPLICATES + 1 / REPLICATES);
  const ratio = own.standardError! / peerDeviation;
  const spread = Math.sqrt(1 / (2 * CHECKED_REPLICATES) + 1 / (2 * REPLICATES));
  if (gap < 5 * error && Math.abs(ratio - 1) < 5 * spread) return;
  throw new Error(
    `bootstrap-auc: both must draw from one distribution; the means differ by ${gap / error} standard errors, and the deviations are as ${ratio}`,
  );
}
