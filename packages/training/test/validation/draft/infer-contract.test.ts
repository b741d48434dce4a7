import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { categoryColumn, createTable, numberColumn } from '@codexhub/common-config/columns';
import { defineContract } from '@codexhub/common-config/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareToContract, inferContract, loadDataset, readRawTable } from '../../../src/index.ts';
import { nameHint } from '../../../src/validation/draft/name-hints.ts';
import { widenRange } from '../../../src/validation/draft/widen-range.ts';
import { errorOf } from '../error-of.ts';

const folder = mkdtempSync(join(tmpdir(), 'codexhub-draft-'));
let files = 0;
function csv(text: string) {
  files += 1;
  const path = join(folder, `${files}.csv`);
  writeFileSync(path, text);
  return { path, format: 'csv' as const };
}

const HEADER = 'customer_id,Sex,e-mail,debt ratio,rooms,kind,comment,opened,flat,gone,code,deny';
const rows = (count: number): string[] =>
  Array.from({ length: count }, (_, row) =>
    [
      1000 + row,
      row % 2 ? 'f' : 'm',
      `p${row}@x.org`,
      row % 9 === 0 ? 'NA' : (row % 50) / 25,
      row % 5,
      ['house', 'flat', 'none'][row % 3],
      `text ${row % 70}`,
      `2026-01-${String(1 + (row % 28)).padStart(2, '0')}`,
      'same',
      '',
      row % 10 === 0 ? 'n/a' : row * 3,
      row % 4 ? 'no' : 'yes',
    ].join(','),
  );
const people = csv(`${HEADER}\n${rows(200).join('\n')}\n`);

test('a draft of a file says what each column is, and why', async () => {
  const { definition, notes } = inferContract([await readRawTable({ source: people })], {
    name: 'people',
  });
  expect(definition).toEqual({
    name: 'people',
    task: 'binary_classification',
    features: {
      debt_ratio: {
        type: 'number',
        nullable: true,
        minimum: 0,
        maximum: 2.2,
        column: 'debt ratio',
      },
      rooms: { type: 'number', nullable: false, minimum: 0, maximum: 4.4 },
      kind: { type: 'category', nullable: false, values: ['flat', 'house', 'none'] },
    },
    protectedAttributes: { Sex: { type: 'category', nullable: false, values: ['f', 'm'] } },
    metadata: {
      customer_id: { type: 'number', nullable: false, minimum: 0, maximum: 1300 },
      'e-mail': { type: 'text', nullable: false },
      comment: { type: 'text', nullable: false },
      opened: { type: 'time', nullable: false },
      flat: { type: 'category', nullable: false, values: ['same'] },
      code: { type: 'text', nullable: false },
    },
    target: { name: 'deny', values: ['no', 'yes'], positive: 'yes', favourable: 'no' },
  });
  expect(notes.map(({ column, code }) => `${column}: ${code}`)).toEqual([
    'deny: TARGET_GUESSED',
    'deny: TARGET_LABELS_TO_CONFIRM',
    'customer_id: IDENTIFIER',
    'Sex: PROTECTED_ATTRIBUTE_BY_NAME',
    'e-mail: PERSONAL_DATA_BY_NAME',
    'debt ratio: COLUMN_RENAMED',
    'debt ratio: MISSING_VALUES',
    'debt ratio: RANGE_WIDENED',
    'rooms: RANGE_WIDENED',
    'rooms: INTEGER_CODES',
    'comment: HIGH_CARDINALITY',
    'opened: TIME_COLUMN',
    'flat: COLUMN_CONSTANT',
    'gone: COLUMN_EMPTY',
    'code: ALMOST_A_NUMBER',
  ]);
  // Notes count; no cell of a person stands in them.
  expect(JSON.stringify(notes)).not.toMatch(/x\.org|text \d/);
});

test('the file that a draft was inferred from fits it, and has no anomaly', async () => {
  const table = await readRawTable({ source: people });
  const contract = defineContract(inferContract([table]).definition);
  const dataset = await loadDataset({ source: people, contract });
  expect(dataset.table.rowCount).toBe(200);
  expect(compareToContract([dataset.table], contract)).toEqual([]);
  expect(compareToContract([table], contract).map(({ type, column }) => [type, column])).toEqual([
    ['SCHEMA_NEW_COLUMN', 'gone'],
  ]);
});

