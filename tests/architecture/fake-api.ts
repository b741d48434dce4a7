import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Rows as JSON has them, every one with the same columns. */
export type DataRows = readonly Readonly<Record<string, unknown>>[];

const PAGE = 100;

/** The address of an API whose answer depends on everything that a data section may set. */
export async function serveApi(rows: DataRows): Promise<string> {
  let asked = 0;
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    asked += 1;
    // Each first request is refused for a moment, where the address says so.
    if (url.pathname === '/busy' && asked % 2 === 1) {
      response.writeHead(503, { 'retry-after': '0' }).end();
      return;
    }
    if (url.pathname === '/slow') await sleep(60);
    const from = fromOf(url);
    const page = isPaged(url)
      ? rowsFor(request, rows).slice(from, from + PAGE)
      : rowsFor(request, rows);
    const next = from + PAGE < rows.length ? String(from + PAGE) : null;
    if (next !== null && isPaged(url)) {
      response.setHeader('link', `</link?from=${next}>; rel="next"`);
    }
    const few = page.slice(0, 50);
    const nextUrl = next === null ? null : `/next?from=${next}`;
    response.end(JSON.stringify({ items: page, few, next: nextUrl, at: next, other: null }));
  }).listen(0, '127.0.0.1');
  server.unref();
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const isPaged = ({ pathname }: URL): boolean => /^\/(link|next|cursor|page|offset)$/.test(pathname);

function fromOf({ searchParams }: URL): number {
  const page = searchParams.get('page');
  if (page !== null) return (Number(page) - 1) * PAGE;
  return Number(searchParams.get('from') ?? 0);
}

/** Another token or key has another right: fewer rows. */
function rowsFor({ headers }: IncomingMessage, rows: DataRows): DataRows {
  const some = [headers.authorization, headers['x-key']].join().includes('few');
  return some ? rows.slice(0, 200) : rows;
}
