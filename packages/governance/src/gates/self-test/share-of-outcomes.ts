/** Shares of rows at 2 × outcome + decision, 1 being favourable: what a group is like, whatever its size. */
export type OutcomeShares = readonly [number, number, number, number];

/** Shares from the rate of favourable outcomes, and of favourable decisions among those and the others. */
function outcomeShares(favourable: number, deserved: number, undeserved: number): OutcomeShares {
  return [
    (1 - favourable) * (1 - undeserved),
    (1 - favourable) * undeserved,
    favourable * (1 - deserved),
    favourable * deserved,
  ];
}

/** So much of one, the rest of the other. */
export function mixShares(
  one: OutcomeShares,
  other: OutcomeShares,
  ofOther: number,
): OutcomeShares {
  const mix = (at: 0 | 1 | 2 | 3): number => one[at] * (1 - ofOther) + other[at] * ofOther;
  return [mix(0), mix(1), mix(2), mix(3)];
}

const FAVOURABLE = [0.2, 0.5, 0.8];
const DECIDED = [0.001, 0.01, 0.05, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95, 0.99, 0.999];

/** The kinds of group that controls are made of. */
export const kindsOfGroup: readonly OutcomeShares[] = FAVOURABLE.flatMap((favourable) =>
  kindsAt(favourable, DECIDED),
);

/** The few of them that two groups are tried with at once. */
export const commonKinds: readonly OutcomeShares[] = kindsAt(0.5, [0.05, 0.2, 0.5, 0.8, 0.95]);

function kindsAt(favourable: number, decided: readonly number[]): readonly OutcomeShares[] {
  return decided.flatMap((deserved) =>
    decided.map((undeserved) => outcomeShares(favourable, deserved, undeserved)),
  );
}
