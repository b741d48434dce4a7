import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { cellsOf, errorOf, issuesOf, load, visit } from '../../fixtures/visits.ts';
import { type Api, expectNothingLeaks, json, sourceAt, TOKEN, useApi } from './api.ts';

const api = useApi();

const numbered = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => visit({ amount: from + at }));
const pathOf = ({ seen }: Api) =>
  seen.map(({ path }) => path.replace('key=private', '').replace('?&', '?'));

describe('one page', () => {
  test('its rows, typed by the contract; the digest of its bytes', async () => {
    const body = JSON.stringify([visit(), visit({ amount: null, at: null })]);
    api().answer = (_, response) => json(response, body);
    const { table, source } = await load(sourceAt(api()).source);
    expect(cellsOf(table, 'amount')).toEqual([10, null]);
    expect(cellsOf(table, 'at')).toEqual([Date.UTC(2026, 0, 2, 3, 4, 5, 678), null]);
    expect(source).toBe(`sha256:${createHash('sha256').update(body).digest('hex')}`);
    expect(api().seen).toEqual([
      { path: '/visits?key=private', authorization: `Bearer ${TOKEN}`, apiKey: undefined },
    ]);
  });
  test('rows below a path, packed, after a byte order mark', async () => {
    const body = `\ufeff${JSON.stringify({ data: { items: [visit()] } })}`;
    api().answer = (_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(body));
    };
    expect((await load(sourceAt(api(), { rowsAt: 'data.items' }).source)).table.rowCount).toBe(1);
  });
  test('a whole number that float64 would round is an issue, not another number', async () => {
    const body = JSON.stringify([visit({ amount: 0 })]).replace(
      '"amount":0',
      '"amount":9007199254740993',
    );
    api().answer = (_, response) => json(response, body);
    expect(await issuesOf(sourceAt(api()).source)).toEqual(['inexact_integer amount@1']);
    const key = body.replace('9007199254740993', '1').replace('"p1"', '9007199254740993');
    api().answer = (_, response) => json(response, key);
    expect(cellsOf((await load(sourceAt(api()).source)).table, 'person')).toEqual([
      '9007199254740993',
    ]);
    const float = body.replace('9007199254740993', '1e300');
    api().answer = (_, response) => json(response, float);
    expect(cellsOf((await load(sourceAt(api()).source)).table, 'amount')).toEqual([1e300]);
  });
  test('headers, a secret one among them', async () => {
    await load(
      sourceAt(api(), { token: undefined, headers: { 'x-api-key': { reveal: () => 'k1' } } })
        .source,
    );
    expect(api().seen[0]).toMatchObject({ apiKey: 'k1', authorization: undefined });
  });
});

