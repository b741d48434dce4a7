import { createHash } from 'node:crypto';
import { createReadStream, type Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { CodexHubError, type Digest } from '@codexhub/common-config/kernel';
import { TrainingError } from '../errors.ts';
import { type CsvShape, createCsvScanner } from './csv-scanner.ts';

/** A file as it was when it was looked at. */
export interface CsvFile {
  readonly size: number;
  /** The digest of the file's bytes. */
  readonly digest: Digest;
  readonly shape: CsvShape;
  /** Whether size or time of change differ from what they were. */
  changed(): Promise<boolean>;
}

/**
 * Reads a file once, from end to end, for its digest and its shape.
 * @throws TrainingError `TRAINING_SOURCE_UNREADABLE` where there is no such readable file.
 */
export async function inspectCsvFile(
  path: string,
  signal: AbortSignal | undefined,
): Promise<CsvFile> {
  const before = await statFile(path);
  if (!before.isFile()) throw unreadable(path, 'it is no regular file');
  const hash = createHash('sha256');
  const scanner = createCsvScanner();
  try {
    for await (const chunk of createReadStream(path, signal ? { signal } : {})) {
      hash.update(chunk as Uint8Array);
      scanner.push(chunk as Uint8Array);
    }
  } catch (cause) {
    signal?.throwIfAborted();
    throw CodexHubError.isInstance(cause) ? cause : unreadable(path, codeOf(cause), cause);
  }
  return {
    size: before.size,
    digest: `sha256:${hash.digest('hex')}`,
    shape: scanner.finish(),
    changed: async (): Promise<boolean> => {
      const after = await statFile(path);
      return after.size !== before.size || after.mtimeMs !== before.mtimeMs;
    },
  };
}

async function statFile(path: string): Promise<Stats> {
  try {
    return await stat(path);
  } catch (cause) {
    throw unreadable(path, codeOf(cause), cause);
  }
}

function unreadable(path: string, reason: string, cause?: unknown): TrainingError {
  return new TrainingError('TRAINING_SOURCE_UNREADABLE', {
    message: `data: "${path}" must be a file that this process may read; ${reason}; check the path and its permissions`,
    details: { path, reason },
    cause,
  });
}

function codeOf(cause: unknown): string {
  const code: unknown = cause instanceof Error ? Reflect.get(cause, 'code') : undefined;
  return typeof code === 'string' ? code : 'reading failed';
}
