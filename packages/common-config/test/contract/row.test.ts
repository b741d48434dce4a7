import { expect, test } from 'vitest';
import { defineContract, validateRow } from '../../src/contract/index.ts';

const contract = defineContract({
  name: 'lending',
  task: 'binary_classification',
  features: { ratio: { type: 'number', minimum: 0 }, home: { type: 'category', values: ['own'] } },
  target: { name: 'deny', values: ['no', 'yes'], positive: 'yes', favourable: 'no' },
  protectedAttributes: { sex: { type: 'category', values: ['f', 'm'] } },
});
const good = { ratio: 1, home: 'own' };

test('a row of inputs is accepted', () => {
  expect(validateRow(contract, good)).toEqual([]);
});

test.each([
  [{ ...good, ratio: -1 }, 'ratio', 'out_of_range'],
  [{ ...good, ratio: '1' }, 'ratio', 'wrong_type'],
  [{ ...good, ratio: Number.NaN }, 'ratio', 'wrong_type'],
  [{ ...good, ratio: Infinity }, 'ratio', 'wrong_type'],
  [{ ...good, ratio: null }, 'ratio', 'missing'],
  [{ home: 'own' }, 'ratio', 'missing'],
  [{ ...good, home: 'castle' }, 'home', 'unknown_category'],
  [{ ...good, home: 7 }, 'home', 'wrong_type'],
  [{ ...good, home: null }, 'home', 'missing'],
  [{ ratio: 1 }, 'home', 'missing'],
  [{ ...good, sex: 'f' }, 'sex', 'unknown_key'],
  [JSON.parse('{"ratio":1,"home":"own","__proto__":1}'), '__proto__', 'unknown_key'],
  [null, '', 'not_an_object'],
  [[good], '', 'not_an_object'],
])('%j is refused at "%s" as %s', (row, path, code) => {
  expect(validateRow(contract, row)).toEqual([expect.objectContaining({ path, code })]);
});

test('messages name the requirement and never the value', () => {
  const issues = validateRow(contract, { ratio: -123.456, home: 'jane@example.com' });
  expect(JSON.stringify(issues)).not.toMatch(/123\.456|jane/);
  expect(issues[0]!.message).toBe(
    '"ratio" must be a finite number in [0, ∞]; the cell is out of range',
  );
});

test('a protected attribute in the payload is named as such', () => {
  expect(validateRow(contract, { ...good, sex: 'f' })[0]!.message).toContain('protected attribute');
});
