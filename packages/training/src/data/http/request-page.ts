import { CodexHubError } from '@codexhub/common-config/kernel';
import { type PageName, pageError } from './http-error.ts';
import { isWeb } from './http-options.ts';
import type { HttpSource } from './http-source.ts';
import type { HttpTransport } from './http-transport.ts';
import { readBody } from './read-body.ts';
import { requestHeaders } from './request-headers.ts';

/** An answer, read whole. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array;
  /** The address that answered, after redirects. */
  readonly url: string;
}

/** What one request may use. */
export interface RequestBounds {
  readonly transport: HttpTransport;
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly signal: AbortSignal | undefined;
}

const REDIRECTS = 5;
const REDIRECT = new Set([301, 302, 303, 307, 308]);

/**
 * One GET, its redirects followed, within the time limit; the body is read to its end.
 * @throws TrainingError as the page says, or whatever the network throws.
 */
export async function requestPage(
  source: HttpSource,
  address: string,
  page: PageName,
  bounds: RequestBounds,
): Promise<HttpAnswer> {
  const limit = AbortSignal.timeout(bounds.timeoutMs);
  const signal = bounds.signal ? AbortSignal.any([bounds.signal, limit]) : limit;
  let url = new URL(address);
  for (let hops = 0; hops <= REDIRECTS; hops += 1) {
    const headers = requestHeaders(source, url);
    const init = { method: 'GET', headers, redirect: 'manual', signal } as const;
    const response = await bounds.transport.fetch(url.href, init);
    const location = REDIRECT.has(response.status) ? response.headers.get('location') : null;
    if (location === null) {
      const body = await readBody(response, bounds.maxBytes, page);
      return { status: response.status, headers: response.headers, body, url: url.href };
    }
    await response.body?.cancel();
    url = redirected(location, url, page);
  }
  throw pageError(
    'TRAINING_SOURCE_INVALID',
    page,
    `must answer after at most ${REDIRECTS} redirects; it redirects on and on; use the address that it leads to, and check whether the token is accepted`,
    { reason: 'redirects' },
  );
}

function redirected(location: string, from: URL, page: PageName): URL {
  const url = URL.canParse(location, from.href) ? new URL(location, from) : undefined;
  if (url && isWeb(url) && url.username === '' && url.password === '') return url;
  throw pageError(
    'TRAINING_SOURCE_INVALID',
    page,
    'must redirect to an http: or https: address, if at all; it leads elsewhere; use the final address as source.url',
    { reason: 'redirect_target' },
  );
}

/** Whether another attempt may help: a fault of the network or of the time limit, not of the page. */
export function isNetworkFault(error: unknown): boolean {
  return !CodexHubError.isInstance(error);
}
