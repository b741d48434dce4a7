import { isMissing } from '@codexhub/common-config/columns';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellsOf, errorOf, issuesOf, load, visit } from '../../fixtures/visits.ts';

const rows = (...cells: Record<string, unknown>[]) => ({
  format: 'rows' as const,
  rows: cells.map(visit),
});
const moment = Date.UTC(2026, 0, 2, 3, 4, 5, 678);

describe('what is accepted', () => {
  test('cells of every type, under the contract’s names', async () => {
    const { table, digest, source } = await load(
      rows(
        {},
        {
          score: -1,
          amount: 7n,
          tariff: 'paid',
          level: 2,
          left: true,
          person: 12,
          at: '2026-01-02',
        },
      ),
    );
    expect([...table.columns.keys()].sort()).toEqual(
      ['amount', 'at', 'group', 'left', 'level', 'person', 'plan', 'score'].sort(),
    );
    expect(cellsOf(table, 'score')).toEqual([0.5, -1]);
    expect(cellsOf(table, 'amount')).toEqual([10, 7]);
    expect(cellsOf(table, 'plan')).toEqual(['free', 'paid']);
    expect(cellsOf(table, 'level')).toEqual(['1', '2']);
    expect(cellsOf(table, 'left')).toEqual(['false', 'true']);
    expect(cellsOf(table, 'person')).toEqual(['p1', '12']);
    expect(cellsOf(table, 'at')).toEqual([moment, Date.UTC(2026, 0, 2)]);
    expect(source).toBe(digest);
  });
  test('null, undefined and an absent key are missing; an empty text is a text', async () => {
    const { amount: _, ...without } = visit();
    const { table } = await load({
      format: 'rows',
      rows: [
        visit({ amount: null, person: '' }),
        visit({ amount: undefined, person: null }),
        without,
        visit(),
      ],
    });
    expect(cellsOf(table, 'amount')).toEqual([null, null, null, 10]);
    expect(cellsOf(table, 'person')).toEqual(['', null, 'p1', 'p1']);
  });
  test('half of a surrogate pair is no text, and its row is told', async () => {
    expect(await issuesOf(rows({ person: 'ada' }, { person: 'b\ud800' }))).toEqual([
      'wrong_type person@2',
    ]);
  });
  test('a bigint beyond 2^53 is a key by all its digits', async () => {
    const { table } = await load(rows({ person: 2n ** 63n }, { person: '9223372036854775808' }));
    expect(new Set(cellsOf(table, 'person'))).toEqual(new Set(['9223372036854775808']));
  });
  test.each([
    [
      'a generator',
      function* () {
        yield visit();
        yield visit();
      },
    ],
    [
      'an async generator',
      async function* () {
        yield visit();
        yield visit();
      },
    ],
    ['a set', () => new Set([visit(), visit()])],
  ])('%s of rows', async (_, make) => {
    const { table, digest } = await load({ format: 'rows', rows: make() });
    expect(table.rowCount).toBe(2);
    expect(digest).toBe((await load(rows({}, {}))).digest);
  });
  test('more rows than a chunk, in their order', async () => {
    const many = Array.from({ length: 70_000 }, (_, row) => row);
    const shared = visit();
    const { table } = await load({
      format: 'rows',
      rows: many.map((row) => ({ ...shared, amount: row })),
    });
    expect(cellsOf(table, 'amount')).toEqual(many);
  });
  test('an own key __proto__ is a key as any other', async () => {
    const { table } = await load({
      format: 'rows',
      rows: [JSON.parse(`{"__proto__": {"score": 9}, ${JSON.stringify(visit()).slice(1)}`)],
    });
    expect(cellsOf(table, 'score')).toEqual([0.5]);
    expect(cellsOf(table, 'at')).toEqual([moment]);
    expect(({} as Record<string, unknown>)['score']).toBeUndefined();
  });
});

describe('NaN', () => {
  test('is a value, which the contract refuses', async () => {
    expect(await issuesOf(rows({}, { amount: Number.NaN }))).toEqual(['wrong_type amount@2']);
  });
  test('is missing where the source says so', async () => {
    const { table } = await load({ ...rows({ amount: Number.NaN }, {}), nan: 'missing' });
    expect(cellsOf(table, 'amount')).toEqual([null, 10]);
    expect(isMissing(table.columns.get('amount')!, 0)).toBe(true);
  });
});

