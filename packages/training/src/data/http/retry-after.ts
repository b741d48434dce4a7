import type { Clock } from '@codexhub/common-config/kernel';

/**
 * The milliseconds that a `Retry-After` asks to wait (RFC 9110): whole seconds, or a date.
 * @returns undefined where there is none, or none that can be read.
 */
export function retryAfter(headers: Headers, clock: Clock): number | undefined {
  const text = headers.get('retry-after')?.trim();
  if (!text) return undefined;
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  // A date of HTTP begins with the day's name: nothing else is left to the platform's guess.
  if (!/^[A-Z][a-z]{2,8}, /.test(text)) return undefined;
  const moment = Date.parse(text);
  return Number.isNaN(moment) ? undefined : Math.max(0, moment - clock.now().getTime());
}
