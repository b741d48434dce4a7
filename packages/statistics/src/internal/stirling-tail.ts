import { stirlingError } from './stirling-error.ts';

const TABLE = [
  0.08106146679532726, 0.04134069595540929, 0.02767792568499834, 0.020790672103765093,
  0.016644691189821193, 0.013876128823070748, 0.01189670994589177, 0.010411265261972096,
  0.009255462182712733, 0.008330563433363147,
];

/** log k! − [(k + ½) log(k + 1) − (k + 1) + ½ log 2π] for a whole k from 0 up: the error of Stirling's formula. */
export function stirlingTail(k: number): number {
  return k < TABLE.length ? TABLE[k]! : stirlingError(k + 1);
}