test('any table of numbers and texts fits the draft that is inferred from it', () => {
  const row = fc.record({
    x: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }), { freq: 5 }),
    c: fc.option(fc.constantFrom('a', 'b', '7'), { freq: 5 }),
    y: fc.constantFrom('0', '1'),
  });
  fc.assert(
    fc.property(fc.array(row, { minLength: 4, maxLength: 30 }), (cells) => {
      const table = createTable({
        x: numberColumn(cells.map(({ x }) => x)),
        c: categoryColumn(cells.map(({ c }) => c)),
        y: categoryColumn(['0', '1', ...cells.slice(2).map(({ y }) => y)]),
        always: numberColumn(cells.map((_, at) => at / 3)),
      });
      const contract = defineContract(inferContract([table], { target: 'y' }).definition);
      const found = compareToContract([table], contract).filter(
        ({ type }) => type !== 'SCHEMA_NEW_COLUMN',
      );
      expect(found).toEqual([]);
    }),
    { seed: 20261121, numRuns: 100 },
  );
});

test('ranges hold what was seen with room to spare, in two digits', () => {
  expect(widenRange(3, 87)).toEqual({ minimum: 0, maximum: 96 });
  expect(widenRange(0, 1)).toEqual({ minimum: 0, maximum: 1 });
  expect(widenRange(-3.21, -1)).toEqual({ minimum: -3.5, maximum: 0 });
  expect(widenRange(-250, 1234)).toEqual({ minimum: -400, maximum: 1400 });
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      (a, b) => {
        const { minimum, maximum } = widenRange(Math.min(a, b), Math.max(a, b));
        expect(minimum).toBeLessThanOrEqual(Math.min(a, b));
        expect(maximum).toBeGreaterThanOrEqual(Math.max(a, b));
      },
    ),
    { seed: 20261121, numRuns: 300 },
  );
});

test.each([
  ['customerId', 'identifier'],
  ['ACCOUNT_NUMBER', 'identifier'],
  ['number_of_rooms', undefined],
  ['paid', undefined],
  ['idle_time', undefined],
  ['First Name', 'personal'],
  ['emailAddress', 'personal'],
  ['applicant.sex', 'protected'],
  ['average', undefined],
  ['race_time', 'protected'],
])('the name %s hints at %s', (name, hint) => {
  expect(nameHint(name)).toBe(hint);
});

test('names that a contract cannot hold are replaced, and told apart', () => {
  const names = ['1st', '%', 'constructor', 'größe', 'a b', 'a_b', 'y'];
  const table = createTable(
    Object.fromEntries(names.map((name) => [name, categoryColumn(['u', 'v', 'u', 'v'])])),
  );
  const { definition } = inferContract([table], { target: 'y' });
  const columns = Object.entries(definition.features).map(([name, { column = name }]) => [
    name,
    column,
  ]);
  expect(columns).toEqual([
    ['_1st', '1st'],
    ['_', '%'],
    ['_constructor', 'constructor'],
    ['gro_e', 'größe'],
    ['a_b_2', 'a b'],
    ['a_b', 'a_b'],
  ]);
});

test('no target, no draft', () => {
  const table = createTable({ x: numberColumn([1, 2]), t: categoryColumn(['a', 'b']) });
  expect(errorOf(() => inferContract([createTable({ x: numberColumn([1, 2]) })])).code).toBe(
    'TRAINING_TARGET_UNKNOWN',
  );
  expect(errorOf(() => inferContract([table], { target: 'z' })).message).toContain(
    'there is no such column',
  );
  expect(errorOf(() => inferContract([table], { target: 'x' })).message).toContain(
    'it has 2 value(s)',
  );
  expect(errorOf(() => inferContract([table], { categoryLimit: 1 })).code).toBe(
    'TRAINING_OPTION_INVALID',
  );
});

test.each([
  ['', 'empty_file'],
  ['a,b\n', 'no_rows'],
  ['a,a\n1,2\n', 'duplicate_column'],
  ['a,b\n1,2,3\n', 'wrong_cell_count'],
])('a file that is no table is refused: %j', async (text, problem) => {
  await expect(readRawTable({ source: csv(text) })).rejects.toMatchObject({
    code: 'TRAINING_DATA_INVALID',
    details: { issues: [expect.objectContaining({ problem })] },
  });
});

test('a column without a name, such as the index that pandas writes, is left out and told', async () => {
  const table = await readRawTable({ source: csv(',ratio,deny\n0,0.5,no\n1,0.9,yes\n') });
  const { definition, notes } = inferContract([table], { target: 'deny' });
  expect(Object.keys(definition.features)).toEqual(['ratio']);
  expect(definition.metadata).toEqual({});
  expect(notes).toContainEqual(expect.objectContaining({ column: '', code: 'COLUMN_UNNAMED' }));
});
test('a column without a name is no target', async () => {
  const table = await readRawTable({ source: csv('ratio,\n0.5,no\n0.9,yes\n0.1,no\n') });
  expect(errorOf(() => inferContract([table])).code).toBe('TRAINING_TARGET_UNKNOWN');
});
