import { groupTensor } from '../../packages/governance/src/index.ts';
import type { Benchmark } from '../measure/benchmark.ts';
import { GROUPS, groupRows, writeGroupRows } from '../measure/group-rows.ts';
import { consume, interleave } from '../measure/interleave.ts';
import { startPython } from '../measure/python-peer.ts';

const ROWS = 1_000_000;

export const groupTensors: Benchmark = {
  name: 'group-tensor',
  work: 'groupTensor of a million rows in 8 groups: counts by group, label and decision, inputs checked',
  peer: 'pandas groupby.size from texts, numpy.bincount from codes, on the same rows, in the same minute',
  goal: 0.5,
  run: async () => {
    const { yTrue, yPred, codes, texts } = groupRows(ROWS);
    const written = writeGroupRows({ yTrue, yPred, codes, texts });
    const peer = startPython('group_tensor.py', written.parameters);
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
      written.remove();
    }
  },
};
