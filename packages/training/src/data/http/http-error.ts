import type { JsonObject } from '@codexhub/common-config/kernel';
import { TrainingError, type TrainingErrorCode } from '../../errors.ts';

/** Which page of a source, for messages: its number and its address without query. */
export interface PageName {
  readonly number: number;
  readonly address: string;
}

/** An address as it may be printed: a query may hold keys and names. */
export function printableAddress(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}

/** An error of one page: what it must be, what came, what to do. */
export function pageError(
  code: TrainingErrorCode,
  page: PageName,
  text: string,
  details: JsonObject = {},
  cause?: unknown,
): TrainingError {
  return new TrainingError(code, {
    message: `data: page ${page.number} of "${page.address}" ${text}`,
    details: { page: page.number, address: page.address, ...details },
    cause,
  });
}
