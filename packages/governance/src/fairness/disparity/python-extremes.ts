/** Python's `max` of two: NaN wins in the first place and is overlooked in the second. */
export function pythonMax(one: number, other: number): number {
  return Number.isNaN(other) ? one : Math.max(one, other);
}

/** Python's `min` of two: NaN wins in the first place and is overlooked in the second. */
export function pythonMin(one: number, other: number): number {
  return Number.isNaN(other) ? one : Math.min(one, other);
}
