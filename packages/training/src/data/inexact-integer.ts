/** The fault of a whole number that float64 may round: it may be a key, of which every digit counts. */
export const INEXACT_INTEGER = {
  problem: 'inexact_integer',
  requirement:
    'an integer must lie within ±(2^53 − 1), where every one is exact; declare it as a text, or divide it',
} as const;
