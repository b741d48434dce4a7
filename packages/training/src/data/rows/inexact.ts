import { INEXACT_INTEGER } from '../inexact-integer.ts';
import type { CellFault } from './column-builder.ts';

/** The fault of a whole number that float64 would round. */
export const INEXACT: CellFault = {
  problem: 'inexact_integer',
  requirement: INEXACT_INTEGER,
};

/** The fault of a decimal that float64 would round. */
export const ROUNDED: CellFault = {
  problem: 'wrong_type',
  requirement:
    'the decimal must be one that float64 holds to its last digit; convert it to a double in the source, where rounding is meant',
};
