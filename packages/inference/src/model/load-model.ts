import type { ModelContract } from '@codexhub/common-config/contract';
import { CodexHubError, digestBytes } from '@codexhub/common-config/kernel';
import type { ModelReference, ModelSource } from '@codexhub/common-config/records';
import type { InferenceEngine, ModelSession } from '../engine/engine.ts';
import { assertSignature } from '../engine/signature.ts';
import { InferenceError } from '../errors.ts';
import { waitFor } from '../queue/wait-for.ts';

export interface LoadModelOptions {
  readonly source: ModelSource;
  readonly engine: InferenceEngine;
  readonly contract: ModelContract;
  readonly alias: string;
  readonly signal: AbortSignal;
}

/**
 * What the alias points at now.
 * @throws InferenceError `INFERENCE_MODEL_UNAVAILABLE` with the source's error as cause.
 */
export async function resolveModel({
  source,
  alias,
  signal,
}: LoadModelOptions): Promise<ModelReference> {
  return await asked(`resolving the alias "${alias}"`, () => source.resolve(alias, signal), signal);
}

/**
 * Loads a version: the digest is taken of a private copy of the bytes, and that copy is loaded, so
 * what is served is what was checked.
 * @throws InferenceError `INFERENCE_MODEL_UNAVAILABLE`, `INFERENCE_DIGEST_MISMATCH`,
 * `INFERENCE_MODEL_INVALID`, `INFERENCE_SIGNATURE_MISMATCH`
 */
export async function loadModel(
  { source, engine, contract, signal }: LoadModelOptions,
  reference: ModelReference,
): Promise<ModelSession> {
  const subject = `${reference.name}@${reference.version}`;
  const given = await asked(`loading ${subject}`, () => source.load(reference, signal), signal);
  const bytes = new Uint8Array(given);
  const received = digestBytes(bytes);
  if (received !== reference.digest) {
    throw new InferenceError('INFERENCE_DIGEST_MISMATCH', {
      message: `model ${subject}: the bytes must have the digest ${reference.digest}; they have ${received}; they were not loaded; restore the artefact, or register it anew`,
      details: { model: subject, expected: reference.digest, received },
    });
  }
  const session = await engine.load(bytes);
  try {
    assertSignature(session.signature, contract);
  } catch (error) {
    await session.release();
    throw error;
  }
  return session;
}

async function asked<T>(what: string, question: () => Promise<T>, signal: AbortSignal): Promise<T> {
  try {
    return await waitFor(question(), signal, () => timedOut(what));
  } catch (cause) {
    if (cause instanceof InferenceError) throw cause;
    const code = CodexHubError.isInstance(cause) ? cause.code : 'unknown';
    throw new InferenceError('INFERENCE_MODEL_UNAVAILABLE', {
      message: `model source: ${what} must succeed; it failed (${code}); see the cause`,
      details: { cause: code },
      cause,
    });
  }
}

function timedOut(what: string): InferenceError {
  return new InferenceError('INFERENCE_MODEL_UNAVAILABLE', {
    message: `model source: ${what} must end within cache.refreshTimeoutSeconds and before the service is closed; it did not; check the registry`,
    details: { cause: 'timeout' },
  });
}
