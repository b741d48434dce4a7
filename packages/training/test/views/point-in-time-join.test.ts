import {
  categoryColumn,
  createTable,
  numberColumn,
  type Table,
  takeRows,
  timeColumn,
  timesOf,
} from '@codexhub/common-config/columns';
import { createRandom } from '@codexhub/common-config/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { auditPointInTime } from '../../src/views/audit-point-in-time.ts';
import { type PointInTimeOptions, pointInTimeJoin } from '../../src/views/point-in-time-join.ts';

const at = { eventTime: 'at', factTime: 'at' };
const events = createTable({
  who: categoryColumn(['a', 'b', 'a', 'c', null, 'a']),
  at: timeColumn([10, 10, 5, 10, 10, null]),
});
const facts = createTable({
  who: categoryColumn(['b', 'a', 'a', 'a', 'd', 'a']),
  at: timeColumn([9, 10, 4, 7, 1, null]),
  seen: timeColumn([11, 10, 4, 10, 1, 1]),
});

describe('the latest fact before the event', () => {
  test('strictly before, by entity', () => {
    expect(pointInTimeJoin({ events, facts, keys: ['who'], ...at })).toEqual({
      rows: Int32Array.of(3, 0, 2, -1, -1, -1),
      matched: 3,
      expired: 0,
      absent: 1,
      unplaced: 2,
      timeless: 1,
    });
  });

  test('a fact of the same instant only where it is allowed', () => {
    const { rows } = pointInTimeJoin({ events, facts, keys: ['who'], ...at, sameInstant: true });
    expect([...rows]).toEqual([1, 0, 2, -1, -1, -1]);
  });

  test('a fact that was not yet known is none', () => {
    const { rows } = pointInTimeJoin({ events, facts, keys: ['who'], ...at, knownTime: 'seen' });
    expect([...rows]).toEqual([2, -1, 2, -1, -1, -1]);
  });

  test('too old a fact has expired, at the edge it has not', () => {
    const join = (ttl: number) => pointInTimeJoin({ events, facts, keys: ['who'], ...at, ttl });
    expect([...join(3).rows]).toEqual([3, 0, 2, -1, -1, -1]);
    expect([...join(2).rows]).toEqual([-1, 0, 2, -1, -1, -1]);
    expect(join(2).expired).toBe(1);
  });

  test('of one moment the one known last, then the later row', () => {
    const tied = createTable({
      who: categoryColumn(['a', 'a', 'a', 'a']),
      at: timeColumn([1, 1, 1, 1]),
      seen: timeColumn([2, 3, 3, 1]),
    });
    const { rows } = pointInTimeJoin({
      events: takeRows(events, [0]),
      facts: tied,
      keys: ['who'],
      ...at,
      knownTime: 'seen',
    });
    expect([...rows]).toEqual([2]);
  });
});

test('several keys name the entity together, numbers too', () => {
  const many = createTable({
    who: categoryColumn(['a', 'a', 'b', 'b']),
    branch: numberColumn([1, -0, 0, null]),
    at: timeColumn([5, 5, 5, 5]),
  });
  const held = createTable({
    who: categoryColumn(['b', 'a', 'a', 'b']),
    branch: numberColumn([0, 0, 2, null]),
    at: timeColumn([1, 1, 1, 1]),
  });
  const { rows } = pointInTimeJoin({ events: many, facts: held, keys: ['who', 'branch'], ...at });
  expect([...rows]).toEqual([-1, 1, 0, -1]);
});

test.each([
  [{ ttl: 0 }, 'ttl must be a positive number'],
  [{ ttl: Number.NaN }, 'ttl must be a positive number'],
  [{ keys: [] }, 'keys must be at least one column'],
  [{ keys: ['at'] as string[], facts: createTable({ at: numberColumn([]) }) }, 'of the kind'],
  [{ keys: ['nobody'] }, 'there must be a column "nobody"'],
  [{ factTime: 'who' }, 'must be of kind "time"'],
])('refused: %j', (wrong, message) => {
  expect(() => pointInTimeJoin({ events, facts, keys: ['who'], ...at, ...wrong })).toThrow(message);
});

const moments = fc.option(fc.integer({ min: 0, max: 12 }), { freq: 8 });
const rows = (length: number) =>
  fc.array(
    fc.record({
      who: fc.option(fc.constantFrom('a', 'b', 'c'), { freq: 8 }),
      number: fc.option(fc.constantFrom(0, 1, 1e9), { freq: 8 }),
      at: moments,
      seen: moments,
    }),
    { maxLength: length },
  );

