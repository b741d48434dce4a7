import type { DeepReadonly } from '../kernel/deep-freeze.ts';
import type { Digest } from '../kernel/digest.ts';
import type { Explanation } from './explain.ts';
import type { ConfigPath } from './issues/config-issue.ts';
import type { ConfigFile } from './layers/source-file.ts';
import type { ConfigWarning } from './yaml/config-warning.ts';

/** A configuration that holds: validated, frozen, and with the place of every value. */
export interface LoadedConfig<Value> {
  readonly value: DeepReadonly<Value>;
  /** Digest of the compiled value, defaults filled in; secrets count by their reference. */
  readonly fingerprint: Digest;
  /** The same for each top-level section of the value. */
  readonly fingerprints: { readonly [Section in keyof Value]: Digest };
  /**
   * Which layer gave the value of a path such as `training.seed` or `['training', 'seed']`.
   * @throws ConfigError `CONFIG_PATH_UNKNOWN` where the schema has no such path.
   */
  explain(path: string | ConfigPath): Explanation;
  readonly warnings: readonly ConfigWarning[];
  /** The files that were read, from the weakest layer to the strongest. */
  readonly files: readonly ConfigFile[];
}