describe('pages', () => {
  const pages = [numbered(0, 2), numbered(2, 4), numbered(4, 5)];
  const amounts = [0, 1, 2, 3, 4];
  const at = (url: URL, name: string) => Number(url.searchParams.get(name) ?? 0);

  test('by the Link header, relative or not', async () => {
    api().answer = (_, response, url) => {
      const next = at(url, 'p') + 1;
      const links = ['</first>; rel="first"', `<?p=${next}>; title="a, \\"b\\""; rel="prev next"`];
      json(response, pages[next - 1], next < 3 ? { link: links.join(', ') } : {});
    };
    const { table } = await load(sourceAt(api(), { pagination: { kind: 'link' } }).source);
    expect(cellsOf(table, 'amount')).toEqual(amounts);
    expect(api().seen.map(({ authorization }) => authorization)).toEqual(
      Array(3).fill(`Bearer ${TOKEN}`),
    );
  });
  test('by a field with the next address', async () => {
    api().answer = (_, response, url) => {
      const next = at(url, 'p') + 1;
      json(response, {
        results: pages[next - 1],
        next: next < 3 ? `${api().origin}/visits?p=${next}` : null,
      });
    };
    const options = { rowsAt: 'results', pagination: { kind: 'next', at: 'next' } } as const;
    expect(cellsOf((await load(sourceAt(api(), options).source)).table, 'amount')).toEqual(amounts);
  });
  test('by a cursor', async () => {
    api().answer = (_, response, url) => {
      const page = ['', 'c&1', 'c=2'].indexOf(url.searchParams.get('after') ?? '');
      json(response, { data: pages[page], meta: { next: ['c&1', 'c=2', ''][page] } });
    };
    const pagination = { kind: 'cursor', at: 'meta.next', parameter: 'after' } as const;
    const { table } = await load(sourceAt(api(), { rowsAt: 'data', pagination }).source);
    expect(cellsOf(table, 'amount')).toEqual(amounts);
    expect(api().seen.every(({ path }) => path.includes('key=private'))).toBe(true);
  });
  test('by a cursor whose name objects have themselves: what a page has not is no cursor', async () => {
    const pagination = { kind: 'cursor', at: 'constructor', parameter: 'after' } as const;
    expect((await load(sourceAt(api(), { pagination }).source)).table.rowCount).toBe(1);
  });
  test('by number, until a page has no rows: a short one is no end', async () => {
    const cut = [numbered(0, 2), numbered(2, 3), numbered(3, 5), []];
    api().answer = (_, response, url) => json(response, cut[at(url, 'page') - 1]);
    const pagination = { kind: 'page', parameter: 'page' } as const;
    expect(cellsOf((await load(sourceAt(api(), { pagination }).source)).table, 'amount')).toEqual(
      amounts,
    );
    expect(pathOf(api())).toEqual([1, 2, 3, 4].map((page) => `/visits?page=${page}`));
  });
  test('by offset, counted by the rows that came', async () => {
    api().answer = (_, response, url) =>
      json(response, numbered(0, 5).slice(at(url, 'skip')).slice(0, 2));
    const pagination = { kind: 'offset', parameter: 'skip' } as const;
    expect(cellsOf((await load(sourceAt(api(), { pagination }).source)).table, 'amount')).toEqual(
      amounts,
    );
    expect(pathOf(api())).toEqual([0, 2, 4, 5].map((skip) => `/visits?skip=${skip}`));
  });
  test('rows are numbered through', async () => {
    api().answer = (_, response, url) => {
      json(
        response,
        [visit(), visit({ score: 'Lovelace' })],
        at(url, 'p') < 1 ? { link: '<?p=1>; rel=next' } : {},
      );
    };
    const { source } = sourceAt(api(), { pagination: { kind: 'link' } });
    expect(await issuesOf(source)).toEqual(['wrong_type score@2', 'wrong_type score@4']);
    expectNothingLeaks(await errorOf(source));
  });
});

describe('pages without an end', () => {
  test('links in a circle', async () => {
    api().answer = (_, response, url) =>
      json(response, [visit({ person: url.search })], {
        link: `<?p=${url.search === '?p=a' ? 'b' : 'a'}>; rel=next`,
      });
    const error = await errorOf(sourceAt(api(), { pagination: { kind: 'link' } }).source);
    expect(error).toMatchObject({
      code: 'TRAINING_SOURCE_INVALID',
      details: { reason: 'page_cycle', page: 4 },
    });
  });
  test('a parameter that is ignored', async () => {
    const error = await errorOf(
      sourceAt(api(), { pagination: { kind: 'page', parameter: 'p' } }).source,
    );
    expect(error.details).toMatchObject({ reason: 'page_cycle', page: 2 });
  });
  test.each([[['a']], [{}], [true]])('a cursor that is none: %j', async (next) => {
    api().answer = (_, response) => json(response, { rows: [visit()], next });
    const pagination = { kind: 'cursor', at: 'next', parameter: 'c' } as const;
    expect(
      (await errorOf(sourceAt(api(), { rowsAt: 'rows', pagination }).source)).details,
    ).toMatchObject({ reason: 'next_page' });
  });
  test.each([
    'file:///etc/passwd',
    'data:application/json,[]',
    'http://a:b@127.0.0.1/',
    'http://[',
  ])('a next address %s', async (next) => {
    api().answer = (_, response) => json(response, [visit()], { link: `<${next}>; rel=next` });
    const error = await errorOf(sourceAt(api(), { pagination: { kind: 'link' } }).source);
    expect(error.details).toMatchObject({ reason: 'next_page' });
  });
  test.each([
    ['maxPages', { maxPages: 3 }, 'pages'],
    ['maxRows', { maxRows: 3 }, 'rows'],
    ['maxBytes', { maxBytes: 500 }, 'bytes'],
  ])('%s', async (_, limit, reason) => {
    api().answer = (_request, response, url) => json(response, [visit({ person: url.search })]);
    const pagination = { kind: 'offset', parameter: 'o' } as const;
    const error = await errorOf(sourceAt(api(), { pagination, ...limit }).source);
    expect(error).toMatchObject({ code: 'TRAINING_SOURCE_TOO_LARGE', details: { reason } });
    expect(api().seen.length).toBeLessThan(6);
  });
  test('a small body that unpacks to a large one', async () => {
    api().answer = (_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(' '.repeat(1_000_000)));
    const error = await errorOf(sourceAt(api(), { maxBytes: 10_000 }).source);
    expect(error.details).toMatchObject({ reason: 'bytes' });
  });
});
