import { between } from '../../order/quantile.ts';
import { selectRanks } from './select-ranks.ts';

/**
 * Quantiles as `quantileOf` gives them, of values that need not be sorted.
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
    const below = Math.floor(place);
    return between(at(below), at(Math.ceil(place)), place - below);
  });
}
