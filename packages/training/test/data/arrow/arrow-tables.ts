import {
  Bool,
  Dictionary,
  Int32,
  Int64,
  makeData,
  makeVector,
  Table,
  TimestampMillisecond,
  Utf8,
  Vector,
  vectorFromArray,
} from 'apache-arrow';
import { cellsOf, load, visit } from '../../fixtures/visits.ts';

export const N = 3;
const base = visit();
export const fits = {
  score: makeVector(Float64Array.of(0.5, 1, 2)),
  amount: makeVector(Float64Array.of(10, 20, 30)),
  tariff: vectorFromArray(['free', 'paid', 'free'], new Utf8()),
  level: vectorFromArray([1, 2, 1], new Int32()),
  left: vectorFromArray([false, true, false], new Bool()),
  group: vectorFromArray(['a', 'b', null]),
  person: vectorFromArray(['p1', 'p2', null], new Utf8()),
  at: vectorFromArray([base['at'], null, base['at']], new TimestampMillisecond()),
};
export const source = (columns: Readonly<Record<string, Vector>> = {}) => ({
  format: 'arrow' as const,
  table: new Table({ ...fits, ...columns }),
});
export const cells = async (name: string, column: Vector, key = name) =>
  cellsOf((await load(source({ [key]: column }))).table, name);

/** Codes of 64 bits into a dictionary. */
export function wideCodes(): Vector {
  const dictionary = vectorFromArray(['paid', 'free'], new Utf8());
  // The library’s types know 32 bits at the most; its streams have 64.
  const type = new Dictionary(new Utf8(), new Int64() as never);
  const nullBitmap = Uint8Array.of(0b101);
  const data = BigInt64Array.of(1n, 0n, 0n) as never;
  return new Vector([makeData({ type, data, nullBitmap, nullCount: 1, dictionary })]);
}
