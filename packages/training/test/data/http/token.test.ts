import { KernelError } from '@codexhub/common-config/kernel';
import { describe, expect, test } from 'vitest';
import { errorOf, load, visit } from '../../fixtures/visits.ts';
import { expectNothingLeaks, json, sourceAt, TOKEN, useApi } from './api.ts';

const api = useApi();
const other = useApi();

describe('the token stays at its origin', () => {
  const headers = {
    'x-api-key': { reveal: () => 'k1' },
    Cookie: 'a=b',
    'X-Token': 't',
    accept: 'application/json',
  };
  test('a redirect within it', async () => {
    api().answer = (_, response, url) => {
      if (url.pathname === '/visits') response.writeHead(307, { location: '/moved' }).end();
      else json(response, [visit()]);
    };
    await load(sourceAt(api()).source);
    expect(api().seen.map(({ authorization }) => authorization)).toEqual(
      Array(2).fill(`Bearer ${TOKEN}`),
    );
  });
  test('a redirect to another', async () => {
    api().answer = (_, response) =>
      response.writeHead(302, { location: `${other().origin}/x` }).end();
    other().answer = (request, response) => {
      expect(Object.values(request.headers).join()).not.toMatch(/sk-live|k1|a=b/);
      expect(request.headers['x-token']).toBeUndefined();
      json(response, [visit()]);
    };
    expect((await load(sourceAt(api(), { headers }).source)).table.rowCount).toBe(1);
    expect(other().seen).toEqual([{ path: '/x', authorization: undefined, apiKey: undefined }]);
  });
  test('a next link to another', async () => {
    api().answer = (_, response) =>
      json(response, [visit()], { link: `<${other().origin}/x>; rel=next` });
    expect(
      (await load(sourceAt(api(), { headers, pagination: { kind: 'link' } }).source)).table
        .rowCount,
    ).toBe(2);
    expect(other().seen).toEqual([{ path: '/x', authorization: undefined, apiKey: undefined }]);
  });
  test('redirects without an end, and to what is no address', async () => {
    api().answer = (_, response) => response.writeHead(302, { location: '/again' }).end();
    expect((await errorOf(sourceAt(api()).source)).details).toMatchObject({ reason: 'redirects' });
    expect(api().seen).toHaveLength(6);
    api().answer = (_, response) =>
      response.writeHead(302, { location: 'file:///etc/passwd' }).end();
    expect((await errorOf(sourceAt(api()).source)).details).toMatchObject({
      reason: 'redirect_target',
    });
  });
});

const raise = (text: string): never => {
  throw new Error(text);
};

describe('options', () => {
  test.each([
    ['an address that is none', { url: 'visits' }],
    ['a file', { url: 'file:///etc/passwd' }],
    ['a password in the address', { url: `http://ada:${TOKEN}@127.0.0.1/` }],
    ['a token that no header can carry', { token: { reveal: () => `${TOKEN}\nx: y` } }],
    ['a token that is no secret', { token: TOKEN as unknown as { reveal: () => string } }],
    ['a token that cannot be revealed', { token: { reveal: () => raise(TOKEN) } }],
    ['a header of nothing', { headers: { 'x-api-key': { reveal: () => undefined as never } } }],
    ['a time limit', { timeoutMs: 0 }],
    ['a time limit that no timer has', { timeoutMs: 2 ** 31 }],
    ['retries', { retries: -1 }],
    ['pages', { maxPages: 1.5 }],
    ['rows', { maxRows: Number.NaN }],
    ['bytes', { maxBytes: Infinity }],
  ])('%s', async (_, options) => {
    const error = await errorOf(sourceAt(api(), options).source);
    expect(error.code).toBe('TRAINING_OPTION_INVALID');
    expectNothingLeaks(error);
    expect(api().seen).toHaveLength(0);
  });
  test('a secret that says itself why it is none', async () => {
    const reason = new KernelError('KERNEL_VALUE_INVALID', { message: 'the file is gone' });
    const token = {
      reveal: (): never => {
        throw reason;
      },
    };
    const error: unknown = await load(sourceAt(api(), { token }).source).catch((cause) => cause);
    expect(error).toBe(reason);
  });
});
