/** P(predicted | true) at true × classes + predicted; undefined where a class has no rows. */
export function errorRates(counts: readonly number[], classes: number): Float64Array | undefined {
  const rates = new Float64Array(counts.length);
  for (let start = 0; start < counts.length; start += classes) {
    let rows = 0;
    for (let at = start; at < start + classes; at += 1) rows += counts[at]!;
    if (rows === 0) return undefined;
    for (let at = start; at < start + classes; at += 1) rates[at] = counts[at]! / rows;
  }
  return rates;
}
