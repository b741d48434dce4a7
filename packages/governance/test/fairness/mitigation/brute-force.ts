import type { ParityConstraint, ThresholdObjective } from '../../../src/fairness/index.ts';
import { hmac } from './given.ts';

/** What thresholds are searched for, with one attribute. */
interface Search {
  readonly yTrue: readonly number[];
  readonly yScore: readonly number[];
  readonly sensitive: Readonly<Record<string, readonly string[]>>;
  readonly weights?: readonly number[] | undefined;
  readonly constraint: ParityConstraint;
  readonly objective: ThresholdObjective;
  readonly tieBreak?: { readonly subjects: readonly string[] };
}

/** The objective and the disparity of decisions, from their definitions, row by row. */
export function judged(
  { yTrue, sensitive, weights, constraint, objective }: Search,
  decisions: ArrayLike<number>,
): { readonly objective: number; readonly disparity: number } {
  const [groups] = Object.values(sensitive) as [readonly string[]];
  const share = (of: (row: number) => boolean, over: (row: number) => boolean): number => {
    let [part, whole] = [0, 0];
    for (let row = 0; row < yTrue.length; row += 1) {
      if (!over(row)) continue;
      whole += weights?.[row] ?? 1;
      if (of(row)) part += weights?.[row] ?? 1;
    }
    return part / whole;
  };
  const isSelected = (row: number): boolean => decisions[row] === 1;
  const all = (): boolean => true;
  const isLabelled = (label: number) => (row: number) => yTrue[row] === label;
  const gapOver = (over: (row: number) => boolean): number => {
    const rates = [...new Set(groups)].map((group) =>
      share(isSelected, (row) => groups[row] === group && over(row)),
    );
    return Math.max(...rates) - Math.min(...rates);
  };
  const gaps = {
    demographic_parity: () => gapOver(all),
    equal_opportunity: () => gapOver(isLabelled(1)),
    false_positive_rate_parity: () => gapOver(isLabelled(0)),
    equalized_odds: () => Math.max(gapOver(isLabelled(1)), gapOver(isLabelled(0))),
  };
  const disparity = gaps[constraint]();
  const isRight = (row: number): boolean => yTrue[row] === decisions[row];
  if (objective === 'accuracy') return { objective: share(isRight, all), disparity };
  if (objective === 'balanced_accuracy') {
    const recalls = [0, 1].map((label) => share(isRight, isLabelled(label)));
    return { objective: (recalls[0]! + recalls[1]!) / 2, disparity };
  }
  const wrongOf = (label: number): number =>
    share((row) => yTrue[row] === label && !isRight(row), all);
  return {
    objective: objective.falsePositive * wrongOf(0) + objective.falseNegative * wrongOf(1),
    disparity,
  };
}

/** The best objective of all combinations of thresholds that keep the tolerance, by trying each. */
export function bestByTrying(search: Search & { readonly tolerance: number }): number {
  const [groups] = Object.values(search.sensitive) as [readonly string[]];
  const cuts = [...new Set(groups)].map((group) =>
    cutsOf(
      groups.flatMap((one, row) => (one === group ? [row] : [])),
      search,
    ),
  );
  const isCost = typeof search.objective === 'object';
  let best = isCost ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  const decisions = new Uint8Array(groups.length);
  const tryFrom = (place: number): void => {
    if (place === cuts.length) {
      const { objective, disparity } = judged(search, decisions);
      if (disparity <= search.tolerance + 1e-12) {
        best = isCost ? Math.min(best, objective) : Math.max(best, objective);
      }
      return;
    }
    for (const { selected, others } of cuts[place]!) {
      for (const row of selected) decisions[row] = 1;
      for (const row of others) decisions[row] = 0;
      tryFrom(place + 1);
    }
  };
  tryFrom(0);
  return best;
}

/** Every way of selecting the upper rows of a group. */
function cutsOf(
  rows: readonly number[],
  { yScore, tieBreak }: Search,
): readonly { readonly selected: readonly number[]; readonly others: readonly number[] }[] {
  const positionOf = (row: number): string =>
    tieBreak ? Buffer.from(hmac(tieBreak.subjects[row]!)).toString('hex') : '';
  const levelOf = (row: number): readonly [number, string] => [yScore[row]!, positionOf(row)];
  const levels = new Map(rows.map((row) => [JSON.stringify(levelOf(row)), levelOf(row)]));
  const isUpTo = (row: number, [score, position]: readonly [number, string]): boolean =>
    yScore[row]! > score || (yScore[row] === score && positionOf(row) <= position);
  return [
    { selected: [], others: rows },
    ...[...levels.values()].map((level) => ({
      selected: rows.filter((row) => isUpTo(row, level)),
      others: rows.filter((row) => !isUpTo(row, level)),
    })),
  ];
}
