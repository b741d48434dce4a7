import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom } from '@codexhub/common-config/kernel';
import { groupTensor } from '../../packages/governance/src/index.ts';
import type { Benchmark } from '../measure/benchmark.ts';
import { consume, interleave } from '../measure/interleave.ts';
import { startPython } from '../measure/python-peer.ts';

const ROWS = 1_000_000;
/** In code-unit order, as the cells of a tensor are. */
const GROUPS = ['asian', 'black', 'latino', 'native', 'other', 'pacific', 'two or more', 'white'];

export const groupTensors: Benchmark = {
  name: 'group-tensor',
  work: 'groupTensor of a million rows in 8 groups: counts by group, label and decision, inputs checked',
  peer: 'pandas groupby.size from texts, numpy.bincount from codes, on the same rows, in the same minute',
  goal: 0.5,
  run: async () => {
    const random = createRandom(20261121).stream('rows');
    const yTrue = new Uint8Array(ROWS);
    const yPred = new Uint8Array(ROWS);
    const codes = new Int32Array(ROWS);
    for (let row = 0; row < ROWS; row += 1) {
      codes[row] = random.integer(GROUPS.length);
      yTrue[row] = random.next() < 0.3 ? 1 : 0;
      yPred[row] = random.next() < 0.2 + 0.5 * yTrue[row]! ? 1 : 0;
    }
    // Texts of their own for each row, as a file or a database gives them.
    const texts = JSON.parse(
      JSON.stringify(Array.from(codes, (code) => GROUPS[code]!)),
    ) as readonly string[];
    const folder = mkdtempSync(join(tmpdir(), 'codexhub-bench-'));
    const files = [yTrue, yPred, codes].map((values, at) => {
      const file = join(folder, String(at));
      writeFileSync(file, values);
      return file;
    });
    const peer = startPython('group_tensor.py', [...files, JSON.stringify(GROUPS)]);
    const rows = {
      texts: { yTrue, yPred, sensitive: { group: texts } },
      codes: {
        yTrue,
        yPred,
        sensitive: { group: { kind: 'category', codes, categories: GROUPS } },
      },
    } as const;
    try {
      const versions: Record<string, string> = {};
      for (const kind of ['texts', 'codes'] as const) {
        const { counts, pandas, numpy, python } = await peer.ask(kind);
        const own = JSON.stringify(groupTensor(rows[kind]).cells.flatMap((cell) => cell.counts));
        if (own !== JSON.stringify(JSON.parse(String(counts)))) {
          throw new Error(`group-tensor: both must count the same, received ${own} and ${counts}`);
        }
        Object.assign(versions, { pandas, numpy, python });
      }
      const side = (kind: 'texts' | 'codes') =>
        interleave(
          () => {
            const start = performance.now();
            consume(groupTensor(rows[kind]));
            return performance.now() - start;
          },
          async () => Number((await peer.ask(kind))['milliseconds']),
          { rounds: 21, warmUp: 5 },
        );
      return {
        pairs: [
          { pair: 'from texts, against groupby.size', ...(await side('texts')) },
          { pair: 'from codes, against bincount', ...(await side('codes')), goal: 2 },
        ],
        versions,
      };
    } finally {
      peer.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
