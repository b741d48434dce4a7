/**
 * For each of the first scores, twice the number of the others below it, those equal to it counting
 * one: its placement, in halves, so a whole number.
 *
 * @param scores ascending.
 * @param others ascending.
 */
export function placements(scores: Float64Array, others: Float64Array): Float64Array {
  const placed = new Float64Array(scores.length);
  let below = 0;
  let notAbove = 0;
  for (let at = 0; at < scores.length; at += 1) {
    const score = scores[at]!;
    while (below < others.length && others[below]! < score) below += 1;
    if (notAbove < below) notAbove = below;
    while (notAbove < others.length && others[notAbove]! === score) notAbove += 1;
    placed[at] = below + notAbove;
  }
  return placed;
}

/**
 * The share of pairs in which the first score is the larger, equal ones counting one half: the area
 * under a ROC curve. Placements are whole numbers, so it is exact up to its division.
 */
export function areaOfPlacements(placed: Float64Array, others: number): number {
  let total = 0;
  for (let at = 0; at < placed.length; at += 1) total += placed[at]!;
  return total / (2 * placed.length * others);
}
