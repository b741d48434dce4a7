import { type DeepReadonly, type Digest, deepFreeze, digest } from '../kernel/index.ts';
import { contractProblems } from './contract-problems.ts';
import {
  type ContractDefinition,
  contractSchema,
  type Field,
  type MetadataField,
} from './contract-schema.ts';
import { ContractError } from './errors.ts';

export type { ContractDefinition, Field, MetadataField } from './contract-schema.ts';

/** A contract as every package reads it: defaults filled in, frozen, JSON-serialisable. */
export interface ModelContract {
  readonly name: string;
  readonly task: 'binary_classification';
  readonly features: Readonly<Record<string, DeepReadonly<Field>>>;
  readonly target: {
    readonly name: string;
    readonly column?: string | undefined;
    readonly values: readonly [string, string];
    readonly positive: string;
    readonly favourable: string;
  };
  readonly protectedAttributes: Readonly<Record<string, DeepReadonly<Field>>>;
  readonly metadata: Readonly<Record<string, DeepReadonly<MetadataField>>>;
}

declare const definedAs: unique symbol;

/** A contract that remembers its definition in its type, so that rows can be typed from it. */
export type Contract<Definition> = ModelContract & { readonly [definedAs]?: Definition };

type Cell<F> = F extends { type: 'category'; values: readonly (infer Value)[] } ? Value : number;
type Nullable<F> = F extends { nullable: true } ? null : never;

/** The row of inputs that a contract asks for: what `predict` takes. */
export type InputRow<C> =
  C extends Contract<infer Definition>
    ? Definition extends { features: infer Features }
      ? { readonly [Name in keyof Features]: Cell<Features[Name]> | Nullable<Features[Name]> }
      : Readonly<Record<string, number | string | null>>
    : never;

/**
 * A model contract: the one source of data validation, feature graph, ONNX signature, payload
 * validation and the static type of `predict`. Protected attributes stand outside the inputs.
 *
 * @throws ContractError `CONTRACT_INVALID` with every problem at once: a feature that is a
 * protected attribute or the target under another name, doubled values, a label that is not
 * among the target's values, a range that is empty.
 * @example
 * const contract = defineContract({
 *   name: 'lending',
 *   task: 'binary_classification',
 *   features: { debt_ratio: { type: 'number', minimum: 0 } },
 *   target: { name: 'deny', values: ['no', 'yes'], positive: 'yes', favourable: 'no' },
 *   protectedAttributes: { sex: { type: 'category', values: ['f', 'm'] } },
 * });
 * contract.features.debt_ratio?.type; // Returns: 'number'
 */
export function defineContract<const Definition extends ReadonlyDefinition>(
  definition: Definition,
): Contract<Definition> {
  const parsed = contractSchema.safeParse(definition);
  const problems = parsed.success
    ? contractProblems(parsed.data)
    : parsed.error.issues.map(({ path, message }) => ({ path: path.map(String), message }));
  if (!parsed.success || problems.length > 0) {
    throw new ContractError('CONTRACT_INVALID', {
      message: `contract: ${problems.length} problem(s)\n${problems.map(({ path, message }) => `  ${path.join('.')}: ${message}`).join('\n')}`,
      details: { problems: problems.map(({ path, message }) => ({ path, message })) },
    });
  }
  return deepFreeze(parsed.data) as Contract<Definition>;
}

type ReadonlyDefinition = DeepReadonly<ContractDefinition>;

/** The digest of a contract: what a model, a dataset and a report name it by. */
export function contractDigest(contract: ModelContract): Digest {
  return digest(contract);
}

/** The column of the source that a field is read from. */
export function sourceColumn(
  name: string,
  field: { readonly column?: string | undefined },
): string {
  return field.column ?? name;
}
