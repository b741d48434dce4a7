import { digest } from '@codexhub/common-config/kernel';
import type { ModelReference, ModelSource, Policy } from '@codexhub/common-config/records';
import { RegistryError } from '../errors.ts';
import type { Registry } from '../registry.ts';
import type { Reverify } from './check-gate.ts';

export interface GovernedSourceOptions {
  readonly registry: Registry;
  readonly model: string;
  readonly policy: Policy;
  readonly reverify?: Reverify;
}

/**
 * A model source for inference that serves only what a gate opened.
 *
 * `resolve` reads the alias, asks the last decision on it to name that version's report, and
 * checks the gate again as `promote` does: digests, numbers, signatures, waivers by today's clock.
 * `load` gives the bytes as they are on disk; who loads them compares the digest.
 *
 * @throws RegistryError `REGISTRY_ALIAS_MISSING`, `REGISTRY_ALIAS_UNGOVERNED` where somebody set the
 * alias by hand, and everything that `checkGate` throws.
 */
export function governedSource(options: GovernedSourceOptions): ModelSource {
  const { registry, model, policy, reverify } = options;
  return {
    resolve: async (alias, signal): Promise<ModelReference> => {
      signal?.throwIfAborted();
      const version = await registry.aliasAt(model, alias);
      const last = (await registry.decisions(model)).findLast((made) => made.alias === alias);
      const id = { name: model, version };
      const attached = (await registry.versionTags(id))['codexhub.gate_report'];
      if (!last || last.report !== attached) throw ungoverned(model, alias, version);
      signal?.throwIfAborted();
      const { report } = await registry.checkGate(id, {
        alias,
        policy,
        waivers: last.waivers,
        reverify,
      });
      signal?.throwIfAborted();
      return {
        name: model,
        version: String(version),
        digest: report.subject.model.digest,
        report: digest(report),
      };
    },
    load: async (reference, signal): Promise<Uint8Array> => {
      signal?.throwIfAborted();
      return registry.readArtifact(
        { name: reference.name, version: Number(reference.version) },
        'model.onnx',
      );
    },
  };
}

function ungoverned(model: string, alias: string, version: number): RegistryError {
  return new RegistryError('REGISTRY_ALIAS_UNGOVERNED', {
    message: `registry: the alias "${alias}" of ${JSON.stringify(model)} must stand where its last decision put it; version ${version} is not there by a decision; promote it`,
    details: { model, alias, version },
  });
}
