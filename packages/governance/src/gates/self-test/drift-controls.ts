import type { DriftEvidence, Policy, Requirement } from '@codexhub/common-config/records';
import { type Divergence, divergences } from '../../drift/divergence.ts';
import { codeUnitOrder } from '../../internal/code-unit-order.ts';
import { beyondLimit } from './limit-side.ts';

/** How far the columns of a control have moved: rows of one value, of two, before and after change places. */
export type Shifts = ReadonlyMap<string, number>;

/** The controls of every check of drift. */
export interface DriftControls {
  readonly checks: readonly Requirement[];
  readonly columns: readonly string[];
  readonly without: ReadonlyMap<string, string>;
  readonly broken: ReadonlyMap<
    string,
    { readonly bad: Shifts; readonly undecided: Shifts; readonly entails: readonly string[] }
  >;
}

/** Nothing has moved: half of the rows have either value, before and after. */
const STILL = 0.5;
const STEPS = 400;
const BISECTIONS = 50;

/** For each check of drift one column of it that has moved too far, and no other that need not. */
export function driftControls(policy: Policy): DriftControls {
  const checks = policy.checks.filter(({ kind }) => kind === 'drift');
  const columns = [...new Set(checks.flatMap((check) => check.columns ?? []))];
  const without = new Map<string, string>();
  const broken = new Map<string, { bad: Shifts; undecided: Shifts; entails: readonly string[] }>();
  for (const check of checks) {
    const found = controlsOf(check, checks);
    if (typeof found === 'string') without.set(check.id, found);
    else broken.set(check.id, found);
  }
  return { checks, columns: columns.sort(codeUnitOrder), without, broken };
}

/** Both samples, of so many rows in all. */
export function driftEvidence(
  { columns }: DriftControls,
  shifts: Shifts,
  n: number,
): DriftEvidence {
  const rows = Math.floor(n / 2);
  const sample = (shareOf: (shift: number) => number): DriftEvidence['current'] => ({
    schemaVersion: 1,
    rows,
    columns: columns.map((column) => {
      const first = Math.round(rows * shareOf(shifts.get(column) ?? STILL));
      return {
        kind: 'category' as const,
        column,
        values: ['a', 'b'],
        counts: { values: [first, rows - first], other: 0, missing: 0 },
      };
    }),
  });
  return { reference: sample((shift) => shift), current: sample((shift) => 1 - shift) };
}

/** Rows in all at which nothing moved should be told from the limit, and so much from nothing. */
export function driftRows(check: Requirement): number {
  const divergence = divergenceOf(check);
  if (!divergence) return 0;
  const limit = divergence.isRoot ? check.limit ** 2 : check.limit;
  return Math.max(2.2 * check.minimumN, 160 / (divergence.curvature * limit));
}

function controlsOf(
  check: Requirement,
  checks: readonly Requirement[],
): { bad: Shifts; undecided: Shifts; entails: readonly string[] } | string {
  if (!divergenceOf(check)) return `no control is known for "${check.metric}"`;
  if (!(beyondLimit(check, 0) > 0)) return 'nothing can meet it: no distance is below 0';
  const others = checks.filter((other) => other !== check && divergenceOf(other));
  const own = check.columns ?? [];
  const isShared = (column: string): boolean =>
    others.some((other) => other.columns?.includes(column));
  const column = own.find((one) => !isShared(one)) ?? own.at(-1);
  if (column === undefined) return 'it names no column';
  const beside = others.filter((other) => other.columns?.includes(column));
  let best:
    | { readonly shift: number; readonly entails: readonly string[]; readonly clear: number }
    | undefined;
  for (let step = 1; step < STEPS; step += 1) {
    const shift = STILL + (step * (1 - STILL)) / STEPS;
    const beyond = -clearOf(check, shift);
    if (!(beyond > 0)) continue;
    const entails = beside.filter((other) => !(clearOf(other, shift) > 0)).map(({ id }) => id);
    const kept = beside.filter(({ id }) => !entails.includes(id));
    const clear = Math.min(beyond, ...kept.map((other) => clearOf(other, shift)));
    const fewer = entails.length - (best?.entails.length ?? Number.POSITIVE_INFINITY);
    if (fewer < 0 || (fewer === 0 && clear > best!.clear)) best = { shift, entails, clear };
  }
  if (!best) return 'nothing can break it: no distance is so great';
  return {
    bad: new Map([[column, best.shift]]),
    undecided: new Map([[column, onLimit(check, best.shift)]]),
    entails: best.entails,
  };
}

/** How far a distance is on the good side, in limits. */
function clearOf(check: Requirement, shift: number): number {
  return beyondLimit(check, distanceOf(divergenceOf(check)!, shift)) / Math.abs(check.limit);
}

function distanceOf({ term, isRoot }: Divergence, shift: number): number {
  const sum = term(shift, 1 - shift) + term(1 - shift, shift);
  return isRoot ? Math.sqrt(sum) : sum;
}

function divergenceOf({ metric, definition }: Requirement): Divergence | undefined {
  return divergences.find((one) => one.metric === metric && one.definition === definition);
}

function onLimit(check: Requirement, beyond: number): number {
  let low = STILL;
  let high = beyond;
  for (let step = 0; step < BISECTIONS; step += 1) {
    const middle = (low + high) / 2;
    if (clearOf(check, middle) > 0) low = middle;
    else high = middle;
  }
  return low;
}
