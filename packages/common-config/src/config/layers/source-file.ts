import type { Digest } from '../../kernel/digest.ts';
import type { ConfigLayer } from '../tree/source.ts';

/** A file that belongs to a configuration, as it was found on disk. */
export interface SourceFile {
  readonly layer: Extract<ConfigLayer, 'default' | 'section' | 'environment' | 'local'>;
  /** The path as it is printed. */
  readonly name: string;
  /** The governed section that the file holds. */
  readonly section?: string;
  readonly content:
    | { readonly status: 'read'; readonly text: string; readonly digest: Digest }
    /** Not there, and need not be. */
    | { readonly status: 'absent' }
    /** Why it cannot be used; `limit` and `yaml` speak of its bytes. */
    | {
        readonly status: 'refused';
        readonly code: 'unreadable_file' | 'limit' | 'yaml';
        readonly problem: string;
        readonly suggestion?: string | undefined;
      };
}

/** A file that was read, for the record. A type alias, so that it stays a JSON object. */
export type ConfigFile = {
  readonly layer: ConfigLayer;
  readonly file: string;
  /** Of the bytes as they are. */
  readonly digest: Digest;
};
