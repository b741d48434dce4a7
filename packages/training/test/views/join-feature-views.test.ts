import {
  categoryColumn,
  cellAt,
  createTable,
  numberColumn,
  type Table,
  timeColumn,
} from '@codexhub/common-config/columns';
import { expect, test } from 'vitest';
import { joinFeatureViews } from '../../src/views/join-feature-views.ts';

const day = 86_400_000;
const events = createTable({
  customer: categoryColumn(['ada', 'bob', 'eve']),
  at: timeColumn([10 * day, 10 * day, 10 * day]),
});
const facts = createTable({
  customer: categoryColumn(['ada', 'ada', 'bob', 'bob']),
  at: timeColumn([1 * day, 9 * day, 2 * day, 11 * day]),
  balance: {
    kind: 'number',
    values: Float64Array.of(1, Number.NaN, 3, 4),
    validity: Uint8Array.of(0b1111),
  },
  segment: categoryColumn(['a', null, 'b', 'c']),
  since: timeColumn([0, 1, null, 3]),
});
const view = {
  name: 'account',
  keys: ['customer'],
  time: 'at',
  features: ['balance', 'segment', 'since'],
};

const cells = (table: Table, name: string) =>
  Array.from({ length: table.rowCount }, (_, row) => cellAt(table.columns.get(name)!, row));

test('each event gets what was known of its entity, and nothing where nothing was', () => {
  const { table, coverage } = joinFeatureViews({
    events,
    eventTime: 'at',
    views: [
      { view, facts },
      { view: { ...view, name: 'recent', ttlDays: 5, features: ['balance'] }, facts },
    ],
  });
  expect([...table.columns.keys()]).toEqual([
    ...['customer', 'at', 'account__balance', 'account__segment', 'account__since'],
    'recent__balance',
  ]);
  // The NaN of ada's ninth day was said; it is not a missing cell.
  expect(cells(table, 'account__balance')).toEqual([Number.NaN, 3, null]);
  expect(cells(table, 'account__segment')).toEqual([null, 'b', null]);
  expect(cells(table, 'account__since')).toEqual([1, null, null]);
  expect(cells(table, 'recent__balance')).toEqual([Number.NaN, null, null]);
  expect(coverage).toEqual([
    { view: 'account', matched: 2, expired: 0, absent: 1, unplaced: 0, timeless: 0 },
    { view: 'recent', matched: 1, expired: 1, absent: 1, unplaced: 0, timeless: 0 },
  ]);
});

test('the digest is that of the definitions', () => {
  const definition = (ttlDays: number) =>
    joinFeatureViews({ events, eventTime: 'at', views: [{ view: { ...view, ttlDays }, facts }] })
      .definition;
  expect(definition(5)).toBe(definition(5));
  expect(definition(5)).not.toBe(definition(6));
});

test('no events are no rows', () => {
  const none = createTable({ customer: categoryColumn([]), at: timeColumn([]) });
  const { table } = joinFeatureViews({ events: none, eventTime: 'at', views: [{ view, facts }] });
  expect(table.rowCount).toBe(0);
});

test.each([
  ['a name that is none', [{ ...view, name: 'Not good' }], 'name: must be lower-case'],
  ['no feature', [{ ...view, features: [] }], 'features'],
  ['a doubled feature', [{ ...view, features: ['balance', 'balance'] }], 'twice'],
  ['two views of one name', [view, view], '"account__balance" must be new'],
  ['a column that is not there', [{ ...view, features: ['wealth'] }], 'a column "wealth"'],
  ['a typo', [{ ...view, ttl: 3 }], 'ttl'],
])('%s is refused', (_, views, message) => {
  const given = views.map((one) => ({ view: one, facts }));
  expect(() => joinFeatureViews({ events, eventTime: 'at', views: given })).toThrow(message);
});

test('a number column without NaN stays without a bitmap', () => {
  const plain = createTable({
    ...Object.fromEntries(facts.columns),
    balance: numberColumn([1, 2, 3, 4]),
  });
  const { table } = joinFeatureViews({ events, eventTime: 'at', views: [{ view, facts: plain }] });
  expect(cells(table, 'account__balance')).toEqual([2, 3, null]);
});
