import {
  type FeatureSpec,
  type FeatureStep,
  featureSpecSchema,
  type ModelContract,
} from '@codexhub/common-config/contract';
import type { FeatureProblem } from './invalid-features.ts';
import { definitionOf } from './steps/registry.ts';
import type { ColumnOutline } from './steps/step-definition.ts';

/**
 * What cannot hold in a feature spec: an input that is not there, or that no model may be fed (a protected
 * attribute, metadata, the target), a step that cannot take what the step before it gives, a formula with
 * a fault, a category that is never encoded.
 *
 * @returns the problems with their paths from the spec on; none where it holds.
 * @example
 * featureProblems([{ inputs: ['sex'], steps: [] }], contract)[0]?.path; // Returns: ['0', 'inputs', '0']
 */
export function featureProblems(spec: unknown, contract: ModelContract): readonly FeatureProblem[] {
  const parsed = featureSpecSchema.safeParse(spec);
  if (!parsed.success) {
    return parsed.error.issues.map(({ path, message }) => ({ path: path.map(String), message }));
  }
  return parsed.data.flatMap((chain, at) => chainProblems(chain, String(at), contract));
}

function chainProblems(
  { inputs, steps }: FeatureSpec[number],
  chain: string,
  contract: ModelContract,
): FeatureProblem[] {
  const unknown = inputs.flatMap((name, at): FeatureProblem[] => {
    const path = [chain, 'inputs', String(at)];
    if (inputs.indexOf(name) < at)
      return [{ path, message: `"${name}" is named twice; name it once` }];
    return Object.hasOwn(contract.features, name)
      ? []
      : [{ path, message: notAnInput(name, contract) }];
  });
  if (unknown.length > 0 || !steps) return unknown;
  const found: FeatureProblem[] = [];
  let columns: readonly ColumnOutline[] = inputs.map((name) => outlineOf(name, contract));
  for (const [at, step] of steps.entries()) {
    const path = [chain, 'steps', String(at)];
    const definition = definitionOf(step.type);
    const wrong = columns.find(
      ({ kind }) => definition.takes !== 'any' && kind !== definition.takes,
    );
    // What comes out of a step that cannot be is not judged.
    if (wrong) return [...found, { path, message: kindMessage(step, wrong) }];
    for (const problem of definition.problems?.(step, columns) ?? []) {
      const forbidden =
        problem.unknown === undefined ? undefined : whyForbidden(problem.unknown, contract);
      const message = forbidden ?? problem.message;
      found.push({ path: [...path, ...problem.path], message });
    }
    columns = definition.outline(step, columns);
  }
  const category = columns.find(({ kind }) => kind === 'category');
  return category
    ? [
        ...found,
        {
          path: [chain, 'steps'],
          message: `"${category.name}" is still a category at the end; encode it, with one_hot for example`,
        },
      ]
    : found;
}

function outlineOf(name: string, { features }: ModelContract): ColumnOutline {
  const field = features[name]!;
  return field.type === 'category'
    ? { kind: 'category', name, values: field.values }
    : { kind: 'number', name };
}

function kindMessage({ type }: FeatureStep, { name, kind }: ColumnOutline): string {
  const is = `"${name ?? 'a column'}" is a ${kind}`;
  return kind === 'category'
    ? `${type} must get numbers; ${is}: encode it first`
    : `${type} must get categories; ${is}: kbins puts numbers into bins`;
}

function notAnInput(name: string, contract: ModelContract): string {
  const known = Object.keys(contract.features).map((input) => `"${input}"`);
  return (
    whyForbidden(name, contract) ??
    `"${name}" is no input of the contract; there are ${known.join(', ')}`
  );
}

/** Why no model may be fed a column of the contract; `undefined` for a name that it does not have. */
function whyForbidden(name: string, contract: ModelContract): string | undefined {
  const { metadata, protectedAttributes, target } = contract;
  if (Object.hasOwn(protectedAttributes, name)) {
    return `"${name}" is a protected attribute: a model may not be fed it; remove it`;
  }
  if (Object.hasOwn(metadata, name)) {
    return `"${name}" is metadata, which is for splits and joins: a model may not be fed it; remove it`;
  }
  return name === target.name
    ? `"${name}" is the target: a model may not be fed it; remove it`
    : undefined;
}
