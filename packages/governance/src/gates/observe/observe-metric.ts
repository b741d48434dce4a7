import {
  type Evidence,
  type Measurement,
  type Observation,
  type Requirement,
  undefinedValue,
} from '@codexhub/common-config/records';
import { isReachable } from '../is-reachable.ts';

/**
 * The measurement that a check asks for, and beside it what the served model itself shows where the
 * check rests on the procedure. Absent: nothing observed. Measured twice, or under another definition
 * than the policy names, or of a value that the metric cannot have: undefined, with that reason.
 */
export function observeMetric(
  requirement: Requirement,
  { measurements }: Evidence,
): readonly Observation[] {
  const found = measurements.filter((measurement) => answers(requirement, measurement));
  const [first] = found;
  if (!first) return [];
  const { value, interval, adjusted, n, spread, definition } = first;
  const whole = { group: null, reference: null, n };
  if (found.length > 1) return [{ ...whole, value: undefinedValue('measured_twice') }];
  if (definition !== requirement.definition) {
    return [{ ...whole, value: undefinedValue('definition_differs') }];
  }
  if (!isReachable(requirement, value)) {
    return [{ ...whole, value: undefinedValue('not_in_range') }];
  }
  const beside = measurements.filter((measurement) => isBeside(requirement, measurement));
  return [
    {
      ...whole,
      value,
      ...(interval ? { interval } : {}),
      ...(adjusted ? { adjusted } : {}),
      ...(spread ? { spread } : {}),
      ...(beside[0] ? { beside: besideOf(beside[0], beside.length > 1) } : {}),
    },
  ];
}

/** Whether a measurement stands in this check's row, as its value or beside it. */
export function isShownBy(requirement: Requirement, measurement: Measurement): boolean {
  return answers(requirement, measurement) || isBeside(requirement, measurement);
}

function answers(requirement: Requirement, { metric, estimand }: Measurement): boolean {
  return isWhole(requirement, metric) && requirement.estimand === estimand;
}

function isBeside(requirement: Requirement, measurement: Measurement): boolean {
  return (
    isWhole(requirement, measurement.metric) &&
    requirement.definition === measurement.definition &&
    requirement.estimand === 'procedure' &&
    measurement.estimand === 'model'
  );
}

function isWhole({ kind, metric, attribute, change }: Requirement, measured: string): boolean {
  const whole = attribute === undefined && change === undefined;
  return kind === 'metric' && whole && metric === measured;
}

function besideOf(
  { value, interval, n }: Measurement,
  isAmbiguous: boolean,
): NonNullable<Observation['beside']> {
  if (isAmbiguous) return { value: undefinedValue('measured_twice'), n };
  return { value, ...(interval ? { interval } : {}), n };
}
