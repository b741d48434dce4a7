import { CodexHubError, type CodexHubErrorOptions } from '../kernel/codexhub-error.ts';
import type { ConfigIssue } from './issues/config-issue.ts';

/** Codes of configuration: everything that `loadConfig` and its neighbours throw. */
export const configErrorCodes = [
  'CONFIG_INVALID',
  'CONFIG_UNREADABLE',
  'CONFIG_ENVIRONMENT_INVALID',
  'CONFIG_SCHEMA_INVALID',
  'CONFIG_PATH_UNKNOWN',
  'CONFIG_SECRET_UNRESOLVED',
] as const;

export type ConfigErrorCode = (typeof configErrorCodes)[number];

export interface ConfigErrorOptions extends CodexHubErrorOptions {
  readonly issues?: readonly ConfigIssue[];
}

/**
 * What configuration throws. Under `CONFIG_INVALID`, `issues` holds every fault of every file, and
 * the message prints them with file, line, column and a caret. It never holds a secret's value.
 *
 * @example
 * new ConfigError('CONFIG_INVALID', { message: 'config: 1 fault' }).issues.length; // Returns: 0
 */
export class ConfigError extends CodexHubError<ConfigErrorCode> {
  readonly issues: readonly ConfigIssue[];

  constructor(code: ConfigErrorCode, options: ConfigErrorOptions) {
    const issues = options.issues ?? [];
    super(code, {
      ...options,
      details: {
        ...options.details,
        ...(issues.length === 0 ? {} : { issues: issues.map((issue) => ({ ...issue })) }),
      },
    });
    this.issues = issues;
  }
}
