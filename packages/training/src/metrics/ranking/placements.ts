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
