import type { FittedStep } from './steps/registry.ts';

/** An input of the contract, as far as features depend on it. */
export interface FeatureInput {
  readonly name: string;
  readonly type: 'number' | 'category';
  readonly nullable: boolean;
  /** Every value that the contract allows, of a category. */
  readonly values?: readonly string[] | undefined;
}

/** A chain with what its steps have learned from the training rows. */
export interface FittedChain {
  readonly inputs: readonly string[];
  readonly steps: readonly FittedStep[];
}

/**
 * The feature pipeline with everything that it has learned: plain, frozen, JSON-serialisable data.
 * `transformFeatures` and `exportOnnx` derive the same arithmetic from it.
 */
export interface FittedFeatures {
  /** All inputs of the contract, in its order. */
  readonly inputs: readonly FeatureInput[];
  readonly chains: readonly FittedChain[];
  /** The names of the features, in the order of the design matrix: `ratio`, `status=single`. */
  readonly columns: readonly string[];
}
