import type { NodeId } from './program/feature-node.ts';

/** A number between two steps of a chain. */
export interface NumberFeature {
  readonly kind: 'number';
  readonly name: string;
  readonly node: NodeId;
}

/** A category between two steps: what each value of the input, and behind them a missing cell, has become. */
export interface CategoryFeature {
  readonly kind: 'category';
  readonly name: string;
  readonly input: string;
  /** `null` is missing. */
  readonly image: readonly (string | null)[];
  /** The values that the contract allows, in its order. */
  readonly values: readonly string[];
}

export type FeatureColumn = NumberFeature | CategoryFeature;

/** The columns as numbers; a registry that is right gives a step nothing else. */
export function numbersAmong(columns: readonly FeatureColumn[]): readonly NumberFeature[] {
  return columns.filter((column) => column.kind === 'number');
}

/** The columns as categories. */
export function categoriesAmong(columns: readonly FeatureColumn[]): readonly CategoryFeature[] {
  return columns.filter((column) => column.kind === 'category');
}
