import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { defineContract } from '@codexhub/common-config/contract';
import { writeDataset } from '@codexhub/training';

/** What a column of the base contract holds. */
export type ColumnTypes = Readonly<Record<string, 'number' | 'category' | 'text' | 'time'>>;

/** The same rows in every format that a project may read them from. */
export interface DataFiles {
  write(folder: string, data: unknown): void;
}

const CASTS = { number: 'DOUBLE', category: 'VARCHAR', text: 'VARCHAR', time: 'DATE' } as const;

/** The query that gives a table of texts the types of the contract. */
export function typedQuery(types: ColumnTypes): string {
  const columns = Object.entries(types).map(([name, type]) => `${name}::${CASTS[type]} AS ${name}`);
  return `SELECT ${columns.join(', ')} FROM loans`;
}

/** Makes the files once; each project gets those that its data section names. */
export async function makeDataFiles(
  texts: Readonly<Record<string, string>>,
  types: ColumnTypes,
): Promise<DataFiles> {
  const files = new Map<string, string | Uint8Array>();
  for (const [name, text] of Object.entries(texts)) {
    files.set(`${name}.csv`, text);
    files.set(`${name}.csv.gz`, gzipSync(text));
    const rows = rowsOf(text, types);
    files.set(`${name}.json`, JSON.stringify(rows));
    files.set(`${name}.ndjson`, rows.map((row) => JSON.stringify(row)).join('\n'));
    files.set(`${name}.parquet`, await parquetOf(text, types));
  }
  return {
    write: (folder, data): void => {
      const said = JSON.stringify(data);
      for (const [name, content] of files) {
        const pattern = name.replace(/^[^.]+/, '*');
        if (said.includes(`"${name}"`) || said.includes(pattern)) {
          writeFileSync(join(folder, name), content);
        }
      }
    },
  };
}

/** Rows of CSV as JSON has them. */
export function rowsOf(text: string, types: ColumnTypes): Record<string, unknown>[] {
  const [header = '', ...lines] = text.trimEnd().split('\n');
  const names = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',').map((cell) => cell.replaceAll('"', ''));
    return Object.fromEntries(
      names.map((name, at) => {
        const cell = cells[at]!;
        if (cell === '' || cell === 'NA') return [name, null];
        return [name, types[name] === 'number' ? Number(cell) : cell];
      }),
    );
  });
}

async function parquetOf(text: string, types: ColumnTypes): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'codexhub-knob-data-'));
  const [from, path] = [join(folder, 'rows.csv'), join(folder, 'rows.parquet')];
  writeFileSync(from, text);
  const metadata = Object.fromEntries(
    Object.entries(types).map(([name, type]) => [
      name,
      { type: type === 'category' ? 'text' : type, nullable: true } as const,
    ]),
  );
  const label = {
    name: 'label',
    column: 'DENY',
    values: ['no', 'yes'],
    positive: 'yes',
    favourable: 'no',
  } as const;
  const contract = defineContract({
    name: 'rows',
    task: 'binary_classification',
    features: { first: { type: 'number', column: 'DEBT', nullable: true } },
    target: label,
    protectedAttributes: {},
    metadata: Object.fromEntries(
      Object.entries(metadata).filter(([name]) => !['DENY', 'DEBT'].includes(name)),
    ),
  });
  await writeDataset({ source: { path: from, format: 'csv' }, contract, path });
  return readFileSync(path);
}
