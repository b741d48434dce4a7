import {
  type Evidence,
  evidenceSchema,
  measuredValue,
  undefinedValue,
  type Value,
} from '@codexhub/common-config/records';
import { GovernanceError } from '../../errors.ts';

/**
 * The evidence with every number that is none made an undefined value with its reason: a NaN or an
 * infinity, `null` or a text, in a value or in its interval. Sound evidence comes back equal.
 *
 * @throws GovernanceError `GOVERNANCE_EVIDENCE_INVALID` where it is no evidence otherwise.
 */
export function normaliseEvidence(evidence: Evidence): Evidence {
  const candidate: unknown = isRecord(evidence)
    ? {
        ...evidence,
        measurements: mapList(evidence.measurements, normaliseMeasurement),
        ...(isRecord(evidence.parity)
          ? {
              parity: {
                ...evidence.parity,
                maximumDifference: normaliseValue(evidence.parity.maximumDifference),
              },
            }
          : {}),
        ...(isRecord(evidence.baseline)
          ? {
              baseline: {
                ...evidence.baseline,
                changes: mapList(evidence.baseline.changes, normaliseMetricChange),
              },
            }
          : {}),
      }
    : evidence;
  const parsed = evidenceSchema.safeParse(candidate);
  if (parsed.success) return parsed.data;
  const paths = parsed.error.issues.map(({ path }) => path.map(String).join('.') || '(root)');
  throw new GovernanceError('GOVERNANCE_EVIDENCE_INVALID', {
    message: `evidence: must be an evidence record of schema version 2; not so at ${paths.join(', ')}; measure again with this version`,
    details: { paths },
  });
}

function normaliseMeasurement(measurement: unknown): unknown {
  if (!isRecord(measurement)) return measurement;
  const { interval, adjusted, spread, ...rest } = measurement;
  const value = normaliseValue(measurement['value']);
  const isBadInterval = (bounds: unknown): boolean =>
    bounds !== undefined && !hasFinite(bounds, ['lower', 'upper', 'level']);
  const badNumbers =
    isBadInterval(interval) ||
    isBadInterval(adjusted) ||
    (spread !== undefined &&
      !hasFinite(spread, ['repeats', 'minimum', 'maximum', 'standardDeviation']));
  if (badNumbers) {
    return { ...rest, value: isDefined(value) ? undefinedValue('interval_not_sound') : value };
  }
  return {
    ...rest,
    value,
    ...(interval === undefined ? {} : { interval }),
    ...(adjusted === undefined ? {} : { adjusted }),
    ...(spread === undefined ? {} : { spread }),
  };
}

function normaliseMetricChange(change: unknown): unknown {
  if (!isRecord(change)) return change;
  return {
    ...change,
    baseline: normaliseValue(change['baseline']),
    candidate: normaliseValue(change['candidate']),
    absolute: normaliseMeasurement(change['absolute']),
    relative: normaliseMeasurement(change['relative']),
  };
}

function normaliseValue(value: unknown): unknown {
  // A bare number, a null or a text is what a careless caller hands over instead of a Value.
  if (!isRecord(value)) return measuredValue(value);
  return value['defined'] === true ? measuredValue(value['value']) : value;
}

function isDefined(value: unknown): value is Extract<Value, { defined: true }> {
  return isRecord(value) && value['defined'] === true;
}

function hasFinite(record: unknown, keys: readonly string[]): boolean {
  return isRecord(record) && keys.every((key) => Number.isFinite(record[key]));
}

function mapList(list: unknown, map: (item: unknown) => unknown): unknown {
  return Array.isArray(list) ? list.map(map) : list;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
