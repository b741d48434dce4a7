import type { Registry, VersionId } from '@codexhub/registry';
import { PipelineError } from '../errors.ts';

/**
 * Reads `MODEL@VERSION` or `MODEL@ALIAS`.
 * @throws PipelineError `PIPELINE_REFERENCE_INVALID`
 */
export function parseReference(text: string): { readonly name: string; readonly at: string } {
  const match = /^([a-z0-9][a-z0-9._-]*)@([A-Za-z0-9_-]+)$/.exec(text);
  if (match) return { name: match[1]!, at: match[2]! };
  throw new PipelineError('PIPELINE_REFERENCE_INVALID', {
    message: `model: the reference must be MODEL@VERSION or MODEL@ALIAS; received ${JSON.stringify(text)}; write it such as mortgage@3`,
    details: { reference: text },
  });
}

/** The version that a reference means now. */
export async function resolveReference(registry: Registry, text: string): Promise<VersionId> {
  const { name, at } = parseReference(text);
  const version = /^[0-9]+$/.test(at) ? Number(at) : await registry.aliasAt(name, at);
  return { name, version };
}
