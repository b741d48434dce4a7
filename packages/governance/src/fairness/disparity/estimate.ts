import { measuredValue, undefinedValue, type Value } from '@codexhub/common-config/records';

/** A peer's number, NaN and infinities among them, or that it raises an error. */
export type Peer = number | 'error';

/** Our value of a quantity, and the peer's. */
export interface Estimate {
  readonly value: Value;
  readonly peer: Peer;
}

/** A quantity that everybody agrees upon. */
export function agreed(value: number): Estimate {
  return { value: { defined: true, value }, peer: value };
}

/**
 * A quantity of two others, undefined where one of them is.
 * @param ofPeers where the peer's arithmetic differs.
 */
export function combine(
  one: Estimate,
  other: Estimate,
  of: (one: number, other: number) => number,
  ofPeers: (one: number, other: number) => number = of,
): Estimate {
  return {
    value: both(one.value, other.value, (a, b) => measuredValue(of(a, b))),
    peer: one.peer === 'error' || other.peer === 'error' ? 'error' : ofPeers(one.peer, other.peer),
  };
}

/** The one over the other: undefined for the reason given where the other is 0. */
export function ratio(one: Estimate, other: Estimate, ofZero = 'divisor_zero'): Estimate {
  return {
    value: both(one.value, other.value, (a, b) =>
      b === 0 ? undefinedValue(ofZero) : measuredValue(a / b),
    ),
    peer: one.peer === 'error' || other.peer === 'error' ? 'error' : one.peer / other.peer,
  };
}

/** A value of two others, undefined for the first reason there is. */
function both(one: Value, other: Value, of: (one: number, other: number) => Value): Value {
  if (!one.defined) return one;
  return other.defined ? of(one.value, other.value) : other;
}
