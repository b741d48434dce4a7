import { readFileSync } from 'node:fs';
import { categoryColumn, createTable } from '@codexhub/common-config/columns';
import type { ExpectationDefinition } from '@codexhub/common-config/contract';
import { fixedClock } from '@codexhub/common-config/kernel';
import { expect, test } from 'vitest';
import { validateDataset } from '../../src/index.ts';
import { greatExpectationsNames } from '../../src/validation/report/great-expectations-result.ts';
import { type GivenColumn, givenTable } from './given.ts';

interface Fixture {
  readonly now: string;
  readonly columns: Readonly<Record<string, GivenColumn>>;
  readonly branches: readonly string[];
  readonly cases: readonly {
    readonly expectation: ExpectationDefinition;
    readonly by: string;
    readonly expected: {
      readonly success: boolean;
      readonly unexpected?: number;
      readonly elements?: number;
      readonly missing?: number;
      readonly rows?: readonly number[];
      readonly observed?: number | readonly number[];
    };
  }[];
}

const fixture = JSON.parse(
  readFileSync(new URL('../fixtures/validation.json', import.meta.url), 'utf8'),
) as Fixture;
const table = givenTable(fixture.columns);
const options = {
  clock: fixedClock(fixture.now),
  references: { branches: createTable({ name: categoryColumn(fixture.branches) }) },
};
const cases = fixture.cases.map((one, at) => ({ ...one, name: `${at} ${one.expectation.type}` }));

test.each(cases)('$name agrees with $by', ({ expectation, expected }) => {
  const [result] = validateDataset(table, [expectation], options).results;
  const { success, unexpected, elements, missing, rows, observed } = expected;
  expect(result!.success).toBe(success);
  expect(result!.reason).toBeUndefined();
  if (unexpected !== undefined) {
    expect(result!.unexpectedCount).toBe(unexpected);
    expect(result!.elementCount).toBe(elements);
    if (missing !== undefined) expect(result!.missingCount).toBe(missing);
  }
  if (rows) expect(result!.unexpectedRows).toEqual(rows);
  if (typeof observed === 'number') expect(result!.observed).toBeCloseTo(observed, 12);
  if (Array.isArray(observed)) {
    const { values } = result!.observed as { values: number[] };
    for (const [at, value] of observed.entries()) expect(values[at]).toBeCloseTo(value, 12);
  }
});

test('every kind of expectation has a case that is met and one that is not', () => {
  const kinds = Object.keys(greatExpectationsNames);
  const seen = new Set(
    cases.map(({ expectation, expected }) => `${expectation.type} ${expected.success}`),
  );
  expect(kinds.length).toBeGreaterThan(30);
  expect(kinds.filter((kind) => ![true, false].every((met) => seen.has(`${kind} ${met}`)))).toEqual(
    [],
  );
});
