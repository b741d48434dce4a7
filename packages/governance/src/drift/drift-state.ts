import type { Value } from '@codexhub/common-config/records';
import { driftOptionInvalid } from './drift-option-invalid.ts';

/** When a monitor raises an alarm, and when it lets it go. */
export interface DriftAlarm {
  /** A window above it counts towards an alarm. */
  readonly high: number;
  /** A window below it counts towards the end of one; at most `high`. */
  readonly low: number;
  /** So many of the last `of` windows above `high` raise the alarm. */
  readonly windows: number;
  readonly of: number;
  /** So many windows below `low`, one after the other, end it. */
  readonly calm: number;
}

/** What a monitor knows after some windows: plain data, so it can be stored between them. */
export interface DriftState {
  /** Warming up until `of` windows were measured: then there is an alarm or there is none. */
  readonly phase: 'warming_up' | 'quiet' | 'alarm';
  /** Of the last windows, the oldest first, which were above `high`; no more than `of`. */
  readonly recent: readonly boolean[];
  /** Windows below `low`, one after the other, up to now. */
  readonly below: number;
  /** Windows with a value, and those without one: these say neither that there is drift nor that there is none. */
  readonly measured: number;
  readonly unmeasured: number;
}

/** The state before the first window. */
export const initialDriftState: DriftState = {
  phase: 'warming_up',
  recent: [],
  below: 0,
  measured: 0,
  unmeasured: 0,
};

/**
 * The state after one more window, by its distance to the reference: an alarm begins when it is shown
 * several times and ends when its end is, so that one window by chance, or a value that goes to and fro
 * round a limit, does neither. A window without a value leaves the phase as it is, and what is below
 * `low` before it and after it does not follow one another.
 *
 * @throws GovernanceError `GOVERNANCE_OPTION_INVALID` where the alarm cannot be raised or ended.
 * @example
 * const alarm = { high: 0.2, low: 0.1, windows: 1, of: 1, calm: 2 };
 * nextDriftState(initialDriftState, { defined: true, value: 0.3 }, alarm).phase; // Returns: 'alarm'
 */
export function nextDriftState(state: DriftState, value: Value, alarm: DriftAlarm): DriftState {
  requireAlarm(alarm);
  if (!value.defined || Number.isNaN(value.value)) {
    return { ...state, below: 0, unmeasured: state.unmeasured + 1 };
  }
  const measured = state.measured + 1;
  const recent = [...state.recent, value.value > alarm.high].slice(-alarm.of);
  const below = value.value < alarm.low ? state.below + 1 : 0;
  const next = { recent, below, measured, unmeasured: state.unmeasured };
  if (measured < alarm.of) return { ...next, phase: 'warming_up' };
  if (state.phase === 'alarm') {
    // What raised it does not raise it again.
    return below >= alarm.calm
      ? { ...next, phase: 'quiet', recent: recent.map(() => false) }
      : { ...next, phase: 'alarm' };
  }
  const raised = recent.filter(Boolean).length >= alarm.windows;
  return { ...next, phase: raised ? 'alarm' : 'quiet' };
}

function requireAlarm({ high, low, windows, of, calm }: DriftAlarm): void {
  const isCount = (count: number): boolean => Number.isInteger(count) && count >= 1;
  if (!Number.isFinite(high)) {
    throw driftOptionInvalid('high', 'a finite number', high, 'name the distance of an alarm');
  }
  if (!(low <= high)) {
    throw driftOptionInvalid('low', 'at most high', low, 'lower it, or raise high');
  }
  if (!isCount(of)) throw driftOptionInvalid('of', 'a whole number from 1 up', of, 'say 5');
  if (!isCount(windows) || windows > of) {
    throw driftOptionInvalid('windows', 'a whole number from 1 to `of`', windows, 'say 3 of 5');
  }
  if (!isCount(calm)) throw driftOptionInvalid('calm', 'a whole number from 1 up', calm, 'say 3');
}
