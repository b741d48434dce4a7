import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom } from '@codexhub/common-config/kernel';
import { rocAuc as areaOf, classificationMetrics } from '@codexhub/training';
import { areaUnderCurve } from '../../packages/training/src/metrics/roc-auc.ts';
import type { Benchmark } from '../measure/benchmark.ts';
import { consume, interleave } from '../measure/interleave.ts';
import { startPython } from '../measure/python-peer.ts';

const ROWS = 1_000_000;

export const rocAuc: Benchmark = {
  name: 'roc-auc',
  work: 'areaUnderCurve at a million rows: the area and DeLong’s variance',
  peer: 'sklearn.metrics.roc_auc_score on the same rows, in the same minute: the area alone',
  goal: 0.25,
  run: async () => {
    const random = createRandom(20261121).stream('rows');
    const score = Float64Array.from({ length: ROWS }, () => random.next());
    const yTrue = Uint8Array.from(score, (value) => (random.next() < 0.1 + 0.4 * value ? 1 : 0));
    const decision = Uint8Array.from(score, (value) => (value >= 0.5 ? 1 : 0));
    const folder = mkdtempSync(join(tmpdir(), 'codexhub-bench-'));
    const weights = Float64Array.from(score, () => random.next());
    const files = ['score', 'label', 'weight'].map((name) => join(folder, name));
    for (const [at, values] of [score, yTrue, weights].entries()) writeFileSync(files[at]!, values);
    const peer = startPython('roc_auc.py', files);
    try {
      const { value, sklearn, numpy, python } = await peer.ask('once');
      const own = areaUnderCurve(yTrue, score)!.value;
      if (!(Math.abs(own - Number(value)) < 1e-12)) {
        throw new Error(`roc-auc: both must give the same area, received ${own} and ${value}`);
      }
      const weighted = areaOf({ yTrue, score, weights });
      const theirs = Number((await peer.ask('weighted'))['value']);
      if (!(weighted.defined && Math.abs(weighted.value - theirs) < 1e-12)) {
        throw new Error(`roc-auc: both must give the same weighted area, received ${theirs}`);
      }
      const timed = (call: () => unknown) => () => {
        const start = performance.now();
        consume(call());
        return performance.now() - start;
      };
      const asked = async (line = 'again') => Number((await peer.ask(line))['milliseconds']);
      const limits = { rounds: 11, warmUp: 3 };
      const area = await interleave(
        timed(() => areaUnderCurve(yTrue, score)),
        () => asked(),
        limits,
      );
      const ofWeighted = await interleave(
        timed(() => areaOf({ yTrue, score, weights })),
        () => asked('weighted'),
        limits,
      );
      const all = await interleave(
        timed(() =>
          classificationMetrics({ yTrue, score, decision, level: 0.95, estimand: 'model' }),
        ),
        () => asked(),
        limits,
      );
      return {
        pairs: [
          { pair: 'area and variance', ...area },
          { pair: 'area, rows with weights', ...ofWeighted },
          { pair: 'all seven metrics with intervals', ...all, goal: 1 },
        ],
        versions: { 'scikit-learn': String(sklearn), numpy: String(numpy), python: String(python) },
      };
    } finally {
      peer.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
