/**
 * The deviance part x log(x / m) + m − x, for x > 0 and m > 0, without cancellation near x = m. Pass the
 * difference x − m where it is known better than by subtraction.
 * Source: `bd0` of Loader, "Fast and accurate computation of binomial probabilities" (2000).
 */
export function deviance(x: number, m: number, difference = x - m): number {
  if (Math.abs(difference) >= 0.1 * (x + m)) return x * Math.log(x / m) - difference;
  const v = difference / (x + m);
  const square = v * v;
  let sum = difference * v;
  let power = 2 * x * v;
  for (let j = 1; ; j += 1) {
    power *= square;
    const next = sum + power / (2 * j + 1);
    if (next === sum) return sum;
    sum = next;
  }
}
