import { cellAt } from '@codexhub/common-config/columns';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { InferenceError } from '../../src/index.ts';
import { createRowReader } from '../../src/service/row-reader.ts';
import { lending } from '../support/lending.ts';

const SEED = 20261121;
const read = createRowReader(lending);
const good = { debt_ratio: 0.3, loan_ratio: 0.9, purpose: 'home' };

function refusal(rows: readonly unknown[]): InferenceError {
  try {
    read(rows, (row) => `rows[${row}]`);
  } catch (error) {
    return error as InferenceError;
  }
  throw new Error('the rows were read');
}

function issuesOf(rows: readonly unknown[]): unknown {
  const error = refusal(rows);
  expect(error.code).toBe('INFERENCE_INPUT_INVALID');
  const issues = error.details['issues'] as unknown as { path: string; code: string }[];
  return issues.map(({ path, code }) => `${path} ${code}`);
}

describe('planted bad cells', () => {
  test.each<[string, unknown, string]>([
    ['NaN', { ...good, debt_ratio: Number.NaN }, 'rows[0].debt_ratio wrong_type'],
    ['Infinity', { ...good, debt_ratio: Infinity }, 'rows[0].debt_ratio wrong_type'],
    ['1e400', JSON.parse('{"debt_ratio":1e400}'), 'rows[0].debt_ratio wrong_type'],
    ['a text for a number', { ...good, debt_ratio: '0.3' }, 'rows[0].debt_ratio wrong_type'],
    ['a bigint', { ...good, debt_ratio: 1n }, 'rows[0].debt_ratio wrong_type'],
    ['a boolean', { ...good, debt_ratio: true }, 'rows[0].debt_ratio wrong_type'],
    ['null', { ...good, debt_ratio: null }, 'rows[0].debt_ratio missing'],
    ['undefined', { ...good, purpose: undefined }, 'rows[0].purpose missing'],
    ['out of range', { ...good, debt_ratio: -0.1 }, 'rows[0].debt_ratio out_of_range'],
    ['an unknown category', { ...good, purpose: 'boat' }, 'rows[0].purpose unknown_category'],
    ['the empty category', { ...good, purpose: '' }, 'rows[0].purpose unknown_category'],
    ['a category with NUL', { ...good, purpose: 'car\0' }, 'rows[0].purpose unknown_category'],
    ['a protected attribute', { ...good, sex: 'f' }, 'rows[0].sex unknown_key'],
    ['the target', { ...good, deny: 'no' }, 'rows[0].deny unknown_key'],
    ['constructor', { ...good, constructor: {} }, 'rows[0].constructor unknown_key'],
    ['a list', [0.3, 0.9, 'home'], 'rows[0] not_an_object'],
    ['nothing', null, 'rows[0] not_an_object'],
    ['a text', 'row', 'rows[0] not_an_object'],
  ])('%s', (_, row, issue) => {
    expect(issuesOf([row])).toContain(issue);
  });

  test('an own __proto__ is an unknown key, and pollutes nothing', () => {
    const row = JSON.parse('{"debt_ratio":0.3,"loan_ratio":1,"purpose":"car","__proto__":{"x":1}}');
    expect(issuesOf([row])).toEqual(['rows[0].__proto__ unknown_key']);
    expect(Reflect.get({}, 'x')).toBeUndefined();
  });

  test('what a prototype carries is no input', () => {
    expect(issuesOf([Object.create(good)])).toHaveLength(3);
    Object.defineProperty(Object.prototype, 'debt_ratio', { value: 0.3, configurable: true });
    try {
      expect(issuesOf([{ loan_ratio: 1, purpose: 'car' }])).toEqual(['rows[0].debt_ratio missing']);
    } finally {
      Reflect.deleteProperty(Object.prototype, 'debt_ratio');
    }
  });

  test('what is fed is what was checked, even where a getter changes its mind', () => {
    let asked = 0;
    const row = {
      ...good,
      get debt_ratio() {
        asked += 1;
        return asked === 1 ? 0.3 : Number.NaN;
      },
    };
    expect(cellAt(read([row], String).columns.get('debt_ratio')!, 0)).toBe(0.3);
  });
});

describe('the report of many', () => {
  test('paths name the row; a hole in the list is a row that is missing', () => {
    const rows: unknown[] = [good, { ...good, debt_ratio: 11 }, good, { ...good, sex: 'm' }];
    rows[5] = good;
    expect(issuesOf(rows)).toEqual([
      'rows[1].debt_ratio out_of_range',
      'rows[3].sex unknown_key',
      'rows[4] not_an_object',
    ]);
  });

  test('at most 100 issues are listed, all are counted, three are in the message', () => {
    const error = refusal(Array.from({ length: 250 }, () => ({ ...good, debt_ratio: -1 })));
    expect(error.details['issues']).toHaveLength(100);
    expect(error.details['total']).toBe(250);
    expect(error.message).toContain('and 247 more');
  });

  test('a key that is too long is not repeated', () => {
    const error = refusal([{ ...good, ['k'.repeat(1_000_000)]: 1 }]);
    expect(error.message.length).toBeLessThan(400);
    expect(JSON.stringify(error).length).toBeLessThan(1000);
  });

  test('no value is ever repeated', () => {
    const marker = 'jane.doe@example.org';
    const cell = fc.oneof(fc.constant(marker), fc.constant({ [marker]: marker }));
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(good)), cell, (name, value) => {
        const error = refusal([{ ...good, [name]: value }]);
        expect(JSON.stringify(error)).not.toContain(marker);
      }),
      { seed: SEED },
    );
  });
});

test('rows that keep the contract come back cell by cell', () => {
  const row = fc.record({
    debt_ratio: fc.double({ min: 0, max: 10, noNaN: true }),
    loan_ratio: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
    purpose: fc.constantFrom('home', 'car', null),
  });
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      const { columns, rowCount } = read(rows, String);
      expect(rowCount).toBe(rows.length);
      const back = rows.map((_, index) => ({
        debt_ratio: cellAt(columns.get('debt_ratio')!, index),
        loan_ratio: cellAt(columns.get('loan_ratio')!, index),
        purpose: cellAt(columns.get('purpose')!, index),
      }));
      expect(back).toEqual(rows.map((each) => ({ ...each })));
    }),
    { seed: SEED },
  );
});