describe('what is refused, with row and column', () => {
  test.each([
    ['an infinity', { score: Infinity }, 'wrong_type score@2'],
    ['a number as a text', { score: '0.5' }, 'wrong_type score@2'],
    ['a boolean as a number', { score: true }, 'wrong_type score@2'],
    ['an object', { score: { valueOf: () => 1 } }, 'wrong_type score@2'],
    ['a bigint that float64 would round', { amount: 2n ** 53n + 1n }, 'inexact_integer amount@2'],
    ['out of range', { score: -1001 }, 'out_of_range score@2'],
    ['nothing where something must be', { score: null }, 'missing score@2'],
    ['another category', { tariff: 'Free' }, 'unknown_category plan@2'],
    ['an empty category', { tariff: '' }, 'unknown_category plan@2'],
    ['a boolean that is no declared value', { tariff: true }, 'unknown_category plan@2'],
    ['a number that is no declared value', { level: 3 }, 'unknown_category level@2'],
    ['an array of a category', { tariff: ['free'] }, 'unknown_category plan@2'],
    ['a key that is no text', { person: 1.5 }, 'wrong_type person@2'],
    ['a number for a moment', { at: moment }, 'wrong_type at@2'],
    ['a Date that is none', { at: new Date('soon') }, 'wrong_type at@2'],
    ['a day that does not exist', { at: '2026-02-30' }, 'wrong_type at@2'],
    ['a symbol', { score: Symbol('x') }, 'wrong_type score@2'],
  ])('%s', async (_, cells, issue) => {
    expect(await issuesOf(rows({}, cells))).toEqual([issue]);
  });
  test('a getter that throws, without what it says', async () => {
    const row = Object.defineProperty(visit(), 'score', {
      enumerable: true,
      get: () => {
        throw new Error('Ada Lovelace');
      },
    });
    const error = await errorOf({ format: 'rows', rows: [visit(), row] });
    expect(JSON.stringify([error.message, error.details, error.cause])).not.toContain('Ada');
    expect(await issuesOf({ format: 'rows', rows: [visit(), row] })).toEqual([
      'wrong_type score@2',
    ]);
  });
  test('a proxy that throws whatever it is asked', async () => {
    const refuse = () => {
      throw new Error('no');
    };
    const row = new Proxy(
      {},
      { get: refuse, has: refuse, ownKeys: refuse, getOwnPropertyDescriptor: refuse },
    );
    expect((await issuesOf({ format: 'rows', rows: [row] })).length).toBe(8);
  });
  test('inherited cells: a row has what it owns', async () => {
    expect(await issuesOf({ format: 'rows', rows: [visit(), Object.create(visit())] })).toEqual([
      'missing score@2',
      'missing left@2',
    ]);
  });
  test.each([[null], [undefined], [7], ['a,b'], [[1, 2]], [() => 0]])(
    '%o as a row',
    async (row) => {
      expect(await issuesOf({ format: 'rows', rows: [visit(), row] })).toEqual([
        'unreadable_structure@2',
      ]);
    },
  );
  test('a hole in the array', async () => {
    const holed = [visit(), visit()];
    delete holed[1];
    expect(await issuesOf({ format: 'rows', rows: holed })).toEqual(['unreadable_structure@2']);
  });
  test('a column that no row has, though it may be missing', async () => {
    const { amount: _, ...without } = visit();
    expect(await issuesOf({ format: 'rows', rows: [without, without] })).toEqual([
      'absent_column amount',
    ]);
  });
  test('no rows', async () => {
    expect(await issuesOf({ format: 'rows', rows: [] })).toEqual(['no_rows']);
  });
  test('more issues than are listed are counted, and no value is told', async () => {
    const bad = Array.from({ length: 50 }, () =>
      visit({ amount: 'Lovelace', person: Symbol('Ada') }),
    );
    const error = await errorOf({ format: 'rows', rows: bad });
    expect(error.details).toMatchObject({ total: 100 });
    expect((error.details['issues'] as unknown[]).length).toBe(20);
    expect(JSON.stringify([error.message, error.details])).not.toMatch(/Ada|Lovelace/);
  });
});

describe('rows that come to no end', () => {
  test('an iterable that throws after some', async () => {
    const broken = function* () {
      yield visit();
      throw new Error('gone');
    };
    const error = await errorOf({ format: 'rows', rows: broken() });
    expect(error).toMatchObject({ code: 'TRAINING_SOURCE_UNREADABLE', details: { read: 1 } });
    expect((error.cause as Error).message).toBe('gone');
  });
  test('an async iterable that throws after some', async () => {
    const broken = async function* () {
      yield visit();
      throw new Error('gone');
    };
    const error = await errorOf({ format: 'rows', rows: broken() });
    expect(error).toMatchObject({ code: 'TRAINING_SOURCE_UNREADABLE', details: { read: 1 } });
  });
  test('one that hangs is left when the signal says so, and is told', async () => {
    let told = false;
    const hanging: AsyncIterable<unknown> = {
      [Symbol.asyncIterator]: () => ({
        next: () => new Promise(() => undefined),
        return: () => {
          told = true;
          return Promise.resolve({ done: true, value: undefined });
        },
      }),
    };
    const controller = new AbortController();
    const loading = load({ format: 'rows', rows: hanging }, controller.signal);
    setImmediate(() => controller.abort(new Error('enough')));
    await expect(loading).rejects.toThrow('enough');
    expect(told).toBe(true);
  });
  test('what is no iterable', async () => {
    const error = await errorOf({ format: 'rows', rows: 7 as never });
    expect(error).toMatchObject({ code: 'TRAINING_OPTION_INVALID' });
  });
});

test('law: rows and the columns made of them are one dataset, whatever the cells', async () => {
  const cells = fc.record({
    score: fc.double({ min: -1000, noNaN: true, noDefaultInfinity: true }),
    amount: fc.option(
      fc.oneof(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.bigInt(-(2n ** 53n) + 1n, 2n ** 53n - 1n),
      ),
    ),
    tariff: fc.constantFrom('free', 'paid', null, undefined),
    level: fc.constantFrom('1', 2, null),
    left: fc.boolean(),
    group: fc.constantFrom('a', 'b', null),
    person: fc.option(fc.oneof(fc.string(), fc.maxSafeInteger())),
    at: fc.option(fc.date({ noInvalidDate: true })),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(cells, { minLength: 1, maxLength: 20 }), async (drawn) => {
      // A column of which no row says anything is absent: the first row says something of each.
      const all = [visit(), ...drawn];
      const columns = Object.fromEntries(
        Object.keys(visit()).map((key) => [
          key,
          all.map((row) => (row as Record<string, unknown>)[key]),
        ]),
      );
      const byRow = await load({ format: 'rows', rows: all });
      const byColumn = await load({ format: 'columns', columns });
      expect(byColumn.digest).toBe(byRow.digest);
      expect(cellsOf(byRow.table, 'person')).toEqual(
        all.map(({ person }) => (person === null ? null : String(person))),
      );
    }),
    { seed: 20261121, numRuns: 40 },
  );
});
