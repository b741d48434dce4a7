import type { z } from 'zod';
import type { DeepReadonly } from '../kernel/index.ts';
import type { contractSchema, MetadataField } from './contract-schema.ts';

/** Something in a contract that cannot hold, and where. */
export interface ContractProblem {
  readonly path: readonly string[];
  readonly message: string;
}

type ParsedContract = DeepReadonly<z.output<typeof contractSchema>>;

/** What a schema cannot say: rules between the parts of a contract. */
export function contractProblems(contract: ParsedContract): readonly ContractProblem[] {
  return [
    ...inputProblems(contract),
    ...fieldProblems(contract),
    ...metadataProblems(contract),
    ...targetProblems(contract),
  ];
}

function inputProblems({
  features,
  target,
  protectedAttributes,
}: ParsedContract): ContractProblem[] {
  const problems: ContractProblem[] = [];
  if (Object.keys(features).length === 0) {
    problems.push({ path: ['features'], message: 'must name at least one input' });
  }
  const forbidden = new Map([[target.column ?? target.name, 'the target']]);
  for (const [name, field] of Object.entries(protectedAttributes)) {
    forbidden.set(field.column ?? name, `the protected attribute "${name}"`);
    forbidden.set(name, `the protected attribute "${name}"`);
  }
  for (const [name, field] of Object.entries(features)) {
    const owner = forbidden.get(field.column ?? name) ?? forbidden.get(name);
    if (owner)
      problems.push({
        path: ['features', name],
        message: `is ${owner}: a model may not be fed it; remove it from the inputs`,
      });
  }
  return problems;
}

function metadataProblems(contract: ParsedContract): ContractProblem[] {
  const { features, protectedAttributes, target, metadata } = contract;
  const taken = new Set([
    ...Object.keys(features),
    ...Object.keys(protectedAttributes),
    target.name,
  ]);
  return Object.keys(metadata)
    .filter((name) => taken.has(name))
    .map((name) => ({
      path: ['metadata', name],
      message: 'is the name of another column; give it one of its own',
    }));
}

function fieldProblems({
  features,
  protectedAttributes,
  metadata,
}: ParsedContract): ContractProblem[] {
  const check = (
    group: string,
    fields: Readonly<Record<string, DeepReadonly<MetadataField>>>,
  ): ContractProblem[] =>
    Object.entries(fields).flatMap(([name, field]) => {
      if (field.type === 'category') {
        return new Set(field.values).size === field.values.length
          ? []
          : [{ path: [group, name, 'values'], message: 'must not name a value twice' }];
      }
      if (field.type !== 'number') return [];
      return (field.minimum ?? -Infinity) <= (field.maximum ?? Infinity)
        ? []
        : [{ path: [group, name, 'maximum'], message: 'must not be below minimum' }];
    });
  return [
    ...check('features', features),
    ...check('protectedAttributes', protectedAttributes),
    ...check('metadata', metadata),
  ];
}

function targetProblems({ target }: ParsedContract): ContractProblem[] {
  const labels = target.values.join('", "');
  const problems: ContractProblem[] = [];
  if (target.values[0] === target.values[1]) {
    problems.push({ path: ['target', 'values'], message: 'must be two different labels' });
  }
  for (const role of ['positive', 'favourable'] as const) {
    if (!target.values.includes(target[role])) {
      problems.push({ path: ['target', role], message: `must be one of "${labels}"` });
    }
  }
  return problems;
}
