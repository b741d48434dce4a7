import { domainOf } from '../svg/domain-of.ts';
import { niceTicks } from '../svg/nice-ticks.ts';
import type { Axis } from './chart-frame.ts';
import { unitAxis } from './unit-frame.ts';

/** An axis over the values given, with round ticks; from 0 to 1 where there is none to show. */
export function valueAxis(
  name: string,
  extent: readonly [number, number] | undefined,
  most = 5,
): Axis {
  if (!extent) return { name, ...unitAxis };
  const domain = domainOf(...extent);
  const ticks = niceTicks(domain, most);
  return { name, domain, ticks: ticks.values, labels: ticks.labels };
}

// Scores that all lie below are shown over what they span: between 0 and 1 they would be one line.
const NARROW = 0.05;

/** The axis of scores: from 0 to 1 where they are probabilities, otherwise over what they are. */
export function scoreAxis(name: string, extent: readonly [number, number] | undefined): Axis {
  if (!extent || (extent[0] >= 0 && extent[1] <= 1 && extent[1] > NARROW))
    return { name, ...unitAxis };
  return valueAxis(name, extent);
}

/** The least and the greatest of the finite values; undefined where there is none. */
export function extentOf(values: ArrayLike<number>): readonly [number, number] | undefined {
  let [least, greatest] = [Infinity, -Infinity];
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index]!;
    if (!Number.isFinite(value)) continue;
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  return least <= greatest ? [least, greatest] : undefined;
}
