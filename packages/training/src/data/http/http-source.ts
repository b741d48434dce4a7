import type { Secret } from '@codexhub/common-config/config';
import type { HttpTransport } from './http-transport.ts';

/**
 * Rows of a JSON API, read by GET, page after page.
 *
 * A token goes to the url's own origin only: redirects and next links that lead elsewhere go without
 * it. Messages name a page by origin and path; query, headers and bodies never stand in them.
 */
export interface HttpSource {
  readonly format: 'http';
  /** `http:` or `https:`, without a user or password. */
  readonly url: string;
  /** Sent as `Authorization: Bearer …`; revealed for each request, and kept nowhere. */
  readonly token?: Pick<Secret, 'reveal'> | undefined;
  /** Further headers; those that hold a secret are treated as the token is. */
  readonly headers?: Readonly<Record<string, string | Pick<Secret, 'reveal'>>> | undefined;
  /** Where the rows stand in a page, such as `data.items`; the page itself where absent. */
  readonly rowsAt?: string | undefined;
  /** How one page leads to the next; one page where absent. */
  readonly pagination?: HttpPagination | undefined;
  /** Milliseconds for one request, its body included; 30,000 where absent. */
  readonly timeoutMs?: number | undefined;
  /** Further attempts after a network fault, 408, 429, 502, 503 or 504; 4 where absent. */
  readonly retries?: number | undefined;
  /** Beyond any of these nothing is loaded: 10,000 pages, 10,000,000 rows, 1 GiB of JSON. */
  readonly maxPages?: number | undefined;
  readonly maxRows?: number | undefined;
  readonly maxBytes?: number | undefined;
  /** Where requests, waiting and chance come from; the machine's own where absent. */
  readonly transport?: Partial<HttpTransport> | undefined;
}

/**
 * `link`: the `Link` header with `rel="next"` (RFC 8288). `next`: a field of the page that holds the
 * next page's address. `cursor`: a field whose value is sent back as a parameter. `page` and `offset`:
 * a counted parameter, until a page has no rows: a short page is no end, since a server may cut pages.
 */
export type HttpPagination =
  | { readonly kind: 'link' }
  | { readonly kind: 'next'; readonly at: string }
  | { readonly kind: 'cursor'; readonly at: string; readonly parameter: string }
  | { readonly kind: 'page'; readonly parameter: string; readonly first?: number | undefined }
  | { readonly kind: 'offset'; readonly parameter: string };
