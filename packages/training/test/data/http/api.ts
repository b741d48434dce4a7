import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { fixedClock } from '@codexhub/common-config/kernel';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import type { HttpSource } from '../../../src/data/http/http-source.ts';
import type { TrainingError } from '../../../src/index.ts';
import { visit } from '../../fixtures/visits.ts';

type Answer = (request: IncomingMessage, response: ServerResponse, url: URL) => void;

/** A local API that answers as a test says, and remembers what it was asked. */
export interface Api {
  readonly origin: string;
  readonly seen: {
    readonly path: string;
    readonly authorization: string | undefined;
    readonly apiKey: string | undefined;
  }[];
  answer: Answer;
  close(): void;
}

export async function startApi(): Promise<Api> {
  const server = createServer((request, response) => {
    const url = new URL(request.url!, api.origin);
    const { authorization } = request.headers;
    api.seen.push({
      path: request.url!,
      authorization,
      apiKey: request.headers['x-api-key'] as string | undefined,
    });
    api.answer(request, response, url);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const api: Api = {
    origin: `http://127.0.0.1:${port}`,
    seen: [],
    answer: (_, response) => response.end('[]'),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return api;
}

/** Answers with JSON. */
export function json(
  response: ServerResponse,
  value: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(200, { 'content-type': 'application/json', ...headers });
  response.end(typeof value === 'string' ? value : JSON.stringify(value));
}

export const TOKEN = 'sk-live-0123456789';

/** A source at the API, its waits written down and not waited. */
export function sourceAt(
  api: Api,
  options: Partial<HttpSource> = {},
): { readonly source: HttpSource; readonly waits: number[] } {
  const waits: number[] = [];
  const source: HttpSource = {
    format: 'http',
    url: `${api.origin}/visits?key=private`,
    token: { reveal: () => TOKEN },
    ...options,
    transport: {
      sleep: (milliseconds) => {
        waits.push(milliseconds);
        return Promise.resolve();
      },
      random: () => 0.5,
      clock: fixedClock('2026-11-21T12:00:00Z'),
      ...options.transport,
    },
  };
  return { source, waits };
}

/** Nothing that people may see holds the token, the query or a cell. */
export function expectNothingLeaks(error: TrainingError): void {
  const shown = inspect(error, { depth: 20 }) + JSON.stringify(error);
  expect(shown).not.toContain(TOKEN);
  expect(shown).not.toContain('private');
  expect(shown).not.toContain('Lovelace');
}

/** An API for the tests of a file, as it was at first in each of them. */
export function useApi(): () => Api {
  let api: Api;
  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(() => {
    api.seen.length = 0;
    api.answer = (_, response) => json(response, [visit()]);
  });
  afterAll(() => api.close());
  return () => api;
}
