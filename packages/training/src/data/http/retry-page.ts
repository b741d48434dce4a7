import { type PageName, pageError } from './http-error.ts';
import type { HttpSource } from './http-source.ts';
import {
  type HttpAnswer,
  isNetworkFault,
  type RequestBounds,
  requestPage,
} from './request-page.ts';
import { retryAfter } from './retry-after.ts';

const AGAIN = new Set([408, 429, 502, 503, 504]);
const FIRST_WAIT = 500;
const LONGEST_WAIT = 60_000;

/**
 * One page, with further attempts where they may help: exponential back-off with full jitter
 * (a wait of random × min(60 s, 0.5 s · 2^attempt)), or what `Retry-After` asks for.
 * @throws TrainingError `TRAINING_SOURCE_UNREACHABLE` where no attempt got an answer,
 * `TRAINING_SOURCE_REFUSED` for any other status than 200.
 */
export async function retryPage(
  source: HttpSource,
  address: string,
  page: PageName,
  bounds: RequestBounds & { readonly retries: number },
): Promise<HttpAnswer> {
  const { transport, signal, retries } = bounds;
  for (let attempt = 0; ; attempt += 1) {
    const outcome = await attemptPage(source, address, page, bounds);
    signal?.throwIfAborted();
    if ('answer' in outcome && !AGAIN.has(outcome.answer.status))
      return accepted(outcome.answer, page);
    const asked =
      'answer' in outcome ? retryAfter(outcome.answer.headers, transport.clock) : undefined;
    if (attempt === retries || (asked ?? 0) > LONGEST_WAIT) {
      throw unreachable(page, attempt + 1, outcome, asked);
    }
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** attempt);
    await transport.sleep(asked ?? Math.floor(transport.random() * wait), signal);
    signal?.throwIfAborted();
  }
}

type Outcome = { readonly answer: HttpAnswer } | { readonly fault: unknown };

async function attemptPage(
  source: HttpSource,
  address: string,
  page: PageName,
  bounds: RequestBounds,
): Promise<Outcome> {
  try {
    return { answer: await requestPage(source, address, page, bounds) };
  } catch (fault) {
    if (!isNetworkFault(fault)) throw fault;
    return { fault };
  }
}

function accepted(answer: HttpAnswer, page: PageName): HttpAnswer {
  const { status } = answer;
  if (status === 200) return answer;
  const advice =
    status === 401 || status === 403
      ? 'check source.token and what it may read'
      : 'check source.url and the pagination';
  throw pageError(
    'TRAINING_SOURCE_REFUSED',
    page,
    `must answer with status 200; it answered ${status}; ${advice}`,
    { status },
  );
}

function unreachable(
  page: PageName,
  attempts: number,
  outcome: Outcome,
  asked: number | undefined,
): Error {
  const reason = 'answer' in outcome ? `status ${outcome.answer.status}` : faultName(outcome.fault);
  const waiting = asked === undefined ? '' : ` and asks to wait ${Math.ceil(asked / 1000)} s`;
  return pageError(
    'TRAINING_SOURCE_UNREACHABLE',
    page,
    `must answer; after ${attempts} attempt(s) the last gave ${reason}${waiting}; nothing was loaded; try again later, or raise source.retries or source.timeoutMs`,
    { attempts, reason },
    'fault' in outcome ? outcome.fault : undefined,
  );
}

/** The name of a fault, not its message, which may hold an address with its query. */
function faultName(fault: unknown): string {
  if (!(fault instanceof Error)) return 'a fault of the network';
  if (fault.name === 'TimeoutError') return 'no answer within source.timeoutMs';
  const code: unknown = Reflect.get(Object(fault.cause ?? fault), 'code');
  return typeof code === 'string' ? code : 'a fault of the network';
}
