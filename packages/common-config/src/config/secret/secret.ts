import { ConfigError } from '../errors.ts';

const inspect = Symbol.for('nodejs.util.inspect.custom');

/** A secret of the configuration. Printed, logged or serialised it is `[redacted]`. */
export interface Secret {
  /** Where the value comes from: `${env:NAME}` or `${file:path}`. Safe to print. */
  readonly reference: string;
  /** The value itself: hand it over at once, do not keep it. */
  reveal(): string;
  toString(): string;
  toJSON(): string;
}

/** A secret that `loadConfig` fills in after the schema has read its reference. */
export class SecretValue implements Secret {
  readonly reference: string;
  #value: string | undefined;

  constructor(reference: string) {
    this.reference = reference;
  }

  /** Gives the secret its value; only the loader does. */
  static settle(secret: SecretValue, value: string): void {
    secret.#value = value;
  }

  reveal(): string {
    if (this.#value !== undefined) return this.#value;
    throw new ConfigError('CONFIG_SECRET_UNRESOLVED', {
      message: `secret: a value must be read by loadConfig before it is revealed; received ${this.reference} from a bare schema; load it with loadConfig`,
      details: { reference: this.reference },
    });
  }

  toString(): string {
    return '[redacted]';
  }

  toJSON(): string {
    return '[redacted]';
  }

  [inspect](): string {
    return '[redacted]';
  }
}
