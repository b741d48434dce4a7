/** What an integer of a number column must be; beyond it a double would be another number. */
export const INEXACT_INTEGER =
  'an integer must lie within ±(2^53 − 1), where every one is exact; declare it as a text, or divide it';
