import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineContract } from '@codexhub/common-config/contract';
import { writeDataset } from '@codexhub/training';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { codexhub } from '../../src/index.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const folder = temporaryFolder();
const file = join(folder, 'Loans 2026.csv');
const lines = Array.from({ length: 40 }, (_, row) => {
  const cells = [
    row,
    row % 2 ? 'f' : 'm',
    (row % 7) / 8,
    row % 3 ? 'on: sale' : '"a, ""b"""',
    row % 4 ? 'no' : 'yes',
  ];
  return cells.join(',');
});
writeFileSync(file, `id,sex,debt ratio,state,deny\n${lines.join('\n')}\n`);

async function infer(...options: string[]) {
  let out = '';
  let err = '';
  const terminal = {
    out: (text: string): void => {
      out += text;
    },
    err: (text: string): void => {
      err += text;
    },
    env: {},
  };
  const code = await codexhub(['contract', 'infer', ...options], terminal);
  return { code, out, err };
}

const expected = {
  name: 'loans-2026',
  task: 'binary_classification',
  features: {
    debt_ratio: { type: 'number', nullable: false, minimum: 0, maximum: 1, column: 'debt ratio' },
    state: { type: 'category', nullable: false, values: ['a, "b"', 'on: sale'] },
  },
  protectedAttributes: { sex: { type: 'category', nullable: false, values: ['f', 'm'] } },
  metadata: { id: { type: 'number', nullable: false, minimum: 0, maximum: 43 } },
  target: { name: 'deny', values: ['no', 'yes'], positive: 'yes', favourable: 'no' },
};

test('prints a section of default.yaml, its guesses as comments', async () => {
  const { code, out } = await infer(file, '--target', 'deny');
  expect(code).toBe(0);
  expect((parse(out) as { contract: unknown }).contract).toEqual(expected);
  expect(out).toContain('# id: Looks like an identifier: by its name');
  expect(out).toContain('# deny: Labels to confirm');
});

test('prints the same as JSON, notes and all', async () => {
  const { code, out } = await infer(file, '--json', '--name', 'other');
  expect(code).toBe(0);
  const draft = JSON.parse(out) as { definition: typeof expected; notes: { code: string }[] };
  expect(defineContract(draft.definition as never).name).toBe('other');
  expect(draft.notes.map((note) => note.code)).toContain('TARGET_GUESSED');
});

test('a file that is not there, and a target that is none, are wrong use', async () => {
  const absent = await infer(join(folder, 'absent.csv'));
  expect([absent.code, absent.out]).toEqual([2, '']);
  const wrong = await infer(file, '--target', 'state of mind');
  expect(wrong.code).toBe(2);
  expect(wrong.err).toContain('TRAINING_TARGET_UNKNOWN');
});

test('a Parquet file is drafted from its own types, and named without its ending', async () => {
  const path = join(folder, 'Loans.parquet');
  const contract = defineContract({
    name: 'loans',
    task: 'binary_classification',
    features: { ratio: { type: 'number' } },
    target: { name: 'deny', values: ['no', 'yes'], positive: 'yes', favourable: 'no' },
    protectedAttributes: {},
  });
  const columns = {
    ratio: Array.from({ length: 40 }, (_, row) => row / 8),
    deny: Array.from({ length: 40 }, (_, row) => (row % 4 ? 'no' : 'yes')),
  };
  await writeDataset({ source: { format: 'columns', columns }, contract, path });
  const { code, out, err } = await infer(path, '--target', 'deny');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const draft = parse(out);
  expect((draft.contract ?? draft).name).toBe('loans');
  expect((draft.contract ?? draft).features.ratio.type).toBe('number');
});
