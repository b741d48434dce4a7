import type { GroupTensor } from '../../../tensor/tensor.ts';
import type { Estimate } from '../estimate.ts';
import { knownGroups } from '../known-groups.ts';
import { requireOption } from '../option.ts';
import { type ComparisonMethod, differenceOf, ratioOf } from './aggregate.ts';
import { type FrameMetric, frameMetrics } from './frame-metrics.ts';

/** Which groups are compared, and with what. */
export interface ParityOptions {
  /** Attributes whose combinations are the groups; all of the tensor's by default. */
  readonly sensitive?: readonly string[];
  /** `between_groups` by default. */
  readonly method?: ComparisonMethod;
}

/** How far a metric's groups are apart, over all levels of the controls together. */
export function comparedRates(
  tensor: GroupTensor,
  name: FrameMetric,
  how: 'difference' | 'ratio',
  { sensitive, method = 'between_groups' }: ParityOptions,
): Estimate {
  requireOption(method === 'between_groups' || method === 'to_overall', 'method', {
    requirement: "'between_groups' or 'to_overall'",
    received: `'${String(method)}'`,
  });
  const { all, groups } = knownGroups(tensor, sensitive).levels[0]!;
  const compare = how === 'difference' ? differenceOf : ratioOf;
  return compare(groups.map(frameMetrics[name].of), frameMetrics[name].of(all), method);
}

/** fairlearn's name, with the arguments that are not its defaults. */
export function definitionOf(
  name: string,
  { method, agg }: { readonly method?: string; readonly agg?: string },
): string {
  const others = [method, agg].filter(
    (one) => one !== undefined && one !== 'between_groups' && one !== 'worst_case',
  );
  return `fairlearn.metrics.${name}${others.length > 0 ? `(${others.join(', ')})` : ''}`;
}
