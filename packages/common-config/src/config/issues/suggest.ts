/**
 * The candidate that a mistyped name probably means: one that differs only in case, `_` or `-`
 * (`on_insufficient_data`, `onInsufficientData`), else the nearest within Levenshtein distance 2.
 * Of equally near ones the first.
 *
 * @example
 * suggest('enfroce', ['enforce', 'limit']); // Returns: 'enforce'
 */
export function suggest(name: string, candidates: readonly string[]): string | undefined {
  const folded = fold(name);
  const same = candidates.find((candidate) => fold(candidate) === folded);
  if (same !== undefined) return same;
  let best: string | undefined;
  // Two letters that both differ are no typo: stay below the length of either.
  let bound = Math.min(3, name.length);
  for (const candidate of candidates) {
    const distance = editDistance(name, candidate);
    if (distance < Math.min(bound, candidate.length)) {
      best = candidate;
      bound = distance;
    }
  }
  return best;
}

function fold(name: string): string {
  return name.replace(/[_-]/g, '').toLowerCase();
}

// Levenshtein's distance, by rows; 3 stands for "more than 2" where the lengths already say so.
function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
