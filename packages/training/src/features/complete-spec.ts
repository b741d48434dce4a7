import type { FeatureSpec, FeatureStep, ModelContract } from '@codexhub/common-config/contract';
import { defaultFeatureSteps } from './default-feature-steps.ts';

/** A chain whose steps are all said. */
export interface FeatureChain {
  readonly inputs: readonly string[];
  readonly steps: readonly FeatureStep[];
}

/**
 * A spec with nothing left open: a chain without steps becomes one chain per input with the default
 * encoding, and behind the spec's chains stand the inputs that none of them names, in the contract's order.
 */
export function completeSpec(spec: FeatureSpec, contract: ModelContract): readonly FeatureChain[] {
  const byDefault = (name: string): FeatureChain => ({
    inputs: [name],
    steps: defaultFeatureSteps(contract.features[name]!.type),
  });
  const named = new Set(spec.flatMap(({ inputs }) => inputs));
  const rest = Object.keys(contract.features).filter((name) => !named.has(name));
  return [
    ...spec.flatMap(({ inputs, steps }) => (steps ? [{ inputs, steps }] : inputs.map(byDefault))),
    ...rest.map(byDefault),
  ];
}
