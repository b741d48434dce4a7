/** More than bisection needs: as a rule there are six. */
const MOST_STEPS = 100;
/** A first step down from the upper end. */
const FIRST = 0.99;
/** What a step leaves to go is of the order of its own length times that of the last: below this nothing. */
const NOTHING = 1e-15;
/** What a probability is known to. */
const NOISE = 4e-16;

/**
 * The x between `from` and `to` at which a tail probability that falls like a normal one is `target`, which is not
 * near 1; `tail(from) ≥ target ≥ tail(to)`. By the secant of log tail, nearly a parabola, kept inside the bracket. As exact
 * as the tail is, which may be off by 4e-16.
 */
export function tailRoot(
  tail: (x: number) => number,
  target: number,
  { from, to }: { readonly from: number; readonly to: number },
): number {
  const beyond = (x: number): number => Math.log(Math.max(0, tail(x)) / target);
  let [low, high] = [from, to];
  let [older, atOlder] = [high, beyond(high)];
  if (!(atOlder < 0) || low >= high) return high;
  let newer = Math.max((low + high) / 2, FIRST * high);
  let atNewer = beyond(newer);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    if (Math.abs(atNewer) * target <= NOISE) break;
    if (atNewer > 0) low = newer;
    else high = newer;
    const last = Math.abs(newer - older);
    const secant = newer - (atNewer * (newer - older)) / (atNewer - atOlder);
    const isInside = secant > low && secant < high;
    const next = isInside ? secant : (low + high) / 2;
    if (isInside && Math.abs(next - newer) * last < NOTHING) return next;
    if (high - low <= NOTHING * high) break;
    [older, atOlder] = [newer, atNewer];
    [newer, atNewer] = [next, beyond(next)];
  }
  return newer;
}
