import {
  categoryColumn,
  createTable,
  numberColumn,
  timeColumn,
} from '@codexhub/common-config/columns';
import { allFields, validateTable } from '@codexhub/common-config/contract';
import { canonicalJson } from '@codexhub/common-config/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileExpectations, type ExpectationSuite, validateDataset } from '../../src/index.ts';
import { contract } from './people.ts';

test('cells of personal columns are never shown', () => {
  const people = createTable({
    ratio: numberColumn([1, 9]),
    home: categoryColumn(['a', 'secret']),
    deny: categoryColumn(['no', 'yes']),
    age: numberColumn([17, 44]),
    key: categoryColumn(['Ada', 'Bob']),
    day: timeColumn([0, 1]),
  });
  const suite: ExpectationSuite = [
    { type: 'values_between', column: 'ratio', maximum: 5 },
    { type: 'values_between', column: 'age', minimum: 18 },
    { type: 'values_match_regex', column: 'key', regex: '^B' },
    { type: 'min_between', column: 'age', minimum: 0 },
    { type: 'mean_between', column: 'age', minimum: 0 },
    { type: 'distinct_values_in_set', column: 'key', values: ['x'] },
    { type: 'max_between', column: 'ratio', minimum: 0 },
  ];
  const plan = compileExpectations(suite, contract);
  const shown = validateDataset(people, plan, { showValues: true }).results.slice(-suite.length);
  expect(shown.map(({ unexpectedValues }) => unexpectedValues)).toEqual([
    [9],
    ...Array(6).fill(undefined),
  ]);
  expect(shown.map(({ observed }) => observed)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    30.5,
    { distinct: 2, outside: 2, absent: 1 },
    9,
  ]);
  expect(shown[3]?.withheld).toBe(true);
  const silent = canonicalJson(validateDataset(people, plan));
  for (const text of ['Ada', 'Bob', 'secret']) expect(silent).not.toContain(text);
  const more = validateDataset(people, suite, { showValues: true, personal: ['ratio'] });
  expect(more.results[0]?.unexpectedValues).toBeUndefined();
});

test('the plan of a contract refuses exactly the cells that its own validator refuses', () => {
  const number = fc.option(fc.constantFrom(-1, 0, 2.5, 5, 6, 17, 18, 44, Infinity, -Infinity), {
    freq: 5,
  });
  const text = (...values: string[]) => fc.option(fc.constantFrom(...values), { freq: 5 });
  const row = fc.record({
    ratio: number,
    home: text('a', 'b', 'c', ''),
    deny: text('no', 'yes', 'maybe'),
    age: number,
    key: text('x', 'y'),
    day: fc.option(fc.constantFrom(0, 1e12, Infinity), { freq: 5 }),
  });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), fc.boolean(), (rows, swapped) => {
      const column = (name: 'ratio' | 'age') => numberColumn(rows.map((one) => one[name]));
      const words = (name: 'home' | 'deny' | 'key') => categoryColumn(rows.map((one) => one[name]));
      const cells = createTable({
        ratio: swapped ? words('home') : column('ratio'),
        home: swapped ? column('ratio') : words('home'),
        deny: words('deny'),
        age: column('age'),
        key: words('key'),
        day: timeColumn(rows.map(({ day }) => day)),
      });
      const report = validateDataset(cells, contract, { rowLimit: 1000 });
      const refused = new Set(
        report.results.flatMap(({ expectation, unexpectedRows = [] }) =>
          unexpectedRows.map((at) => `${(expectation as { column: string }).column} ${at}`),
        ),
      );
      const violations = validateTable(allFields(contract), cells);
      // It shows ten rows of a kind; counts tell the rest.
      for (const { column: name, rows: shown } of violations)
        for (const at of shown) expect(refused).toContain(`${name} ${at}`);
      expect(refused.size).toBe(violations.reduce((sum, { count }) => sum + count, 0));
      expect(report.results.some(({ outcome }) => outcome === 'fail')).toBe(violations.length > 0);
    }),
    { seed: 20261121, numRuns: 80 },
  );
});