type Row = { who: string | null; number: number | null; at: number | null; seen: number | null };
const tableOf = (cells: readonly Row[]): Table =>
  createTable({
    who: categoryColumn(cells.map(({ who }) => who)),
    number: numberColumn(cells.map(({ number }) => number)),
    at: timeColumn(cells.map((row) => row.at)),
    seen: timeColumn(cells.map(({ seen }) => seen)),
  });

const cases = fc.record({
  events: rows(15).map(tableOf),
  facts: rows(40).map(tableOf),
  keys: fc.constantFrom(['who'], ['number'], ['who', 'number']),
  eventTime: fc.constant('at'),
  factTime: fc.constant('at'),
  knownTime: fc.constantFrom('seen', undefined),
  ttl: fc.constantFrom(1, 3, undefined),
  sameInstant: fc.boolean(),
});

describe('laws', () => {
  test('every match is what looking at every fact finds', () => {
    fc.assert(
      fc.property(cases, (options: PointInTimeOptions) => {
        const matches = pointInTimeJoin(options);
        const sample = Math.max(1, options.events.rowCount);
        expect(auditPointInTime({ ...options, matches, sample, seed: 1 }).wrong).toEqual([]);
      }),
      { seed: 20261121, numRuns: 400 },
    );
  });

  test('rows that lie in the order of time are matched as they are in any other order', () => {
    const inTime = (table: Table): Table => {
      const moments = timesOf(table, 'at').values;
      const order = [...moments.keys()].filter((row) => !Number.isNaN(moments[row]!));
      return takeRows(
        table,
        order.sort((a, b) => moments[a]! - moments[b]!),
      );
    };
    fc.assert(
      fc.property(cases, (given: PointInTimeOptions) => {
        const [events, facts] = [inTime(given.events), inTime(given.facts)];
        const options = { ...given, events, facts, knownTime: undefined };
        const matches = pointInTimeJoin(options);
        const sample = Math.max(1, events.rowCount);
        expect(auditPointInTime({ ...options, matches, sample, seed: 1 }).wrong).toEqual([]);
      }),
      { seed: 20261121, numRuns: 400 },
    );
  });

  test('what becomes known later changes nothing: no leak from the future', () => {
    fc.assert(
      fc.property(cases, rows(10), (options: PointInTimeOptions, later) => {
        const latest = Math.max(0, ...timesOf(options.events, 'at').values.filter(Boolean));
        const after = later.map((row, index) => ({
          ...row,
          // Either it happened after the last event, or it was known only then.
          at: index % 2 === 0 || options.knownTime === undefined ? latest + 1 : row.at,
          seen: latest + 1 + index,
        }));
        const grown = appended(options.facts, tableOf(after));
        expect(pointInTimeJoin({ ...options, facts: grown }).rows).toEqual(
          pointInTimeJoin(options).rows,
        );
      }),
      { seed: 20261121, numRuns: 300 },
    );
  });

  test('the order of the rows does not matter, but among facts of one moment', () => {
    const random = createRandom(3).stream('order');
    const distinct = tableOf(
      Array.from({ length: 60 }, (_, row) => ({
        who: row % 2 === 0 ? 'a' : 'b',
        number: 0,
        at: row * 2,
        seen: null,
      })),
    );
    const asked = tableOf(
      Array.from({ length: 30 }, (_, row) => ({
        who: row % 3 === 0 ? 'a' : 'b',
        number: 0,
        at: row * 5,
        seen: null,
      })),
    );
    const order = random.permutation(60);
    const options = { events: asked, keys: ['who'], ...at };
    const straight = pointInTimeJoin({ ...options, facts: distinct }).rows;
    const shuffled = pointInTimeJoin({ ...options, facts: takeRows(distinct, order) }).rows;
    expect([...shuffled].map((row) => (row < 0 ? row : order[row]))).toEqual([...straight]);
  });
});

test('the audit finds a match from the future', () => {
  const options = { events, facts, keys: ['who'], ...at };
  const planted = { rows: Int32Array.of(1, 0, 2, -1, -1, -1) };
  expect(auditPointInTime({ ...options, matches: planted, sample: 6, seed: 1 })).toEqual({
    audited: 6,
    wrong: [0],
  });
});

function appended(one: Table, other: Table): Table {
  const cells = (table: Table, name: string) =>
    Array.from({ length: table.rowCount }, (_, row) => {
      const column = table.columns.get(name)!;
      if (column.kind === 'category') return column.categories[column.codes[row]!] ?? null;
      return Number.isNaN(column.values[row]!) ? null : column.values[row]!;
    });
  const both = (name: string) => [...cells(one, name), ...cells(other, name)];
  return createTable({
    who: categoryColumn(both('who') as (string | null)[]),
    number: numberColumn(both('number') as (number | null)[]),
    at: timeColumn(both('at') as (number | null)[]),
    seen: timeColumn(both('seen') as (number | null)[]),
  });
}
