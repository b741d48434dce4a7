import { type Interval, undefinedValue, type Value } from '@codexhub/common-config/records';
import { smallestScale } from '@codexhub/statistics';
import { refuseOption } from './check-options.ts';

/** Values that are accepted, limits included: `{ from: 0.8 }`, or `{ from: -0.1, to: 0.1 }`. */
export interface AcceptableRange {
  readonly from?: number;
  readonly to?: number;
}

/** What an interval says of a range, and how many rows would make it say more. */
export interface Conclusion {
  /** `open` where the interval lies on both sides of a limit, or where there is none. */
  readonly conclusion: 'acceptable' | 'unacceptable' | 'open';
  /**
   * Rows of both groups together at which, at today's proportions, the interval lies wholly inside or
   * wholly outside: today's, where it does.
   */
  readonly rowsToConclude: Value;
}

/** Beyond this many times today's rows no number is worth naming. */
const MAXIMUM_SCALE = 10_000;

/** @throws GovernanceError `GOVERNANCE_OPTION_INVALID` where no value could be on both sides of a limit. */
export function checkedRange(range: AcceptableRange): Required<AcceptableRange> {
  const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = range;
  if (from <= to && (Number.isFinite(from) || Number.isFinite(to))) return { from, to };
  return refuseOption(
    'acceptable',
    'a range with at least one limit, from not above to',
    `from ${from} to ${to}`,
    'pass such as { from: 0.8 }',
  );
}

/** @param intervalAt the interval at a multiple of today's `rows`. */
export function conclude(
  range: Required<AcceptableRange>,
  rows: number,
  intervalAt: (scale: number) => Interval | undefined,
): Conclusion {
  const today = intervalAt(1);
  if (!today) return { conclusion: 'open', rowsToConclude: undefinedValue('no_interval') };
  const conclusion = conclusionOf(range, today);
  if (conclusion !== 'open') {
    return { conclusion, rowsToConclude: { defined: true, value: rows } };
  }
  const scale = smallestScale({
    maximum: MAXIMUM_SCALE,
    concluded: (factor) => conclusionOf(range, intervalAt(factor)) !== 'open',
  });
  return {
    conclusion,
    rowsToConclude:
      scale === undefined
        ? undefinedValue('too_close_to_limit')
        : { defined: true, value: Math.ceil(scale * rows) },
  };
}

function conclusionOf(
  { from, to }: Required<AcceptableRange>,
  interval: Interval | undefined,
): Conclusion['conclusion'] {
  if (!interval) return 'open';
  if (interval.lower >= from && interval.upper <= to) return 'acceptable';
  return interval.upper < from || interval.lower > to ? 'unacceptable' : 'open';
}
