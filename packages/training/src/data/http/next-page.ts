import { type PageName, pageError } from './http-error.ts';
import { isWeb } from './http-options.ts';
import type { HttpPagination } from './http-source.ts';
import { nextLink } from './link-header.ts';
import { valueAt } from './parse-page.ts';
import type { HttpAnswer } from './request-page.ts';

/** A page that was read, and how far the source is. */
export interface PageRead {
  readonly name: PageName;
  readonly answer: HttpAnswer;
  readonly value: unknown;
  readonly rows: number;
  /** Rows of all pages so far, this one included. */
  readonly rowsSoFar: number;
}

/** The address of the first page. */
export function firstAddress(url: string, pagination: HttpPagination | undefined): string {
  if (pagination?.kind === 'page')
    return withParameter(url, pagination.parameter, pagination.first ?? 1);
  return pagination?.kind === 'offset' ? withParameter(url, pagination.parameter, 0) : url;
}

/**
 * The address of the page after this one; undefined where it was the last.
 * @throws TrainingError `TRAINING_SOURCE_INVALID` for a link or a cursor that leads nowhere.
 */
export function nextAddress(
  url: string,
  pagination: HttpPagination | undefined,
  read: PageRead,
): string | undefined {
  switch (pagination?.kind) {
    case undefined:
      return undefined;
    case 'link':
      return followed(nextLink(read.answer.headers.get('link')), read);
    case 'next':
      return followed(valueAt(read.value, pagination.at), read);
    case 'cursor': {
      const cursor = valueAt(read.value, pagination.at);
      if (isEnd(cursor)) return undefined;
      if (!['string', 'number', 'bigint'].includes(typeof cursor)) throw leadsNowhere(read);
      return withParameter(url, pagination.parameter, String(cursor));
    }
    case 'page':
      if (read.rows === 0) return undefined;
      return withParameter(url, pagination.parameter, (pagination.first ?? 1) + read.name.number);
    case 'offset':
      if (read.rows === 0) return undefined;
      return withParameter(url, pagination.parameter, read.rowsSoFar);
  }
}

function isEnd(next: unknown): boolean {
  return next === undefined || next === null || next === '';
}

function followed(next: unknown, read: PageRead): string | undefined {
  if (isEnd(next)) return undefined;
  const base = read.answer.url;
  if (typeof next !== 'string' || !URL.canParse(next, base)) throw leadsNowhere(read);
  const url = new URL(next, base);
  if (!isWeb(url) || url.username !== '' || url.password !== '') throw leadsNowhere(read);
  return url.href;
}

function leadsNowhere({ name }: PageRead): Error {
  return pageError(
    'TRAINING_SOURCE_INVALID',
    name,
    'must name the next page by an http: or https: address or by a cursor of text or number; it holds something else; correct source.pagination',
    { reason: 'next_page' },
  );
}

function withParameter(url: string, name: string, value: string | number): string {
  const changed = new URL(url);
  changed.searchParams.set(name, String(value));
  return changed.href;
}
