import type { Table } from '@codexhub/common-config/columns';
import {
  type FeatureSpecInput,
  featureSpecSchema,
  type ModelContract,
} from '@codexhub/common-config/contract';
import { type DeepReadonly, deepFreeze } from '@codexhub/common-config/kernel';
import { TrainingError } from '../errors.ts';
import { requireOption } from '../internal/require-option.ts';
import { checkInputs } from './check-inputs.ts';
import { completeSpec, type FeatureChain } from './complete-spec.ts';
import { type DesignMatrix, emptyMatrix } from './design-matrix.ts';
import type { FeatureColumn } from './feature-column.ts';
import { featureProblems } from './feature-problems.ts';
import type { FeatureInput, FittedChain, FittedFeatures } from './fitted-features.ts';
import { invalidFeatures } from './invalid-features.ts';
import { nodesOf, sourceColumns } from './lower-features.ts';
import { evaluateOutputs } from './program/evaluate-outputs.ts';
import type { FeatureNode, NodeId } from './program/feature-node.ts';
import type { ProgramInputs } from './program/open-leaf.ts';
import { ProgramBuilder } from './program/program-builder.ts';
import { definitionOf, type FittedStep } from './steps/registry.ts';
import { openTrainingRows, type TrainingRows } from './training-rows.ts';

export interface FitFeaturesOptions {
  /** Per row 1 where the label is positive, else 0: what `target_encoding` reads. */
  readonly target?: Uint8Array | undefined;
  /** Draws the folds of `target_encoding`; 0 where absent. */
  readonly seed?: number | undefined;
}

/**
 * Learns a feature pipeline from the given rows and no other: means, edges, categories, exponents.
 *
 * @param spec chains of steps; `[]` is the default encoding of every input.
 * @returns plain, frozen, JSON-serialisable data.
 * @throws TrainingError `TRAINING_FEATURES_INVALID` with every problem and its path;
 * `TRAINING_MODEL_MISMATCH` for a cell that the contract does not allow; `TRAINING_FEATURE_UNDEFINED`
 * where a step cannot learn from the values; `TRAINING_OPTION_INVALID`, `TRAINING_STRATUM_TOO_SMALL` for
 * the target that an encoding needs.
 * @example
 * const features = fitFeatures([{ inputs: ['debt_ratio'], steps: [{ type: 'log1p' }] }], contract, table);
 * features.columns; // Returns: ['log1p(debt_ratio)']
 */
export function fitFeatures(
  spec: FeatureSpecInput,
  contract: ModelContract,
  table: Table,
  options: FitFeaturesOptions = {},
): FittedFeatures {
  return learn(spec, contract, table, options).features;
}

/**
 * As `fitFeatures`, with the features of the training rows: there, `target_encoding` gives each row what
 * the other folds have learned. A model is to be trained on these, not on `transformFeatures` of the rows.
 *
 * @throws TrainingError as `fitFeatures`.
 * @example
 * const { features, matrix } = fitTransformFeatures([], contract, table);
 * matrix.width === features.columns.length; // Returns: true
 */
export function fitTransformFeatures(
  spec: FeatureSpecInput,
  contract: ModelContract,
  table: Table,
  options: FitFeaturesOptions = {},
): { readonly features: FittedFeatures; readonly matrix: DesignMatrix } {
  const { features, nodes, outputs, source } = learn(spec, contract, table, options);
  const matrix = emptyMatrix(table.rowCount, outputs.length);
  evaluateOutputs(nodes, outputs, source, matrix);
  return { features, matrix };
}

interface Learned {
  readonly features: FittedFeatures;
  readonly nodes: readonly FeatureNode[];
  readonly outputs: readonly NodeId[];
  /** The training rows, with what cross-fitting gave them. */
  readonly source: ProgramInputs;
}

