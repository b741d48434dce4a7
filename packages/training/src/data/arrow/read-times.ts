import type { TimeColumn } from '@codexhub/common-config/columns';
import type { ArrowData } from './arrow-source.ts';
import { familyOf, parameterOf } from './arrow-types.ts';
import { nullTest } from './is-null.ts';

const DAY = 86_400_000;
/** Units of a timestamp: how many of them a second has. */
const PER_SECOND = [1n, 1000n, 1_000_000n, 1_000_000_000n] as const;

/**
 * A piece of dates or timestamps as milliseconds in UTC; below a millisecond it is cut, towards the
 * past. A timestamp without a zone is one in UTC, as in every source.
 */
export function readTimes(data: ArrowData): TimeColumn {
  const isNull = nullTest(data);
  const values = new Float64Array(data.length);
  if (familyOf(data.type) === 'null') values.fill(Number.NaN);
  else if (data.values instanceof BigInt64Array) fillFromWide(values, data.values, unitsOf(data));
  else {
    const days = data.values as Int32Array;
    for (let row = 0; row < values.length; row += 1) values[row] = days[row]! * DAY;
  }
  if (isNull) {
    for (let row = 0; row < values.length; row += 1) if (isNull(row)) values[row] = Number.NaN;
  }
  return { kind: 'time', values };
}

/** A date in 64 bits counts milliseconds. */
function unitsOf({ type }: ArrowData): bigint {
  return familyOf(type) === 'date' ? 1000n : PER_SECOND[parameterOf(type, 'unit') as 0]!;
}

function fillFromWide(into: Float64Array, ticks: BigInt64Array, perSecond: bigint): void {
  for (let row = 0; row < into.length; row += 1) {
    if (perSecond <= 1000n) into[row] = Number(ticks[row]! * (1000n / perSecond));
    else {
      const per = perSecond / 1000n;
      const rest = ((ticks[row]! % per) + per) % per;
      into[row] = Number((ticks[row]! - rest) / per);
    }
  }
}
