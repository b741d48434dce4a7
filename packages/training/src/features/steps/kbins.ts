import { type NumberFeature, numbersAmong } from '../feature-column.ts';
import type { NodeId } from '../program/feature-node.ts';
import type { ProgramBuilder } from '../program/program-builder.ts';
import { averagedPercentile, rangeOf } from './column-statistics.ts';
import type { OptionsOf, StepDefinition } from './step-definition.ts';

export interface FittedKbins {
  readonly type: 'kbins';
  readonly encode: 'one_hot' | 'ordinal';
  /** Per column the inner edges, ascending: a value on an edge lies above it. */
  readonly edges: readonly (readonly number[])[];
}

/**
 * Bins of equal width (`uniform`) or of equal counts (`quantile`); bins narrower than 1e-8 are merged,
 * and what is constant is one bin. Missing stays missing. `ordinal` gives the number of the bin,
 * `one_hot` a 0/1 column for each.
 *
 * Behind a logarithm, an exponential or a power the edges stand 1e-12 lower, relatively: there two
 * engines may differ in the last digit, and a training value on an edge must lie above it in both.
 * @see reference: scikit-learn `KBinsDiscretizer(quantile_method='averaged_inverted_cdf')`
 */
export const kbins: StepDefinition<OptionsOf<'kbins'>, FittedKbins> = {
  takes: 'number',
  outline: ({ encode }, columns) =>
    encode === 'ordinal' ? columns : [{ kind: 'number', name: undefined }],
  fit: (options, columns, context): FittedKbins => ({
    type: 'kbins',
    encode: options.encode,
    edges: numbersAmong(columns).map(({ node }) => {
      const edges = innerEdges(options, context.present(node).slice().sort());
      return context.isInexact(node)
        ? edges.map((edge) => edge - 1e-12 * Math.max(1e-300, Math.abs(edge)))
        : edges;
    }),
  }),
  apply: ({ encode, edges }, columns, builder) => ({
    columns: numbersAmong(columns).flatMap((column, at) => {
      const bin = builder.bins(column.node, edges[at]!);
      return encode === 'ordinal'
        ? [{ ...column, node: bin }]
        : Array.from({ length: edges[at]!.length + 1 }, (_, number) =>
            isBin(column, bin, number, builder),
          );
    }),
  }),
};

function innerEdges({ bins, strategy }: OptionsOf<'kbins'>, sorted: Float64Array): number[] {
  const range = rangeOf(sorted);
  if (!range || range.minimum === range.maximum) return [];
  const { minimum, maximum } = range;
  const step = (maximum - minimum) / bins;
  if (strategy === 'uniform') {
    return Array.from({ length: bins - 1 }, (_, at) => (at + 1) * step + minimum);
  }
  const all = Array.from({ length: bins + 1 }, (_, at) =>
    averagedPercentile(sorted, percentAt(at, bins)),
  );
  const wide = all.filter((edge, at) => at === 0 || edge - all[at - 1]! > 1e-8);
  return wide.slice(1, -1);
}

// As numpy's linspace(0, 100, bins + 1) has them.
function percentAt(at: number, bins: number): number {
  return at === bins ? 100 : at * (100 / bins);
}

function isBin(
  column: NumberFeature,
  bin: NodeId,
  number: number,
  builder: ProgramBuilder,
): NumberFeature {
  const held = builder.apply('cast', builder.apply('equal', bin, builder.constant(number)));
  const name = `${column.name} bin ${number}`;
  if (!builder.isMissable(bin)) return { kind: 'number', name, node: held };
  const missing = builder.apply('missing', bin);
  return {
    kind: 'number',
    name,
    node: builder.apply('where', missing, builder.constant(null), held),
  };
}
