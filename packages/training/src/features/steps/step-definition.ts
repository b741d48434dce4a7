import type { FeatureStep } from '@codexhub/common-config/contract';
import type { CategoryFeature, FeatureColumn } from '../feature-column.ts';
import type { NodeId } from '../program/feature-node.ts';
import type { ProgramBuilder } from '../program/program-builder.ts';
import type { Centre } from './column-statistics.ts';

/** The training rows, as a step sees them: through the steps before it. */
export interface FitContext {
  readonly rows: number;
  /** The values that are there, in the order of the rows; not to be changed. */
  readonly present: (node: NodeId) => Float64Array;
  /** Mean and population standard deviation of these; `undefined` where there are none. */
  readonly centre: (node: NodeId) => Centre | undefined;
  /** Per row the place in the column's `values`, −1 for missing. */
  readonly places: (column: CategoryFeature) => Int32Array;
  /** Whether engines may differ in the value's last digit. */
  readonly isInexact: (node: NodeId) => boolean;
  /** 1 where the label is positive, else 0. */
  readonly target: Uint8Array;
  readonly seed: number;
}

/** What a step makes of its columns. */
export interface Applied {
  /** What the next step gets. */
  readonly columns: readonly FeatureColumn[];
  /** Features that pass by the steps behind. */
  readonly aside?: readonly FeatureColumn[] | undefined;
}

/** What is known of a column before anything is fitted. */
export interface ColumnOutline {
  readonly kind: 'number' | 'category';
  /** `undefined` where it depends on the rows. */
  readonly name: string | undefined;
  readonly values?: readonly string[] | undefined;
}

/** Something in a step that cannot hold, and where, from the step on. */
export interface StepProblem {
  readonly path: readonly string[];
  readonly message: string;
  /** The name of a column that is not there, where that is the problem. */
  readonly unknown?: string | undefined;
}

/** One kind of step: how it is fitted, and what it does then. Its ONNX form follows from `apply`. */
export interface StepDefinition<Options extends { readonly type: string }, Fitted> {
  /** The kind of column that it takes, all of them. */
  readonly takes: 'number' | 'category' | 'any';
  /** What is wrong with its options, before any row is seen. */
  readonly problems?:
    | ((options: Options, columns: readonly ColumnOutline[]) => readonly StepProblem[])
    | undefined;
  /** Which columns come out; `undefined` where it depends on the rows. */
  readonly outline: (
    options: Options,
    columns: readonly ColumnOutline[],
  ) => readonly ColumnOutline[];
  /** Learns from the training rows, and from no other. */
  readonly fit: (
    options: Options,
    columns: readonly FeatureColumn[],
    context: FitContext,
  ) => Fitted;
  readonly apply: (
    fitted: Fitted,
    columns: readonly FeatureColumn[],
    builder: ProgramBuilder,
  ) => Applied;
  /** The values of the first of its columns for training rows, where they differ from those of `apply`. */
  readonly crossFit?:
    | ((
        fitted: Fitted,
        columns: readonly FeatureColumn[],
        context: FitContext,
      ) => readonly Float64Array[])
    | undefined;
}

/** The options of one kind of step. */
export type OptionsOf<Type extends FeatureStep['type']> = Extract<
  FeatureStep,
  { readonly type: Type }
>;
