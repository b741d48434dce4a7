/**
 * What can be wrong with a configuration.
 *
 * - `yaml`: the text is no YAML, or YAML that is not accepted: syntax, duplicate key, unknown tag or
 *   alias, a key that is no text, an unsafe integer, several documents, control characters.
 * - `limit`: too many bytes, levels, nodes or aliases; an alias that contains itself.
 * - `unsafe_key`: an own key `__proto__`, `constructor` or `prototype`.
 * - `unknown_key`: a key that the schema does not have.
 * - `missing_key`: a required key that no layer gives.
 * - `invalid`: a value of the wrong type, out of its range, or against a rule between several keys.
 * - `secret_in_file`: a secret that is written out instead of referred to.
 * - `missing_env`: a secret's variable that is not set, or is empty.
 * - `override_forbidden`: a governed section in a place that may not touch it.
 * - `unreadable_file`: a file that must be there and is not, or cannot be read.
 */
export const configIssueCodes = [
  'yaml',
  'limit',
  'unsafe_key',
  'unknown_key',
  'missing_key',
  'invalid',
  'secret_in_file',
  'missing_env',
  'override_forbidden',
  'unreadable_file',
] as const;

export type ConfigIssueCode = (typeof configIssueCodes)[number];

/** Where a value stands in the configuration: keys, and indexes of lists. */
export type ConfigPath = readonly (string | number)[];

/** One fault, with its place. A type alias, so that it stays a JSON object. */
export type ConfigIssue = {
  /** The file; `env:NAME` for a variable; `override` for an override in code. */
  readonly file: string;
  /** From 1; 0 where there is no text: a variable or an override. */
  readonly line: number;
  /** From 1, in UTF-16 units; 0 where there is no text. */
  readonly column: number;
  readonly path: ConfigPath;
  readonly code: ConfigIssueCode;
  /** What was expected and which type was received; never the value itself. */
  readonly message: string;
  /** The key or file name that was probably meant. */
  readonly suggestion?: string;
};