function learn(
  spec: FeatureSpecInput,
  contract: ModelContract,
  table: Table,
  { target, seed = 0 }: FitFeaturesOptions,
): Learned {
  const problems = featureProblems(spec, contract);
  if (problems.length > 0) throw invalidFeatures(problems);
  const chains = completeSpec(featureSpecSchema.parse(spec), contract);
  requireTarget(chains, target, table.rowCount);
  const inputs = inputsOf(contract);
  checkInputs(table, inputs, new Map());
  const byName = new Map(inputs.map((input) => [input.name, input]));
  const builder = new ProgramBuilder();
  const source = { table, inputs: byName };
  const rows = openTrainingRows(builder, source, { target, seed });
  const fitted: FittedChain[] = [];
  const features: FeatureColumn[] = [];
  for (const chain of chains) {
    const { steps, columns } = fitChain(
      chain,
      sourceColumns(chain.inputs, byName, builder),
      rows,
      builder,
    );
    fitted.push({ inputs: chain.inputs, steps });
    features.push(...columns);
    rows.forget();
  }
  const columns = features.map(({ name }) => name);
  requireUnique(columns);
  const frozen: DeepReadonly<FittedFeatures> = deepFreeze({ inputs, chains: fitted, columns });
  return {
    features: frozen as FittedFeatures,
    nodes: builder.nodes,
    outputs: nodesOf(features),
    source: { ...source, overrides: rows.overrides },
  };
}

function fitChain(
  chain: FeatureChain,
  sources: readonly FeatureColumn[],
  rows: TrainingRows,
  builder: ProgramBuilder,
): { readonly steps: readonly FittedStep[]; readonly columns: readonly FeatureColumn[] } {
  const steps: FittedStep[] = [];
  const aside: FeatureColumn[] = [];
  let columns = sources;
  for (const step of chain.steps) {
    const definition = definitionOf(step.type);
    const fitted = definition.fit(step, columns, rows);
    requireFinite(fitted, columns);
    const applied = definition.apply(fitted, columns, builder);
    const own = definition.crossFit?.(fitted, columns, rows) ?? [];
    nodesOf(applied.columns).forEach((node, at) => {
      if (own[at]) rows.overrides.set(node, own[at]);
    });
    steps.push(fitted);
    columns = applied.columns;
    aside.push(...(applied.aside ?? []));
  }
  return { steps, columns: [...columns, ...aside] };
}

/** What features depend on of a contract's inputs. */
export function inputsOf({ features }: ModelContract): readonly FeatureInput[] {
  return Object.entries(features).map(([name, field]) => ({
    name,
    type: field.type,
    nullable: field.nullable,
    ...(field.type === 'category' ? { values: field.values } : {}),
  }));
}

/** Data with an infinite number are no JSON: values are too large for the sums of a step. */
function requireFinite(fitted: FittedStep, columns: readonly FeatureColumn[]): void {
  const holds = (value: unknown): boolean => {
    if (Array.isArray(value)) return value.every(holds);
    return typeof value !== 'number' || Number.isFinite(value);
  };
  if (Object.values(fitted).every(holds)) return;
  const names = columns.map(({ name }) => name);
  throw new TrainingError('TRAINING_FEATURE_UNDEFINED', {
    message: `features: ${fitted.type} must learn finite numbers; of ${names.map((name) => `"${name}"`).join(', ')} it does not: values are too large to be squared or added up; clip them before, or take their logarithm`,
    details: { step: fitted.type, features: names },
  });
}

function requireTarget(
  chains: readonly FeatureChain[],
  target: Uint8Array | undefined,
  rows: number,
): void {
  if (!chains.some(({ steps }) => steps.some(({ type }) => type === 'target_encoding'))) return;
  const length = target?.length ?? 0;
  requireOption(
    length === rows,
    'target',
    `a label for each of the ${rows} rows, for target_encoding`,
    `${length} labels`,
  );
}

function requireUnique(columns: readonly string[]): void {
  const twice = columns.filter((name, at) => columns.indexOf(name) < at);
  if (twice.length === 0) return;
  throw invalidFeatures(
    twice.map((name) => ({
      path: [],
      message: `two features are called "${name}"; let one chain make it, or give it another name by a formula`,
    })),
  );
}
