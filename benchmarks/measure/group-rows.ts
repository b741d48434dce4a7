import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom } from '@codexhub/common-config/kernel';

/** In code-unit order, as the cells of a tensor are. */
export const GROUPS = [
  'asian',
  'black',
  'latino',
  'native',
  'other',
  'pacific',
  'two or more',
  'white',
] as const;

/** Labels, decisions and groups, the same in every run. */
export interface GroupRows {
  readonly yTrue: Uint8Array;
  readonly yPred: Uint8Array;
  readonly codes: Int32Array;
  /** Texts of their own for each row, as a file or a database gives them. */
  readonly texts: readonly string[];
}

export function groupRows(rows: number): GroupRows {
  const random = createRandom(20261121).stream('rows');
  const yTrue = new Uint8Array(rows);
  const yPred = new Uint8Array(rows);
  const codes = new Int32Array(rows);
  for (let row = 0; row < rows; row += 1) {
    codes[row] = random.integer(GROUPS.length);
    yTrue[row] = random.next() < 0.3 ? 1 : 0;
    yPred[row] = random.next() < 0.2 + 0.5 * yTrue[row]! ? 1 : 0;
  }
  const texts = JSON.parse(JSON.stringify(Array.from(codes, (code) => GROUPS[code]!)));
  return { yTrue, yPred, codes, texts };
}

/** The columns in files for a peer: label, decision and code, and what removes them. */
export function writeGroupRows({ yTrue, yPred, codes }: GroupRows): {
  readonly parameters: readonly string[];
  remove(): void;
} {
  const folder = mkdtempSync(join(tmpdir(), 'codexhub-bench-'));
  const files = [yTrue, yPred, codes].map((values, at) => {
    const file = join(folder, String(at));
    writeFileSync(file, values);
    return file;
  });
  return {
    parameters: [...files, JSON.stringify(GROUPS)],
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
