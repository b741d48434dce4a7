const GOLDEN = (3 - Math.sqrt(5)) / 2;
const ROOT_OF_EPSILON = Math.sqrt(2.2e-16);

interface Point {
  readonly x: number;
  readonly value: number;
}

/** The bracket, the best three points in order, and the last two steps. */
interface Search {
  a: number;
  b: number;
  best: Point;
  second: Point;
  third: Point;
  step: number;
  before: number;
}

/**
 * Where a function with one valley has its minimum within [low, high]: parabolas through the best three
 * points, golden sections where these do not help.
 * @param tolerance how near to the minimum the result is, at the best the root of the precision.
 * @see Brent, Algorithms for Minimization without Derivatives (1973) ch. 5; reference: scipy `fminbound`
 */
export function minimumWithin(
  f: (x: number) => number,
  low: number,
  high: number,
  tolerance: number,
): number {
  const x = low + GOLDEN * (high - low);
  const first = { x, value: f(x) };
  const search = { a: low, b: high, best: first, second: first, third: first, step: 0, before: 0 };
  for (let round = 0; round < 500; round += 1) {
    const { a, b, best } = search;
    const near = ROOT_OF_EPSILON * Math.abs(best.x) + tolerance / 3;
    if (Math.abs(best.x - (a + b) / 2) <= 2 * near - (b - a) / 2) break;
    choose(search, near);
    const next = best.x + signOf(search.step) * Math.max(Math.abs(search.step), near);
    narrow(search, { x: next, value: f(next) });
  }
  return search.best.x;
}

/** The next step: to the vertex of the parabola where that is inside and small, else a golden section. */
function choose(search: Search, near: number): void {
  const { a, b, best, before, step } = search;
  const middle = (a + b) / 2;
  const vertex = Math.abs(before) > near ? vertexOf(search) : Number.NaN;
  const inside = best.x + vertex > a && best.x + vertex < b;
  if (inside && Math.abs(vertex) < Math.abs(before / 2)) {
    const next = best.x + vertex;
    const atEdge = next - a < 2 * near || b - next < 2 * near;
    search.before = step;
    search.step = atEdge ? near * signOf(middle - best.x) : vertex;
  } else {
    search.before = best.x >= middle ? a - best.x : b - best.x;
    search.step = GOLDEN * search.before;
  }
}

/** How far from the best point the vertex of the parabola through all three lies. */
function vertexOf({ best, second, third }: Search): number {
  const r = (best.x - second.x) * (best.value - third.value);
  const q = (best.x - third.x) * (best.value - second.value);
  return -((best.x - third.x) * q - (best.x - second.x) * r) / (2 * (q - r));
}

function narrow(search: Search, next: Point): void {
  const { best, second, third } = search;
  if (next.value <= best.value) {
    if (next.x >= best.x) search.a = best.x;
    else search.b = best.x;
    [search.third, search.second, search.best] = [second, best, next];
    return;
  }
  if (next.x < best.x) search.a = next.x;
  else search.b = next.x;
  if (next.value <= second.value || second.x === best.x) {
    [search.third, search.second] = [second, next];
  } else if (next.value <= third.value || third.x === best.x || third.x === second.x) {
    search.third = next;
  }
}

function signOf(value: number): 1 | -1 {
  return value < 0 ? -1 : 1;
}
