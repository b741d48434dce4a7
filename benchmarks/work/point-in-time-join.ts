import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTable, type Table, timeColumn } from '@codexhub/common-config/columns';
import { createRandom } from '@codexhub/common-config/kernel';
import { pointInTimeJoin } from '@codexhub/training';
import type { Benchmark } from '../measure/benchmark.ts';
import { consume, interleave } from '../measure/interleave.ts';
import { startPython } from '../measure/python-peer.ts';

const EVENTS = 1_000_000;
const FACTS = 5_000_000;
const ENTITIES = 20_000;
const YEAR = 365 * 86_400_000;

export const pointInTime: Benchmark = {
  name: 'point-in-time-join',
  work: 'pointInTimeJoin of a million events to five million facts of 20,000 entities',
  peer: 'pandas.merge_asof(by=entity, allow_exact_matches=False) on the same arrays, sorted by time as it asks',
  goal: 1 / 3,
  run: async () => {
    const categories = Array.from({ length: ENTITIES }, (_, entity) => `e${entity}`);
    const events = rowsOf(EVENTS, 'events', categories);
    const facts = rowsOf(FACTS, 'facts', categories);
    const folder = mkdtempSync(join(tmpdir(), 'codexhub-bench-'));
    for (const [name, table] of Object.entries({ event: events, fact: facts })) {
      writeFileSync(join(folder, `${name}-entity`), codesOf(table));
      writeFileSync(join(folder, `${name}-time`), timesOf(table));
    }
    const peer = startPython('point_in_time_join.py', [folder]);
    const options = { events, facts, keys: ['entity'], eventTime: 'at', factTime: 'at' };
    try {
      const { sum, matched, pandas, python } = await peer.ask('once');
      const own = pointInTimeJoin(options);
      const total = own.rows.reduce((all, row) => all + row, 0);
      if (total !== Number(sum) || own.matched !== Number(matched)) {
        throw new Error('point-in-time-join: both must match the same facts');
      }
      const times = await interleave(
        () => {
          const start = performance.now();
          consume(pointInTimeJoin(options));
          return performance.now() - start;
        },
        async () => Number((await peer.ask('again'))['milliseconds']),
        { rounds: 7, warmUp: 1 },
      );
      return {
        pairs: [{ pair: 'join', ...times }],
        versions: { pandas: String(pandas), python: String(python) },
      };
    } finally {
      peer.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** Rows in the order of their times, as merge_asof asks for them. No two times are equal. */
function rowsOf(length: number, name: string, categories: readonly string[]): Table {
  const random = createRandom(20261121).stream(name);
  const codes = new Int32Array(length);
  const times = new Float64Array(length);
  for (let row = 0; row < length; row += 1) {
    codes[row] = random.integer(categories.length);
    times[row] = random.next() * YEAR;
  }
  times.sort();
  return createTable({ entity: { kind: 'category', codes, categories }, at: timeColumn(times) });
}

function codesOf(table: Table): Int32Array {
  const column = table.columns.get('entity')!;
  return column.kind === 'category' ? column.codes : new Int32Array();
}

function timesOf(table: Table): Float64Array {
  const column = table.columns.get('at')!;
  return column.kind === 'time' ? column.values : new Float64Array();
}
