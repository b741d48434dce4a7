import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { createRandom, type RandomStream } from '@codexhub/common-config/kernel';

/** The categories of each of six columns; one holds the delimiter. */
export const CATEGORIES: readonly (readonly string[])[] = [
  words(3, 'grade '),
  words(12, 'month_'),
  words(50, 'state'),
  words(200, 'city of '),
  words(1000, 'branch-'),
  ['single', 'married', 'divorced, once', 'widowed'],
];

/** Number columns beside the id. */
export const NUMBERS = 20;

/**
 * The path of a CSV file of 30 mixed columns: an id, 20 numbers of several kinds (some missing), six
 * categories, a date, a moment and a label. It is written once, the same everywhere, outside of git.
 */
export async function mixedRows(rows: number): Promise<string> {
  const folder = join(import.meta.dirname, '..', '.cache');
  const path = join(folder, `mixed-${rows}.csv`);
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  const stream = createRandom(20261121).stream('mixed');
  const file = await open(`${path}.draft`, 'w');
  const numbers = Array.from({ length: NUMBERS }, (_, at) => `n${at}`);
  let text = `id,${numbers.join(',')},${CATEGORIES.map((_, at) => `c${at}`).join(',')},day,at,label\n`;
  for (let row = 0; row < rows; row += 1) {
    text += `${mixedRow(row, stream)}\n`;
    if (text.length < 1 << 20 && row < rows - 1) continue;
    await file.write(text);
    text = '';
  }
  await file.close();
  renameSync(`${path}.draft`, path);
  return path;
}

function mixedRow(row: number, stream: RandomStream): string {
  const cells: (string | number)[] = [row];
  for (let at = 0; at < NUMBERS; at += 1) cells.push(numberCell(at, stream));
  for (const values of CATEGORIES) {
    const value = values[stream.integer(values.length)]!;
    cells.push(value.includes(',') ? `"${value}"` : value);
  }
  const day = Date.UTC(2015, 0, 1) + stream.integer(3650) * 86_400_000;
  const moment = new Date(day + stream.integer(86_400) * 1000).toISOString();
  cells.push(moment.slice(0, 10), `${moment.slice(0, 19)}Z`, stream.next() < 0.3 ? 'yes' : 'no');
  return cells.join(',');
}

function numberCell(at: number, stream: RandomStream): string | number {
  if (at % 4 === 3 && stream.next() < 0.05) return at % 8 === 3 ? 'NA' : '';
  switch (at % 5) {
    case 0:
      return stream.integer(100_000);
    case 1:
      return (stream.next() * 1000).toFixed(2);
    case 2:
      return normal(stream).toFixed(6);
    case 3:
      return (normal(stream) * 1e4).toFixed(3);
    default:
      // One column has all the digits of a double.
      return at === 4 ? stream.next() : (stream.next() * 100).toFixed(4);
  }
}

function normal(stream: RandomStream): number {
  return Math.sqrt(-2 * Math.log(1 - stream.next())) * Math.cos(2 * Math.PI * stream.next());
}

function words(count: number, prefix: string): readonly string[] {
  return Array.from({ length: count }, (_, at) => `${prefix}${at}`);
}
