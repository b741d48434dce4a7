import { createHash } from 'node:crypto';
import { type PageName, pageError, printableAddress } from './http-error.ts';
import { httpLimits } from './http-options.ts';
import type { HttpSource } from './http-source.ts';
import { systemTransport } from './http-transport.ts';
import { firstAddress, nextAddress } from './next-page.ts';
import { parsePage, rowsOf } from './parse-page.ts';
import { retryPage } from './retry-page.ts';

/** One page: its rows as JSON says them, and its bytes as they came. */
export interface HttpPage {
  readonly rows: readonly unknown[];
  readonly bytes: Uint8Array;
}

/**
 * The pages of a JSON API, one after another; the next is asked for when the last is done with.
 * @throws TrainingError `TRAINING_OPTION_INVALID`, `TRAINING_SOURCE_UNREACHABLE`,
 * `TRAINING_SOURCE_REFUSED`, `TRAINING_SOURCE_INVALID` (HTML, no JSON, a page that comes twice),
 * `TRAINING_SOURCE_TOO_LARGE`; each names the page.
 */
export async function* readHttpPages(
  source: HttpSource,
  signal: AbortSignal | undefined,
): AsyncGenerator<HttpPage, void, undefined> {
  const limits = httpLimits(source);
  const transport = { ...systemTransport(), ...source.transport };
  const isCounted = ['page', 'offset'].includes(source.pagination?.kind ?? '');
  const visited = new Set<string>();
  let bytesLeft = limits.maxBytes;
  let rowsSoFar = 0;
  let before = '';
  let address: string | undefined = firstAddress(source.url, source.pagination);
  for (let number = 1; address !== undefined; number += 1) {
    const name: PageName = { number, address: printableAddress(address) };
    if (visited.has(address)) throw comesAgain(name);
    visited.add(address);
    if (number > limits.maxPages) throw tooMany(name, 'pages', limits.maxPages);

    const bounds = { ...limits, transport, signal, maxBytes: bytesLeft };
    const answer = await retryPage(source, address, name, bounds);
    const value = parsePage(answer, name);
    const rows = rowsOf(value, source.rowsAt, name);
    const digest = createHash('sha256').update(answer.body).digest('base64');
    // Links may lead to equal pages; a counted parameter that changes nothing is one that is ignored.
    if (isCounted && rows.length > 0 && digest === before) throw comesAgain(name);
    before = digest;
    bytesLeft -= answer.body.length;
    rowsSoFar += rows.length;
    if (rowsSoFar > limits.maxRows) throw tooMany(name, 'rows', limits.maxRows);
    yield { rows, bytes: answer.body };
    signal?.throwIfAborted();
    address = nextAddress(source.url, source.pagination, {
      name,
      answer,
      value,
      rows: rows.length,
      rowsSoFar,
    });
  }
}

function comesAgain(page: PageName): Error {
  return pageError(
    'TRAINING_SOURCE_INVALID',
    page,
    'must be a page of its own; it is one that was read before; the API ignores the parameter or its links run in a circle: correct source.pagination',
    { reason: 'page_cycle' },
  );
}

function tooMany(page: PageName, what: 'pages' | 'rows', limit: number): Error {
  const option = what === 'pages' ? 'maxPages' : 'maxRows';
  return pageError(
    'TRAINING_SOURCE_TOO_LARGE',
    page,
    `must not pass source.${option} (${limit}); nothing was loaded; ask for fewer rows or raise the limit`,
    { reason: what, limit },
  );
}
