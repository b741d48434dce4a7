import type { Estimand, Measurement } from '@codexhub/common-config/records';
import { requireOption } from '../../internal/require-option.ts';
import {
  bootstrapMetric,
  type ComputeMetric,
  type MetricColumns,
  rowsOf,
} from '../uncertainty/bootstrap-metric.ts';
import type { BootstrapOptions } from '../uncertainty/bootstrap-options.ts';

export interface CustomMetricDefinition<Columns extends MetricColumns> {
  /** The metric's id in a policy: lower-case letters, digits and underscores. */
  readonly name: string;
  /** What it is by name, such as `acme.revenue_per_call/2`: change it whenever `compute` changes. */
  readonly definition: string;
  readonly greaterIsBetter: boolean;
  /** Pure. NaN, or a value with its reason, where there is none. */
  readonly compute: ComputeMetric<Columns>;
}

/** A metric of one's own, that a gate can decide by. */
export interface CustomMetric<Columns extends MetricColumns>
  extends CustomMetricDefinition<Columns> {
  /** Its value with a bootstrap interval; n is the number of rows. */
  measure(
    options: BootstrapOptions & { readonly columns: Columns; readonly estimand: Estimand },
  ): Measurement;
}

/**
 * Makes a metric of one's own: computed from columns, measured with a bootstrap interval, so that it can
 * pass a gate only by its whole interval. `compareModels` takes it too.
 *
 * @throws TrainingError `TRAINING_OPTION_INVALID` for a name that is no id, or an empty definition
 * @example
 * const meanAmount = customMetric({
 *   name: 'mean_amount',
 *   definition: 'acme.mean_amount/1',
 *   greaterIsBetter: true,
 *   compute: ({ amount }: { amount: Float64Array }) => mean(amount) ?? Number.NaN,
 * });
 * const columns = { amount: Float64Array.of(1, 2, 3) };
 * meanAmount.measure({ columns, level: 0.9, seed: 42, estimand: 'model' }).value; // Returns: { defined: true, value: 2 }
 */
export function customMetric<Columns extends MetricColumns>(
  definition: CustomMetricDefinition<Columns>,
): CustomMetric<Columns> {
  const { name, compute } = definition;
  const isId = /^[a-z][a-z0-9_]*$/.test(name);
  requireOption(isId, 'custom metric: name', 'lower-case letters, digits and underscores', name);
  const named = definition.definition.length > 0;
  requireOption(named, `custom metric: definition of "${name}"`, 'a text', 'an empty one');
  return {
    ...definition,
    measure: (options): Measurement => {
      const { value, interval } = bootstrapMetric({ ...options, compute });
      return {
        metric: name,
        definition: definition.definition,
        estimand: options.estimand,
        value,
        ...(interval ? { interval } : {}),
        n: rowsOf(options.columns),
      };
    },
  };
}
