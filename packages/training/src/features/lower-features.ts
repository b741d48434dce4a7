import type { FeatureColumn } from './feature-column.ts';
import type { FeatureInput, FittedFeatures } from './fitted-features.ts';
import type { NodeId } from './program/feature-node.ts';
import { ProgramBuilder } from './program/program-builder.ts';
import { definitionOf } from './steps/registry.ts';

/** The fitted pipeline as a program: what `transformFeatures` computes and `exportOnnx` writes. */
export interface FeatureProgram {
  readonly builder: ProgramBuilder;
  readonly inputs: ReadonlyMap<string, FeatureInput>;
  /** The node of each feature, in order. */
  readonly outputs: readonly NodeId[];
}

/** The same fitted data gives the same program. */
export function lowerFeatures({ inputs, chains }: FittedFeatures): FeatureProgram {
  const builder = new ProgramBuilder();
  const byName = new Map(inputs.map((input) => [input.name, input]));
  const outputs = chains.flatMap((chain) => {
    let columns = sourceColumns(chain.inputs, byName, builder);
    const aside: FeatureColumn[] = [];
    for (const step of chain.steps) {
      const applied = definitionOf(step.type).apply(step, columns, builder);
      columns = applied.columns;
      aside.push(...(applied.aside ?? []));
    }
    return nodesOf([...columns, ...aside]);
  });
  return { builder, inputs: byName, outputs };
}

/** The inputs of a chain, before its first step. */
export function sourceColumns(
  names: readonly string[],
  inputs: ReadonlyMap<string, FeatureInput>,
  builder: ProgramBuilder,
): readonly FeatureColumn[] {
  return names.map((name) => {
    const input = inputs.get(name)!;
    const { values = [] } = input;
    return input.type === 'number'
      ? { kind: 'number', name, node: builder.number(input) }
      : { kind: 'category', name, input: name, values, image: [...values, null] };
  });
}

export function nodesOf(columns: readonly FeatureColumn[]): readonly NodeId[] {
  return columns.flatMap((column) => (column.kind === 'number' ? [column.node] : []));
}
