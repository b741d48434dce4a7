import {
  type Baseline,
  type Evidence,
  type MetricChange,
  type Observation,
  type Requirement,
  undefinedValue,
} from '@codexhub/common-config/records';
import { isReachable } from '../is-reachable.ts';
import { changeDefinition } from '../policy/change-definition.ts';

/**
 * The change that a check asks for. Without a champion, or where the two cannot be compared: undefined,
 * with that reason, and so never a pass. A champion of another split may have been trained on what are
 * test rows now: it is not compared, whatever the evidence holds.
 */
export function observeChange(
  requirement: Requirement,
  { baseline }: Evidence,
): readonly Observation[] {
  const without = (reason: string, n = 0): readonly Observation[] => [
    { group: null, reference: null, value: undefinedValue(reason), n },
  ];
  if (!baseline) return without('no_baseline');
  if (baseline.obstacle !== undefined) return without(baseline.obstacle);
  if (!baseline.sameSplit) return without('baseline_saw_test_rows');
  const found = baseline.changes.filter(({ metric }) => metric === requirement.metric);
  const [first] = found;
  if (!first) return [];
  if (found.length > 1) return without('measured_twice', first.n);
  return [observed(requirement, first, baseline)];
}

function observed(
  { change: kind = 'absolute', definition }: Requirement,
  measured: MetricChange,
  { alias, model }: Baseline,
): Observation {
  const { baseline, candidate, n } = measured;
  const whole = {
    group: null,
    reference: null,
    n,
    compared: { against: `${alias}, ${model.name}@${model.version}`, baseline, candidate },
  };
  if (changeDefinition(measured.definition, kind) !== definition) {
    return { ...whole, value: undefinedValue('definition_differs') };
  }
  if (!isReachable(measured, baseline) || !isReachable(measured, candidate)) {
    return { ...whole, value: undefinedValue('not_in_range') };
  }
  const { value, interval, adjusted } = measured[kind];
  if (value.defined && !follows(measured, kind, value.value)) {
    return { ...whole, value: undefinedValue('change_differs') };
  }
  return {
    ...whole,
    value,
    ...(interval ? { interval } : {}),
    ...(adjusted ? { adjusted } : {}),
  };
}

/** Whether a change is that of its two values, by the convention that its definition names. */
function follows(
  { baseline, candidate }: MetricChange,
  kind: 'absolute' | 'relative',
  value: number,
): boolean {
  if (!baseline.defined || !candidate.defined) return false;
  const difference = candidate.value - baseline.value;
  const truth = kind === 'absolute' ? difference : difference / Math.abs(baseline.value);
  // Relative to 0 there is no truth, and everything is within an infinite tolerance.
  return Number.isFinite(truth) && Math.abs(truth - value) <= 1e-9 * Math.max(1, Math.abs(truth));
}
