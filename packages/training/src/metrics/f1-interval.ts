import { type Interval, wilsonInterval } from '@codexhub/statistics';

/**
 * The interval of F1. F1 = 2J / (1 + J) grows with J = TP / (TP + FP + FN), which is a plain rate among
 * the rows that are or were called positive; so Wilson's interval of J, transformed, is one of F1.
 * It needs no delta method and holds at 0 and 1.
 *
 * @param hits true positives.
 * @param wrong false positives and false negatives.
 */
export function f1Interval(hits: number, wrong: number, level: number): Interval | undefined {
  const jaccard = wilsonInterval({ successes: hits, trials: hits + wrong, level });
  if (!jaccard) return undefined;
  const value = (2 * hits) / (2 * hits + wrong);
  return {
    // Rounding must not push the value out of its own interval.
    lower: Math.min(value, f1Of(jaccard.lower)),
    upper: Math.max(value, f1Of(jaccard.upper)),
    level,
    method: 'wilson+jaccard',
  };
}

function f1Of(jaccard: number): number {
  return (2 * jaccard) / (1 + jaccard);
}
