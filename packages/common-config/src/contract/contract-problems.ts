import type { z } from 'zod';
import type { DeepReadonly } from '../kernel/index.ts';
import type { contractSchema, Field } from './contract-schema.ts';

/** Something in a contract that cannot hold, and where. */
export interface ContractProblem {
  readonly path: readonly string[];
  readonly message: string;
}

type ParsedContract = DeepReadonly<z.output<typeof contractSchema>>;

/** What a schema cannot say: rules between the parts of a contract. */
export function contractProblems(contract: ParsedContract): readonly ContractProblem[] {
  return [...inputProblems(contract), ...fieldProblems(contract), ...targetProblems(contract)];
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

function fieldProblems({ features, protectedAttributes }: ParsedContract): ContractProblem[] {
  const check = (
    group: string,
    fields: Readonly<Record<string, DeepReadonly<Field>>>,
  ): ContractProblem[] =>
    Object.entries(fields).flatMap(([name, field]) => {
      if (field.type === 'category') {
        return new Set(field.values).size === field.values.length
          ? []
          : [{ path: [group, name, 'values'], message: 'must not name a value twice' }];
      }
      return (field.minimum ?? -Infinity) <= (field.maximum ?? Infinity)
        ? []
        : [{ path: [group, name, 'maximum'], message: 'must not be below minimum' }];
    });
  return [...check('features', features), ...check('protectedAttributes', protectedAttributes)];
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
