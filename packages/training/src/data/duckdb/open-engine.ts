import { resolve } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';

/** DuckDB in a sandbox: in memory, one thread, no extension, no file but those named. */
export interface Engine {
  readonly connection: DuckDBConnection;
  close(): void;
}

export interface EngineOptions {
  /** The files that may be read; nothing may be written. */
  readonly files: readonly string[];
  readonly memory: string;
  readonly signal: AbortSignal | undefined;
}

/**
 * Opens DuckDB. One thread, because sums of floats would change with more; no extension is installed
 * or loaded by itself; the settings are locked, so that no query can open the sandbox again.
 */
export async function openEngine({ files, memory, signal }: EngineOptions): Promise<Engine> {
  // Loaded where it is needed: who reads CSV does not pay for it.
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '1',
    memory_limit: memory,
    temp_directory: '',
    // Every file is read once: what was read need not be kept.
    enable_external_file_cache: 'false',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
  });
  const connection = await instance.connect();
  // Where a pattern is meant literally, both ways of writing it must be allowed.
  const allowed = files.flatMap((path) => [resolve(path), literalPath(path)]);
  await connection.run(`SET allowed_paths = [${allowed.map(textLiteral).join(', ')}]`);
  await connection.run('SET enable_external_access = false');
  await connection.run('SET lock_configuration = true');
  const interrupt = (): void => connection.interrupt();
  signal?.addEventListener('abort', interrupt);
  return {
    connection,
    close: (): void => {
      signal?.removeEventListener('abort', interrupt);
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** A path as DuckDB must read it: it takes every path for a pattern. */
export function literalPath(path: string): string {
  return resolve(path).replace(/[*?[]/g, '[$&]');
}

/** A name as SQL writes it. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text as SQL writes it. */
export function textLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** The kind of a DuckDB error, such as `Conversion Error`: its text may quote a cell, its kind does not. */
export function errorKind(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : '';
  return (
    /^(?:Failed to extract statements: )?([A-Z][A-Za-z -]* Error):/.exec(message)?.[1] ?? 'Error'
  );
}
