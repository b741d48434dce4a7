import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom } from '@codexhub/common-config/kernel';
import { consistency, regressionFairness } from '@codexhub/governance/fairness';
import type { Benchmark } from '../measure/benchmark.ts';
import { consume, interleave } from '../measure/interleave.ts';
import { startPython } from '../measure/python-peer.ts';

const POINTS = 10_000;
const FEATURES = [3, 8, 20] as const;
const ROWS = 200_000;
const GROUPS = 8;

export const fairnessBeyondBinary: Benchmark = {
  name: 'fairness-beyond-binary',
  work: `consistency of ${POINTS} points among 5 neighbours; regressionFairness of ${ROWS} rows × ${GROUPS} groups, with Welch’s intervals`,
  peer: 'scikit-learn’s ball tree as AIF360 uses it, without AIF360’s loop; fairlearn’s MetricFrame with five metrics and their differences',
  goal: 1,
  run: async () => {
    const random = createRandom(20261121).stream('rows');
    const draw = (length: number): Float64Array => {
      const values = new Float64Array(length);
      for (let at = 0; at < length; at += 1) values[at] = random.next();
      return values;
    };
    const features = Array.from({ length: Math.max(...FEATURES) }, () => draw(POINTS));
    const label = Float64Array.from(features[0]!, (value) => (random.next() < value ? 1 : 0));
    const yTrue = draw(ROWS);
    const noise = draw(ROWS);
    const yPred = yTrue.map((value, at) => value + 0.2 * (noise[at]! - 0.4));
    const codes = Int32Array.from(yTrue, () => random.integer(GROUPS));
    const categories = Array.from({ length: GROUPS }, (_, at) => `g${at}`);
    const sensitive = { g: { kind: 'category', codes, categories } } as const;
    const folder = mkdtempSync(join(tmpdir(), 'codexhub-bench-'));
    const files = ['features', 'label', 'true', 'predicted', 'codes'].map((name) =>
      join(folder, name),
    );
    const matrix = new Float64Array(features.length * POINTS);
    for (const [at, column] of features.entries()) matrix.set(column, at * POINTS);
    for (const [at, values] of [matrix, label, yTrue, yPred, codes].entries()) {
      writeFileSync(files[at]!, values);
    }
    const peer = startPython('fairness_beyond_binary.py', [...files, String(POINTS)]);
    try {
      const near = (dimensions: number) =>
        consistency({ features: features.slice(0, dimensions), yPred: label });
      const regression = () => regressionFairness({ yTrue, yPred, sensitive });
      const agree = (own: unknown, theirs: unknown, what: string): void => {
        if (typeof own === 'number' && Math.abs(own - Number(theirs)) < 1e-12) return;
        throw new Error(`fairness: ${what} must agree, received ${own} and ${theirs}`);
      };
      for (const dimensions of FEATURES) {
        const { value } = near(dimensions);
        const answer = await peer.ask(String(dimensions));
        agree(value.defined && value.value, answer['value'], `consistency in ${dimensions}`);
      }
      const { difference } = regression().between.rootMeanSquaredError;
      const { value, ...versions } = await peer.ask('regression');
      agree(difference.value.defined && difference.value.value, value, 'the difference of RMSE');
      const timed = (call: () => unknown) => () => {
        const start = performance.now();
        consume(call());
        return performance.now() - start;
      };
      const asked = async (line: string) => Number((await peer.ask(line))['milliseconds']);
      const limits = { rounds: 3, warmUp: 1 };
      const pairs = [];
      for (const dimensions of FEATURES) {
        const times = await interleave(
          timed(() => near(dimensions)),
          () => asked(String(dimensions)),
          limits,
        );
        // Nearly every pair is compared there, and a tree is of no use to either.
        const goal = dimensions > 10 ? { goal: 3 } : {};
        pairs.push({ pair: `consistency, ${dimensions} features`, ...times, ...goal });
      }
      const times = await interleave(timed(regression), () => asked('regression'), limits);
      pairs.push({ pair: 'regression by group', ...times, goal: 0.1 });
      const named = ['scikit-learn', 'fairlearn', 'numpy', 'python'];
      return {
        pairs,
        versions: Object.fromEntries(named.map((name) => [name, String(versions[name])])),
      };
    } finally {
      peer.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
