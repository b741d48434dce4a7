import type { Column, Table } from '@codexhub/common-config/columns';
import { parseTime } from '../../data/parse-time.ts';
import { ColumnReader } from '../readers/column-reader.ts';

/** What the cells of a column are, as far as they can be read: a text may turn out to be a number. */
export interface ColumnFacts {
  readonly name: string;
  readonly type: 'number' | 'time' | 'text' | 'none';
  readonly rows: number;
  readonly missing: number;
  readonly distinct: number;
  /** Texts with their counts; empty for columns that hold numbers or moments as such. */
  readonly texts: ReadonlyMap<string, number>;
  /** Cells that are numbers; all that are there, or some of a column of texts. */
  readonly numeric: number;
  readonly notANumber: number;
  readonly infinite: number;
  /** Of the numbers; +∞ and −∞ where there are none. */
  readonly minimum: number;
  readonly maximum: number;
  readonly areIntegers: boolean;
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** The facts of every column of some tables, in the order in which they first appear. */
export function columnFacts(tables: readonly Table[]): readonly ColumnFacts[] {
  const names = [...new Set(tables.flatMap(({ columns }) => [...columns.keys()]))];
  return names.map((name) => {
    const columns = tables.flatMap(({ columns: all }) => all.get(name) ?? []);
    const texts = columns.every(({ kind }) => kind === 'category');
    return texts ? textFacts(name, columns) : typedFacts(name, columns);
  });
}

/** A number as a text file writes it; undefined for any other text. */
function parseNumber(text: string): number | undefined {
  return NUMBER.test(text) ? Number(text) : undefined;
}

function textFacts(name: string, columns: readonly Column[]): ColumnFacts {
  const counts = new Map<string, number>();
  let rows = 0;
  let missing = 0;
  for (const column of columns) {
    if (column.kind !== 'category') continue;
    const reader = readerOf(name, [column]);
    rows += reader.rows;
    missing += reader.missing;
    for (const [text, count] of reader.tally!.entries()) {
      counts.set(String(text), (counts.get(String(text)) ?? 0) + count);
    }
  }
  const numbers = [...counts.keys()].map(parseNumber).filter((value) => value !== undefined);
  const moments = [...counts.keys()].filter((text) => parseTime(text) !== undefined).length;
  const numeric = [...counts].reduce(
    (sum, [text, count]) => sum + (parseNumber(text) === undefined ? 0 : count),
    0,
  );
  return {
    name,
    type: typeOf(counts.size, numbers.length, moments),
    rows,
    missing,
    distinct: counts.size,
    texts: counts,
    numeric,
    notANumber: 0,
    infinite: numbers.filter((value) => !Number.isFinite(value)).length,
    ...extremesOf(numbers),
    areIntegers: numbers.every(Number.isInteger),
  };
}

function typeOf(distinct: number, numbers: number, moments: number): ColumnFacts['type'] {
  if (distinct === 0) return 'none';
  if (numbers === distinct) return 'number';
  return moments === distinct ? 'time' : 'text';
}

function typedFacts(name: string, columns: readonly Column[]): ColumnFacts {
  const numeric = columns.filter((column) => column.kind !== 'category');
  const reader = readerOf(name, numeric);
  const values = Array.from(reader.tally?.entries() ?? [], ([value]) => Number(value));
  const present = reader.present - reader.notANumber;
  return {
    name,
    type: present === 0 ? 'none' : reader.kind === 'time' ? 'time' : 'number',
    rows: reader.rows,
    missing: reader.missing,
    distinct: values.length,
    texts: new Map(),
    numeric: present,
    notANumber: reader.notANumber,
    infinite: values.filter((value) => Math.abs(value) === Infinity).length,
    minimum: reader.minimum,
    maximum: reader.maximum,
    areIntegers: values.every(Number.isInteger),
  };
}

function readerOf(name: string, columns: readonly Column[]): ColumnReader {
  const budget = { limit: Infinity, used: 0 };
  const reader = new ColumnReader(name, undefined, { budget, areKept: true });
  reader.needTally();
  let rows = 0;
  for (const column of columns) {
    reader.read(column, undefined, rows);
    rows = reader.rows;
  }
  return reader;
}

function extremesOf(values: readonly number[]): { minimum: number; maximum: number } {
  let minimum = Infinity;
  let maximum = -Infinity;
  for (const value of values) {
    minimum = Math.min(minimum, value);
    maximum = Math.max(maximum, value);
  }
  return { minimum, maximum };
}
