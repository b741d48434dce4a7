import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom } from '@codexhub/common-config/kernel';
import {
  groupKFold,
  stratifiedGroupKFold,
  stratifiedKFold,
  type TrainTestRows,
  trainTestSplit,
} from '@codexhub/training';
import type { Benchmark, Pair } from '../measure/benchmark.ts';
import { consume, interleave } from '../measure/interleave.ts';
import { startPython } from '../measure/python-peer.ts';

const ROWS = 1_000_000;
const GROUPS = 5000;

export const splitters: Benchmark = {
  name: 'splits',
  work: 'a million rows, three labels, 5,000 groups: the row numbers of every part of stratified, grouped and stratified-grouped splits',
  peer: 'the splitters of sklearn.model_selection on the same bytes, which give the same rows, in the same minute',
  goal: 1,
  run: async () => {
    const { labels, groups } = rowsOf();
    const folder = mkdtempSync(join(tmpdir(), 'codexhub-bench-'));
    const files = [join(folder, 'labels'), join(folder, 'groups')] as const;
    writeFileSync(files[0], labels);
    writeFileSync(files[1], groups);
    const peer = startPython('splits.py', files);
    const drawn = { shuffle: true, seed: 42 };
    const own: Readonly<Record<string, () => TrainTestRows[]>> = {
      trainTestSplit: () => [
        trainTestSplit({ length: ROWS, stratify: labels, testSize: 0.3, seed: 42 }),
      ],
      stratifiedKFold: () => stratifiedKFold({ labels, ...drawn }),
      groupKFold: () => groupKFold({ groups }),
      stratifiedGroupKFold: () => stratifiedGroupKFold({ labels, groups, ...drawn }),
    };
    try {
      const pairs: Pair[] = [];
      let versions = {};
      for (const [name, split] of Object.entries(own)) {
        const { sha256, sklearn, numpy, python } = await peer.ask(name);
        if (digestOf(split()) !== sha256)
          throw new Error(`splits: ${name} must give the same rows`);
        versions = { 'scikit-learn': sklearn, numpy, python };
        const times = await interleave(
          () => {
            const start = performance.now();
            consume(split());
            return performance.now() - start;
          },
          async () => Number((await peer.ask(name))['milliseconds']),
          name === 'stratifiedGroupKFold' ? { rounds: 3, warmUp: 1 } : { rounds: 9, warmUp: 3 },
        );
        // Their loop over groups runs in Python.
        pairs.push({ pair: name, ...times, ...(name === 'stratifiedGroupKFold' && { goal: 0.1 }) });
      }
      return { pairs, versions };
    } finally {
      peer.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

function rowsOf(): { readonly labels: Uint8Array; readonly groups: Int32Array } {
  const random = createRandom(20261121).stream('splits');
  const labels = new Uint8Array(ROWS);
  const groups = new Int32Array(ROWS);
  for (let row = 0; row < ROWS; row += 1) {
    const draw = random.next();
    labels[row] = draw < 0.6 ? 0 : draw < 0.9 ? 1 : 2;
    groups[row] = Math.floor(random.next() ** 2 * GROUPS);
  }
  return { labels, groups };
}

function digestOf(parts: readonly TrainTestRows[]): string {
  const hash = createHash('sha256');
  for (const { train, test } of parts) hash.update(train).update(test);
  return hash.digest('hex');
}
