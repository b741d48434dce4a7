import type { JsonObject } from './json-value.ts';

const BRAND: unique symbol = Symbol.for('codexhub.error');

/** What every error of CodexHUB carries beside its code. */
export interface CodexHubErrorOptions {
  /** Subject, requirement, what was received, and what to do. Never a row's values. */
  readonly message: string;
  /** JSON-safe facts for machines: paths, counts, digests. Never personal data. */
  readonly details?: JsonObject;
  readonly cause?: unknown;
}

/**
 * The one error class of CodexHUB; packages derive a class with their own literal codes.
 *
 * The brand is a registered symbol, so `isInstance` also recognises errors of a second copy of
 * this package. Every code is listed in `docs/reference/errors.md`.
 *
 * @example
 * const error = new CodexHubError('KERNEL_VALUE_INVALID', { message: 'seed must be finite' });
 * CodexHubError.isInstance(error); // Returns: true
 */
export class CodexHubError<Code extends string = string> extends Error {
  readonly code: Code;
  readonly details: JsonObject;
  /** Marks the instance across copies of the package. */
  readonly [BRAND] = true;

  constructor(code: Code, options: CodexHubErrorOptions) {
    super(options.message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = new.target.name;
    this.code = code;
    this.details = options.details ?? {};
  }

  /** Whether a caught value is an error of CodexHUB, whichever copy of the package made it. */
  static isInstance(value: unknown): value is CodexHubError {
    return typeof value === 'object' && value !== null && Reflect.get(value, BRAND) === true;
  }

  /** What may be logged or sent: name, code, message and details, without stack and cause. */
  toJSON(): JsonObject {
    return { name: this.name, code: this.code, message: this.message, details: this.details };
  }
}
