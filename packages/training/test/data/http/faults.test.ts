import { describe, expect, test } from 'vitest';
import { errorOf, load, visit } from '../../fixtures/visits.ts';
import { type Api, expectNothingLeaks, json, sourceAt, startApi, useApi } from './api.ts';

const api = useApi();

describe('an API that fails for a while', () => {
  const failTimes = (times: number, fail: Api['answer']): void => {
    let left = times;
    api().answer = (request, response, url) => {
      if (left-- > 0) fail(request, response, url);
      else json(response, [visit()]);
    };
  };
  test.each([408, 429, 502, 503, 504])('status %i: again, after growing waits', async (status) => {
    failTimes(3, (_, response) => response.writeHead(status).end());
    const { source, waits } = sourceAt(api());
    expect((await load(source)).table.rowCount).toBe(1);
    expect(waits).toEqual([250, 500, 1000]);
  });
  test('a connection that breaks, or breaks off', async () => {
    failTimes(1, (request) => request.socket.destroy());
    expect((await load(sourceAt(api()).source)).table.rowCount).toBe(1);
    failTimes(1, (_, response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('[{"score":');
      setImmediate(() => response.destroy());
    });
    const { source, waits } = sourceAt(api());
    expect((await load(source)).table.rowCount).toBe(1);
    expect(waits).toHaveLength(1);
  });
  test.each([
    ['seconds', '7', 7000],
    ['a date', 'Sat, 21 Nov 2026 12:00:09 GMT', 9000],
    ['a date that is past', 'Sat, 21 Nov 2026 11:00:00 GMT', 0],
    ['something else', 'tomorrow', 250],
  ])('Retry-After as %s', async (_, value, wait) => {
    failTimes(1, (_request, response) => response.writeHead(429, { 'retry-after': value }).end());
    const { source, waits } = sourceAt(api());
    await load(source);
    expect(waits).toEqual([wait]);
  });
  test('one that asks to wait too long is not waited for', async () => {
    failTimes(9, (_, response) => response.writeHead(503, { 'retry-after': '3600' }).end());
    const { source, waits } = sourceAt(api());
    const error = await errorOf(source);
    expect(error).toMatchObject({ code: 'TRAINING_SOURCE_UNREACHABLE', details: { attempts: 1 } });
    expect(error.message).toContain('asks to wait 3600 s');
    expect(waits).toEqual([]);
  });
  test('too often: the page and the reason', async () => {
    failTimes(99, (_, response) => response.writeHead(503).end('Lovelace'));
    const error = await errorOf(sourceAt(api(), { retries: 2 }).source);
    expect(error).toMatchObject({
      code: 'TRAINING_SOURCE_UNREACHABLE',
      details: { page: 1, attempts: 3, reason: 'status 503', address: `${api().origin}/visits` },
    });
    expectNothingLeaks(error);
  });
  test('nobody listens', async () => {
    const gone = await startApi();
    gone.close();
    const error = await errorOf(sourceAt(gone, { retries: 1 }).source);
    expect(error).toMatchObject({
      code: 'TRAINING_SOURCE_UNREACHABLE',
      details: { reason: 'ECONNREFUSED' },
    });
    expectNothingLeaks(error);
  });
  test('no answer in time, nor the end of one', async () => {
    api().answer = () => undefined;
    const silent = await errorOf(sourceAt(api(), { timeoutMs: 30, retries: 1 }).source);
    expect(silent).toMatchObject({ code: 'TRAINING_SOURCE_UNREACHABLE', details: { attempts: 2 } });
    expect(silent.message).toContain('source.timeoutMs');
    api().answer = (_, response) => response.writeHead(200).write('[');
    const slow = await errorOf(sourceAt(api(), { timeoutMs: 30, retries: 0 }).source);
    expect(slow.message).toContain('source.timeoutMs');
  });
  test('the signal ends it, in a request and in a wait', async () => {
    const reason = new Error('enough');
    const first = new AbortController();
    api().answer = () => first.abort(reason);
    await expect(load(sourceAt(api()).source, first.signal)).rejects.toBe(reason);
    const second = new AbortController();
    api().answer = (_, response) => response.writeHead(503).end();
    const { source } = sourceAt(api(), { transport: { sleep: async () => second.abort(reason) } });
    await expect(load(source, second.signal)).rejects.toBe(reason);
    expect(api().seen).toHaveLength(2);
  });
});

describe('an API that refuses', () => {
  test.each([400, 401, 403, 404, 410, 500, 204, 304])('status %i: told at once', async (status) => {
    api().answer = (_, response) => response.writeHead(status).end();
    const error = await errorOf(sourceAt(api()).source);
    expect(error).toMatchObject({ code: 'TRAINING_SOURCE_REFUSED', details: { page: 1, status } });
    expect(api().seen).toHaveLength(1);
    expectNothingLeaks(error);
  });
});

describe('answers that are no page', () => {
  test.each([
    ['html', '<!DOCTYPE html><p>Lovelace', 'text/html'],
    ['html', '  <html>Lovelace', 'application/json'],
    ['truncated_json', '[{"score": 1', 'application/json'],
    ['truncated_json', '[{"person": "Lovel', 'application/json'],
    ['truncated_json', '', 'application/json'],
    ['repeated_key', '[{"score": 1, "person": "Lovelace", "score": 2}]', 'application/json'],
    ['not_json', 'Lovelace', 'application/json'],
    ['not_json', '[{"score": NaN}]', 'application/json'],
    ['not_json', '{"score": 1}\n{"score": 2}', 'application/x-ndjson'],
    ['encoding', Buffer.from([0x5b, 0xff, 0x5d]), 'application/json'],
    ['no_rows_there', '{"rows": {"0": {}}}', 'application/json'],
    ['no_rows_there', 'null', 'application/json'],
  ])('%s: %s', async (reason, body, type) => {
    api().answer = (_, response) => response.writeHead(200, { 'content-type': type }).end(body);
    const error = await errorOf(sourceAt(api()).source);
    expect(error).toMatchObject({ code: 'TRAINING_SOURCE_INVALID', details: { page: 1, reason } });
    expectNothingLeaks(error);
  });
  test.each(['constructor', 'data.__proto__', 'data.length', 'none'])(
    'rowsAt: %s',
    async (rowsAt) => {
      api().answer = (_, response) => json(response, { data: 'x' });
      expect((await errorOf(sourceAt(api(), { rowsAt }).source)).details).toMatchObject({
        reason: 'no_rows_there',
      });
    },
  );
  test('the second page is named', async () => {
    api().answer = (_, response, url) => {
      if (url.searchParams.has('p')) response.end('<html>');
      else json(response, [visit()], { link: '</visits?p=2>; rel="next"' });
    };
    const error = await errorOf(sourceAt(api(), { pagination: { kind: 'link' } }).source);
    expect(error.message).toContain(`page 2 of "${api().origin}/visits"`);
  });
});
