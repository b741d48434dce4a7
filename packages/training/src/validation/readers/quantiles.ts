import { selectRanks } from './select-ranks.ts';

/**
 * Quantiles by linear interpolation between the two values next to (n − 1) · q: Hyndman and Fan's
 * type 7, the default of NumPy, pandas and R.
 * @param values finite and at least one.
 * @returns one quantile for each share, in the order asked.
 */
export function quantilesOf(values: Float64Array, shares: readonly number[]): number[] {
  const places = shares.map((share) => (values.length - 1) * share);
  const ranks = [...new Set(places.flatMap((place) => [Math.floor(place), Math.ceil(place)]))];
  ranks.sort((a, b) => a - b);
  const selected = selectRanks(values, ranks);
  const at = (rank: number): number => selected[ranks.indexOf(rank)]!;
  return places.map((place) => {
    const [low, high] = [at(Math.floor(place)), at(Math.ceil(place))];
    const share = place - Math.floor(place);
    // As NumPy does it: from the nearer end, so that both ends are met exactly.
    const span = high - low;
    return share >= 0.5 ? high - span * (1 - share) : low + span * share;
  });
}
