import { invalid } from './invalid.ts';

const ADVICE = 'check the value before the call, an undefined number has no place in a formula';

/** Refuses NaN; infinities are allowed. */
export function requireNumber(name: string, value: number): void {
  if (typeof value !== 'number' || Number.isNaN(value)) {
    throw invalid(name, 'a number', value, ADVICE);
  }
}

/** Refuses NaN and the infinities. */
export function requireFinite(name: string, value: number): void {
  if (!Number.isFinite(value)) throw invalid(name, 'a finite number', value, ADVICE);
}

/** Refuses everything that is not a finite number above zero. */
export function requirePositive(name: string, value: number): void {
  if (!(Number.isFinite(value) && value > 0)) {
    throw invalid(name, 'a finite number above 0', value, ADVICE);
  }
}

/** Refuses everything below zero; +Infinity is allowed. */
export function requireNotNegative(name: string, value: number): void {
  if (!(value >= 0)) throw invalid(name, 'a number from 0 up', value, ADVICE);
}

/** Refuses everything outside the closed interval from 0 to 1. */
export function requireProbability(name: string, value: number): void {
  if (!(value >= 0 && value <= 1)) {
    throw invalid(name, 'a probability from 0 to 1', value, ADVICE);
  }
}

/** Refuses everything that is not a whole number from `least` up. */
export function requireWholeFrom(least: number, name: string, value: number, advice: string): void {
  if (!Number.isSafeInteger(value) || value < least) {
    throw invalid(name, `a whole number from ${least} up`, value, advice);
  }
}
