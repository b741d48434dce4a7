import { CodexHubError, type JsonObject } from '@codexhub/common-config/kernel';
import { InferenceError } from '../errors.ts';
import type { ServedModel } from './refresh-state.ts';

/** Whether the source's own answer was no: a code of the list, on the error or on its cause. */
export function isRefusal(error: unknown, codes: readonly string[]): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return [error, cause].some(
    (candidate) => CodexHubError.isInstance(candidate) && codes.includes(candidate.code),
  );
}

export function refusedError(alias: string, cause: unknown): InferenceError {
  return new InferenceError('INFERENCE_MODEL_REFUSED', {
    message: `model source: the alias "${alias}" must point at a model whose gate is open; the source refuses it; nothing is served; see the cause`,
    details: { alias },
    cause,
  });
}

export function staleError(
  alias: string,
  { reference, resolvedAt }: ServedModel,
  maxStaleSeconds: number,
  cause: unknown,
): InferenceError {
  const since = new Date(resolvedAt).toISOString();
  return new InferenceError('INFERENCE_MODEL_STALE', {
    message: `model ${reference.name}@${reference.version}: the alias "${alias}" must be resolved again within cache.ttlSeconds and ${maxStaleSeconds} s more; it was last resolved at ${since}; it is not served; see the cause`,
    details: { alias, resolvedAt: since, maxStaleSeconds },
    cause,
  });
}

/** What a log may hold of an error. */
export function describeError(error: unknown): JsonObject {
  return CodexHubError.isInstance(error)
    ? { code: error.code, message: error.message }
    : { code: 'unknown', message: error instanceof Error ? error.message : 'not an error' };
}
