import { requireProbability } from './require-number.ts';

/** Refuses a family of p values of which one is not a probability, and names its index. */
export function requirePValues(pValues: ArrayLike<number>): void {
  for (let index = 0; index < pValues.length; index += 1) {
    requireProbability(`pValues[${index}]`, pValues[index]!);
  }
}
