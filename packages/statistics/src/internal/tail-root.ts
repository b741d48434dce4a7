/** More than bisection needs: as a rule there are five. */
const MOST_STEPS = 100;
const CLOSE = 8e-15;
/** What a probability is known to. */
const NOISE = 4e-16;

/**
 * The x between `from` and `to` at which a tail probability that falls like a normal one is `target`, which is not
 * near 1: the secant of log tail, nearly a parabola, kept inside the bracket. As exact as the tail is, which may be off by 4e-16.
 */
export function tailRoot(
  tail: (x: number) => number,
  target: number,
  { from, to }: { readonly from: number; readonly to: number },
): number {
  const beyond = (x: number): number => Math.log(Math.max(0, tail(x)) / target);
  let [low, high] = [from, to];
  let [older, atOlder] = [low, beyond(low)];
  if (!(atOlder > 0)) return low;
  let [newer, atNewer] = [high, beyond(high)];
  if (!(atNewer < 0)) return high;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const secant = newer - (atNewer * (newer - older)) / (atNewer - atOlder);
    const next = secant > low && secant < high ? secant : (low + high) / 2;
    const isClose = Math.abs(next - newer) <= CLOSE * Math.abs(next);
    [older, atOlder] = [newer, atNewer];
    [newer, atNewer] = [next, beyond(next)];
    if (isClose || Math.abs(atNewer) * target <= NOISE) break;
    if (atNewer > 0) low = newer;
    else high = newer;
  }
  return newer;
}
