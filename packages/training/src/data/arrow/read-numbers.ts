import type { NumberColumn } from '@codexhub/common-config/columns';
import { INEXACT_INTEGER } from '../inexact-integer.ts';
import type { NanMeaning } from '../rows/column-builder.ts';
import { saidBits } from '../rows/said-bits.ts';
import type { ArrowData } from './arrow-source.ts';
import { familyOf, parameterOf } from './arrow-types.ts';
import { decimalText } from './decimal-text.ts';
import { halfFloat } from './half-float.ts';
import { nullTest } from './is-null.ts';
import type { NoteFault } from './note-fault.ts';

/**
 * A piece of numbers as float64. Doubles without nulls are taken as they are: without a copy.
 * A decimal is the nearest double; a whole number that float64 may round is a fault.
 */
export function readNumbers(data: ArrowData, nan: NanMeaning, note: NoteFault): NumberColumn {
  if (familyOf(data.type) === 'null') {
    return { kind: 'number', values: new Float64Array(data.length).fill(Number.NaN) };
  }
  const isNull = nullTest(data);
  const plain = plainValues(data);
  if (plain && !isNull) return withSaid(plain, nan, undefined);
  const values = plain ? plain.slice() : convertedValues(data, isNull, note);
  if (isNull) {
    for (let row = 0; row < data.length; row += 1) if (isNull(row)) values[row] = Number.NaN;
  }
  return withSaid(values, nan, isNull);
}

function withSaid(
  values: Float64Array,
  nan: NanMeaning,
  isNull: ((row: number) => boolean) | undefined,
): NumberColumn {
  const isSaid = (row: number): boolean => !isNull?.(row);
  const validity = nan === 'missing' ? undefined : saidBits(values, isSaid);
  return { kind: 'number', values, ...(validity ? { validity } : {}) };
}

function plainValues({ values, length }: ArrowData): Float64Array | undefined {
  return values instanceof Float64Array ? values.subarray(0, length) : undefined;
}

type IsNull = ((row: number) => boolean) | undefined;

function convertedValues(data: ArrowData, isNull: IsNull, note: NoteFault): Float64Array {
  const { length, values } = data;
  const into = new Float64Array(length);
  const family = familyOf(data.type);
  if (family === 'decimal') fillFromDecimals(into, data, isNull, note);
  else if (values instanceof BigInt64Array || values instanceof BigUint64Array) {
    fillFromWide(into, values, isNull, note);
  } else if (family === 'half') {
    const bits = values as Uint16Array;
    for (let row = 0; row < length; row += 1) into[row] = halfFloat(bits[row]!);
  } else into.set((values as Float32Array).subarray(0, length));
  return into;
}

function fillFromDecimals(
  into: Float64Array,
  { type, stride, values }: ArrowData,
  isNull: IsNull,
  note: NoteFault,
): void {
  const scale = parameterOf(type, 'scale');
  const words = values as Uint32Array;
  for (let row = 0; row < into.length; row += 1) {
    if (isNull?.(row)) continue;
    const cell = words.subarray(row * stride, (row + 1) * stride);
    into[row] = Number(decimalText(cell, scale));
    if (scale <= 0 && !Number.isSafeInteger(into[row])) note(row, INEXACT_INTEGER);
  }
}

function fillFromWide(
  into: Float64Array,
  values: BigInt64Array | BigUint64Array,
  isNull: IsNull,
  note: NoteFault,
): void {
  for (let row = 0; row < into.length; row += 1) {
    into[row] = Number(values[row]);
    if (!Number.isSafeInteger(into[row]) && !isNull?.(row)) note(row, INEXACT_INTEGER);
  }
}
