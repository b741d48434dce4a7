import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom } from '@codexhub/common-config/kernel';
import { compareAreas } from '@codexhub/training';
import { areaUnderCurve } from '../../packages/training/src/metrics/roc-auc.ts';
import type { Benchmark } from '../measure/benchmark.ts';
import { consume, interleave } from '../measure/interleave.ts';
import { startR } from '../measure/r-peer.ts';

const ROWS = 1_000_000;

export const delong: Benchmark = {
  name: 'delong',
  work: 'areaUnderCurve (the area and DeLong’s variance) and compareAreas (two models), a million rows',
  peer: 'pROC: roc() and var(), var() alone of a finished curve, and roc.test() of two curves',
  goal: 0.2,
  run: async () => {
    const random = createRandom(20261121).stream('rows');
    const [first, second] = [new Float64Array(ROWS), new Float64Array(ROWS)];
    const label = new Uint8Array(ROWS);
    for (let row = 0; row < ROWS; row += 1) {
      first[row] = random.next();
      second[row] = 0.95 * first[row]! + 0.05 * random.next();
      label[row] = random.next() < 0.1 + 0.4 * first[row]! ? 1 : 0;
    }
    const folder = mkdtempSync(join(tmpdir(), 'codexhub-bench-'));
    const files = ['first', 'second', 'label'].map((name) => join(folder, name));
    for (const [at, values] of [first, second, label].entries()) writeFileSync(files[at]!, values);
    const peer = startR('delong.R', ['pROC'], files);
    const compare = () =>
      compareAreas({ yTrue: label, scoreA: first, scoreB: second, level: 0.95 });
    try {
      const versions = await agree(areaUnderCurve(label, first)!, compare(), peer.ask);
      const timed = (call: () => unknown) => () => {
        const start = performance.now();
        consume(call());
        return performance.now() - start;
      };
      const asked = (what: string) => async () => Number((await peer.ask(what))['milliseconds']);
      const limits = { rounds: 3, warmUp: 1 };
      const area = timed(() => areaUnderCurve(label, first));
      return {
        pairs: [
          { pair: 'area and variance', ...(await interleave(area, asked('area'), limits)) },
          {
            pair: 'area and variance, beside the variance alone of a finished curve',
            ...(await interleave(area, asked('variance'), limits)),
            goal: 1,
          },
          {
            pair: 'two models compared',
            ...(await interleave(timed(compare), asked('paired'), limits)),
          },
        ],
        versions,
      };
    } finally {
      peer.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** Both sides must give the same area, variance, statistic and p value. */
async function agree(
  area: { readonly value: number; readonly variance: number | undefined },
  compared: { readonly z?: number | undefined; readonly pValue?: number | undefined },
  ask: (what: string) => Promise<Readonly<Record<string, number | string>>>,
): Promise<Readonly<Record<string, string>>> {
  const [alone, paired] = [await ask('area'), await ask('paired')];
  const answers = [
    [area.value, alone['value1']],
    [area.variance, alone['value2']],
    [compared.z, paired['value1']],
    [compared.pValue, paired['value2']],
  ];
  for (const [own, other] of answers) {
    if (Math.abs(Number(own) / Number(other) - 1) < 1e-9) continue;
    throw new Error(`delong: both must give the same value, received ${own} and ${other}`);
  }
  return { pROC: String(alone['pROC']), R: String(alone['R']) };
}
