import { requireTensor } from '../../../tensor/require-tensor.ts';
import type { GroupTensor } from '../../../tensor/tensor.ts';
import type { Estimate } from '../estimate.ts';
import { type FairnessMeasure, fairnessMeasure } from '../fairness-measure.ts';
import { type GroupsOfLevel, knownGroups, type RowsByGroups } from '../known-groups.ts';
import { requireOption } from '../option.ts';
import { sumOf } from '../outcome-rates.ts';
import { type ComparisonMethod, differenceOf, groupMax, groupMin, ratioOf } from './aggregate.ts';
import { type FrameMetric, frameMetrics } from './frame-metrics.ts';

/** A measure for each metric asked for. */
export type FrameValues<M extends FrameMetric = FrameMetric> = Readonly<Record<M, FairnessMeasure>>;

/** fairlearn's frame at one combination of the controls' values. */
export interface MetricFrameLevel<M extends FrameMetric = FrameMetric> {
  /** A value for each control; `null` where it is unknown. */
  readonly control: readonly (string | null)[];
  readonly rows: RowsByGroups;
  /** Of all rows of the level, those of unknown groups too. */
  readonly overall: FrameValues<M>;
  readonly byGroup: readonly {
    readonly group: readonly string[];
    readonly n: number;
    readonly metrics: FrameValues<M>;
  }[];
  readonly groupMin: FrameValues<M>;
  readonly groupMax: FrameValues<M>;
  readonly difference: Readonly<Record<ComparisonMethod, FrameValues<M>>>;
  readonly ratio: Readonly<Record<ComparisonMethod, FrameValues<M>>>;
}

export interface MetricFrame<M extends FrameMetric = FrameMetric> {
  /** The attributes, in the order of every `group`. */
  readonly sensitive: readonly string[];
  /** The controls, in the order of every level's `control`. */
  readonly control: readonly string[];
  /** One where there is no control. */
  readonly levels: readonly MetricFrameLevel<M>[];
}

export interface MetricFrameOptions<M extends FrameMetric = FrameMetric> {
  /** All by default. */
  readonly metrics?: readonly M[];
  /** Attributes whose combinations are the groups; all of the tensor's by default. */
  readonly sensitive?: readonly string[];
  /** Controls at whose levels groups are compared; all of the tensor's by default. */
  readonly control?: readonly string[];
}

/**
 * The metrics of every group, and how far groups are apart, at every level of the controls: fairlearn's
 * `MetricFrame` from the counts alone, in time linear in the groups. `difference` is max − min, or the
 * greatest |group − overall|; `ratio` is min / max, or the least group / overall, folded to at most 1.
 *
 * A rate without rows is undefined and says why, and so is everything that rests on it: `no_positives`,
 * `no_negatives`, `no_predicted_positives`, `no_weight`. With one group, differences and ratios are
 * undefined as `fewer_than_two_groups`; over zero, ratios are as `all_zero` or `divisor_zero`. fairlearn says 0, 1 or NaN
 * there: `compat`. It has no base rate: that is AIF360's.
 *
 * @throws GovernanceError `GOVERNANCE_ATTRIBUTE_INVALID`, `GOVERNANCE_OPTION_INVALID` for an unknown metric.
 * @see Bird et al. (2020), Fairlearn, MSR-TR-2020-32; `fairlearn.metrics.MetricFrame` 0.15.
 * @example
 * const tensor = groupTensor({
 *   yTrue: [1, 1, 1, 0], yPred: [1, 0, 1, 1], sensitive: { sex: ['f', 'f', 'm', 'm'] },
 * });
 * const [frame] = metricFrame(tensor, { metrics: ['selection_rate'] }).levels;
 * frame?.difference.between_groups.selection_rate.value; // Returns: { defined: true, value: 0.5 }
 */
export function metricFrame<M extends FrameMetric = FrameMetric>(
  tensor: GroupTensor,
  options: MetricFrameOptions<M> = {},
): MetricFrame<M> {
  requireTensor(tensor);
  const names = options.metrics ?? (Object.keys(frameMetrics) as M[]);
  for (const name of names) {
    requireOption(Object.hasOwn(frameMetrics, name), 'metrics', {
      requirement: `among ${Object.keys(frameMetrics).join(', ')}`,
      received: `"${String(name)}"`,
    });
  }
  const { sensitive, control, levels } = knownGroups(
    tensor,
    options.sensitive,
    options.control ?? tensor.control,
  );
  return { sensitive, control, levels: levels.map((level) => frameOf(level, names)) };
}

function frameOf<M extends FrameMetric>(
  { control, rows, all, groups }: GroupsOfLevel,
  names: readonly M[],
): MetricFrameLevel<M> {
  const overall = new Map(names.map((name) => [name, frameMetrics[name].of(all)]));
  const byGroup = new Map(
    names.map((name) => [name, groups.map((group) => frameMetrics[name].of(group))]),
  );
  const aggregate = (
    method: string,
    of: (groups: readonly Estimate[], all: Estimate) => Estimate,
  ): FrameValues<M> =>
    valuesOf(names, (name) => ({
      definition: `fairlearn.metrics.MetricFrame.${method.replace('*', name)}`,
      estimate: of(byGroup.get(name)!, overall.get(name)!),
    }));
  return {
    control,
    rows,
    overall: valuesOf(names, (name) => ({
      definition: frameMetrics[name].definition,
      estimate: overall.get(name)!,
    })),
    byGroup: groups.map(({ group, counts }, at) => ({
      group,
      n: sumOf(counts),
      metrics: valuesOf(names, (name) => ({
        definition: frameMetrics[name].definition,
        estimate: byGroup.get(name)![at]!,
      })),
    })),
    groupMin: aggregate('group_min(*)', groupMin),
    groupMax: aggregate('group_max(*)', groupMax),
    difference: {
      between_groups: aggregate('difference(*)', (...of) => differenceOf(...of, 'between_groups')),
      to_overall: aggregate('difference(*, to_overall)', (...of) =>
        differenceOf(...of, 'to_overall'),
      ),
    },
    ratio: {
      between_groups: aggregate('ratio(*)', (...of) => ratioOf(...of, 'between_groups')),
      to_overall: aggregate('ratio(*, to_overall)', (...of) => ratioOf(...of, 'to_overall')),
    },
  };
}

function valuesOf<M extends FrameMetric>(
  names: readonly M[],
  of: (name: M) => { readonly definition: string; readonly estimate: Estimate },
): FrameValues<M> {
  const values: Partial<Record<M, FairnessMeasure>> = {};
  for (const name of names) {
    const { definition, estimate } = of(name);
    values[name] = fairnessMeasure(definition, estimate);
  }
  return values as FrameValues<M>;
}
