import type { ConfigPath } from '../issues/config-issue.ts';

/** Something that is allowed, but that a reader should know. A type alias: stays a JSON object. */
export type ConfigWarning = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly path: ConfigPath;
  /** `portable_yaml`: YAML 1.1 readers, such as PyYAML, see another value here. */
  readonly code: 'portable_yaml';
  readonly message: string;
};
