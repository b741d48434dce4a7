import { TrainingError } from '../../errors.ts';
import { requireOption } from '../../internal/require-option.ts';
import type { HttpSource } from './http-source.ts';

/** The limits of a source, defaults filled in. */
export interface HttpLimits {
  readonly timeoutMs: number;
  readonly retries: number;
  readonly maxPages: number;
  readonly maxRows: number;
  readonly maxBytes: number;
}

/** Checks what a source asks for, and fills in its limits. @throws TrainingError `TRAINING_OPTION_INVALID` */
export function httpLimits(source: HttpSource): HttpLimits {
  requireAddress(source.url);
  const { timeoutMs = 30_000, retries = 4 } = source;
  const { maxPages = 10_000, maxRows = 10_000_000, maxBytes = 2 ** 30 } = source;
  const limits = { timeoutMs, maxPages, maxRows, maxBytes };
  for (const [name, value] of Object.entries(limits)) {
    const holds = Number.isSafeInteger(value) && value > 0;
    requireOption(holds, `source.${name}`, 'a whole number above 0', value);
  }
  // Beyond it a timer of Node fires at once.
  requireOption(timeoutMs < 2 ** 31, 'source.timeoutMs', 'below 2^31', timeoutMs);
  const holds = Number.isInteger(retries) && retries >= 0 && retries <= 20;
  requireOption(holds, 'source.retries', 'a whole number from 0 to 20', retries);
  return { ...limits, retries };
}

// What was received stays out of the message: it may hold a password.
function requireAddress(text: string): void {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && isWeb(url) && url.username === '' && url.password === '') return;
  throw new TrainingError('TRAINING_OPTION_INVALID', {
    message:
      'source.url must be an absolute http: or https: address without user and password; received something else; put a credential into source.token',
    details: { option: 'source.url' },
  });
}

/** Whether an address is one that this source may ask: no file, no data. */
export function isWeb({ protocol }: URL): boolean {
  return protocol === 'https:' || protocol === 'http:';
}
