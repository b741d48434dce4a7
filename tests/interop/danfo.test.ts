import { createRequire } from 'node:module';
import { join } from 'node:path';
import { loadDataset } from '@codexhub/training';
import { type DanfoFrame, type DanfoModule, fromDanfo, toDanfo } from '@codexhub/training/danfo';
import { beforeAll, expect, test } from 'vitest';
import { visit, visits } from '../../packages/training/test/fixtures/visits.ts';

/** The parts of the real package that are asked here. */
interface Frame extends DanfoFrame {
  readonly dtypes: readonly string[];
  isNa(): Frame;
  query(condition: unknown): Frame;
  column(name: string): { values: unknown[]; mean(): number; gt(limit: number): unknown };
  rename(names: Record<string, string>): Frame;
}
interface Danfo extends DanfoModule<Frame> {
  readonly __version: string;
}

let danfo: Danfo;
beforeAll(() => {
  const folder = process.env['CODEXHUB_DANFO'];
  if (!folder)
    throw new Error('CODEXHUB_DANFO must name a folder with danfojs-node: .ci/danfo FOLDER');
  danfo = createRequire(join(folder, 'package.json'))('danfojs-node') as Danfo;
});

const rows = Array.from({ length: 50 }, (_, row) =>
  visit({
    score: row + 0.1,
    amount: row % 5 === 0 ? null : row / 7,
    tariff: [null, 'free', 'paid'][row % 3],
    person: row === 3 ? '' : `p${row}`,
    at: row % 4 === 0 ? null : new Date(row * 1e9 + 1),
    left: row % 2 === 0,
  }),
);
const load = () => loadDataset({ source: { format: 'rows', rows }, contract: visits });

test('a dataset goes into the real danfojs and comes back with the same contents', async () => {
  const dataset = await load();
  const frame = await toDanfo(dataset, danfo);
  expect(frame).toBeInstanceOf(danfo.DataFrame);
  expect(frame.shape).toEqual([50, 8]);
  expect(frame.column('score').values).toEqual(rows.map((row) => row['score']));
  expect(frame.column('score').mean()).toBeCloseTo(24.6, 12);
  const missing = (name: string) =>
    frame.isNa().values.filter((row) => (row as boolean[])[frame.columns.indexOf(name)]).length;
  expect(['amount', 'plan', 'at', 'person', 'score'].map(missing)).toEqual([10, 17, 13, 0, 0]);
  const back = await fromDanfo(frame.rename({ plan: 'tariff' }), visits);
  expect(back.digest).toBe(dataset.digest);
});

test('rows that danfojs has chosen', async () => {
  const frame = await toDanfo(await load(), danfo);
  const chosen = frame.query(frame.column('score').gt(40)).rename({ plan: 'tariff' });
  const { table } = await fromDanfo(chosen, visits);
  const expected = await loadDataset({
    source: { format: 'rows', rows: rows.slice(40) },
    contract: visits,
  });
  expect(table.rowCount).toBe(10);
  expect((await fromDanfo(chosen, visits)).digest).toBe(expected.digest);
});
