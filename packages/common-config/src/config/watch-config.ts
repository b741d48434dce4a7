import { type FSWatcher, watch } from 'node:fs';
import type { z } from 'zod';
import { type ConfigSources, compileConfig } from './compile-config.ts';
import { type LoadConfigOptions, sourceFilesOptions } from './config-options.ts';
import { ConfigError } from './errors.ts';
import { loadSources } from './load-config.ts';
import type { LoadedConfig } from './loaded-config.ts';

export interface WatchConfigOptions<Schema extends z.ZodType> extends LoadConfigOptions<Schema> {
  /** How long the directory must be quiet before it is read again, in milliseconds. Default: 50. */
  readonly debounceMs?: number;
  /** Closes the watcher when it aborts. */
  readonly signal?: AbortSignal;
}

/** What a change of the files led to; after a rejected one the last good configuration stays. */
export type ConfigChange<Value> =
  | { readonly status: 'reloaded'; readonly config: LoadedConfig<Value> }
  | {
      readonly status: 'rejected';
      readonly error: ConfigError;
      readonly config: LoadedConfig<Value>;
    };

/** A configuration that follows its files. Close it, or declare it with `await using`. */
export interface ConfigWatcher<Value> extends AsyncDisposable {
  /** The last good configuration: read it anew at each use, it is swapped as a whole. */
  readonly config: LoadedConfig<Value>;
  /** Stops watching; `onChange` is not called again. Closing twice does no harm. */
  close(): void;
}

/**
 * Loads a configuration and loads it again when a file of its directory changes. The directory is
 * watched, not the files, so editors that write a new file and rename it are followed, and so are
 * Kubernetes' swapped links. A change that leaves the bytes of every file as they were is none.
 * Secrets are read again with each reload; a change of their files alone is not noticed.
 *
 * @throws ConfigError as `loadConfig`, where the first load fails.
 * @example
 * await using watcher = watchConfig({ schema }, (change) => logger.info(change.status));
 */
export function watchConfig<Schema extends z.ZodType>(
  options: WatchConfigOptions<Schema>,
  onChange: (change: ConfigChange<z.output<Schema>>) => void,
): ConfigWatcher<z.output<Schema>> {
  const { debounceMs = 50, signal } = options;
  const { dir } = sourceFilesOptions(options);
  const first = loadSources(options);
  let config = compileConfig(first, options);
  let seen = bytesOf(first);
  let timer: NodeJS.Timeout | undefined;

  const reject = (error: ConfigError): void => onChange({ status: 'rejected', error, config });
  const reload = (): void => {
    let error: ConfigError | undefined;
    try {
      const sources = loadSources(options);
      const bytes = bytesOf(sources);
      if (bytes === seen) return;
      seen = bytes;
      config = compileConfig(sources, options);
    } catch (caught) {
      if (!(caught instanceof ConfigError)) throw caught;
      error = caught;
      // Unlike other faults, a directory that is gone may come back with the same bytes.
      if (error.code === 'CONFIG_UNREADABLE') seen = '';
    }
    if (error) reject(error);
    else onChange({ status: 'reloaded', config });
  };
  const schedule = (): void => {
    clearTimeout(timer);
    timer = setTimeout(reload, debounceMs);
  };
  const watcher = openWatcher(dir, schedule, reject);
  const close = (): void => {
    clearTimeout(timer);
    watcher.close();
    signal?.removeEventListener('abort', close);
  };
  signal?.addEventListener('abort', close);
  // What changed between the first load and the watcher's beginning.
  schedule();
  if (signal?.aborted) close();
  return {
    get config(): LoadedConfig<z.output<Schema>> {
      return config;
    },
    close,
    [Symbol.asyncDispose]: async () => close(),
  };
}

function openWatcher(
  dir: string,
  onEvent: () => void,
  onError: (error: ConfigError) => void,
): FSWatcher {
  const watcher = watch(dir, onEvent);
  watcher.on('error', (cause) =>
    onError(
      new ConfigError('CONFIG_UNREADABLE', {
        message: `configuration: the directory "${dir}" can no longer be watched; start watching again`,
        details: { dir },
        cause,
      }),
    ),
  );
  return watcher;
}

// The digests of all files, or why they were not read: equal texts mean that nothing changed.
function bytesOf({ files }: ConfigSources): string {
  return JSON.stringify(
    files.map(({ content }) =>
      content.status === 'read'
        ? content.digest
        : [content.status, Reflect.get(content, 'problem')],
    ),
  );
}
