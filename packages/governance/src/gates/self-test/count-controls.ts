import type { Requirement } from '@codexhub/common-config/records';
import { hasClearReference, type TrueComparison, trueComparisons } from './clearance.ts';
import type { GroupLayout } from './group-layout.ts';
import { commonKinds, kindsOfGroup, mixShares, type OutcomeShares } from './share-of-outcomes.ts';

/** What every cell of a layout is like. */
export type Kinds = readonly OutcomeShares[];

/** Counts in which one check is broken, in truth and not by chance. */
export interface BrokenCounts {
  readonly procedure: Kinds;
  readonly model: Kinds;
  /** In between: the value lies on the limit. */
  readonly undecided: Kinds;
  readonly entails: readonly string[];
}

/** The controls of one layout. */
export interface CountControls {
  readonly layout: GroupLayout;
  /** Counts that meet every check that can be met. */
  readonly good: Kinds;
  /** Why there are no controls of a check. */
  readonly without: ReadonlyMap<string, string>;
  readonly broken: ReadonlyMap<string, BrokenCounts>;
}

/** Below it some hundred thousand rows would not tell the value from the limit. */
const FLOOR = 0.004;
/** From here a few thousand rows do: nothing better is looked for. */
const CLEAR = 0.05;
const BISECTIONS = 50;

/**
 * Looks for counts that meet every check of a layout clearly, and for each check for counts that break
 * it and no other: among groups of the kinds of `kindsOfGroup`, by the values that the definitions give
 * in truth. Where nothing breaks a check alone, what breaks the fewest others is taken.
 */
export function countControls(layout: GroupLayout): CountControls {
  const { met, without, goods } = goodCounts(layout);
  const broken = new Map<string, BrokenCounts>();
  for (const check of met) {
    const found = brokenCounts(check, met, layout, goods);
    if (found) broken.set(check.id, found);
    else
      without.set(check.id, 'nothing can break it: every value is on the good side of its limit');
  }
  return { layout, good: goods[0]!, without, broken };
}

function goodCounts(layout: GroupLayout): {
  readonly met: readonly Requirement[];
  readonly without: Map<string, string>;
  /** The clearest first. */
  readonly goods: readonly Kinds[];
} {
  const without = new Map<string, string>();
  let met: Requirement[] = [...layout.checks];
  let goods = meeting(met, layout);
  if (goods.length === 0) {
    met = [];
    for (const check of layout.checks) {
      const more = meeting([...met, check], layout);
      if (more.length > 0) {
        met.push(check);
        goods = more;
        continue;
      }
      const alone = meeting([check], layout).length > 0;
      const others = met.filter(({ attribute }) => attribute === check.attribute);
      const against = (others.length > 0 ? others : met).map(({ id }) => id).join(' and ');
      without.set(
        check.id,
        alone
          ? `its limit contradicts that of ${against}: no counts meet both`
          : 'nothing can meet it: no counts have a value clearly on the good side of its limit',
      );
    }
  }
  if (goods.length === 0) goods = [layout.cells.map(() => kindsOfGroup[0]!)];
  return { met, without, goods };
}

/** Kinds of cells that meet all checks: all groups alike, or where that does not do, one against the rest. */
function meeting(checks: readonly Requirement[], layout: GroupLayout): readonly Kinds[] {
  const alike = kindsOfGroup.map((kind) => layout.cells.map(() => kind));
  const found = clearest(checks, layout, alike);
  if (found.length > 0) return found;
  const apart = checks.flatMap((check) => {
    const reference = namedReference(check, layout);
    if (reference.size === 0) return [];
    return commonKinds.flatMap((own) =>
      commonKinds.map((other) =>
        layout.cells.map((_, cell) => (reference.has(cell) ? own : other)),
      ),
    );
  });
  return clearest(checks, layout, apart);
}

function clearest(
  checks: readonly Requirement[],
  layout: GroupLayout,
  candidates: readonly Kinds[],
): readonly Kinds[] {
  // The best of each corner: what breaks one check alone may need rare decisions, or frequent ones.
  const best = new Map<string, { readonly kinds: Kinds; readonly clear: number }>();
  for (const kinds of candidates) {
    let clear = Number.POSITIVE_INFINITY;
    for (const check of checks) {
      clear = Math.min(clear, leastOf(trueComparisons(check, layout, kinds)));
      if (!(clear > FLOOR)) break;
    }
    if (!(clear > FLOOR)) continue;
    const [a, b, c, d] = kinds.at(-1)!;
    const corner = `${Math.round(4 * (b + d))} ${Math.round(2 * (c + d))} ${d > a}`;
    if (clear > (best.get(corner)?.clear ?? 0)) best.set(corner, { kinds, clear });
  }
  return [...best.values()].sort((one, other) => other.clear - one.clear).map(({ kinds }) => kinds);
}

function leastOf(comparisons: readonly TrueComparison[]): number {
  let least = comparisons.length === 0 ? Number.NaN : Number.POSITIVE_INFINITY;
  for (const { clearance } of comparisons) if (!(clearance >= least)) least = clearance;
  return least;
}

function namedReference(
  { attribute }: Requirement,
  { attributes }: GroupLayout,
): ReadonlySet<number> {
  const own = attributes.find(({ policy }) => policy.name === attribute);
  return new Set(own?.groups.find(({ name }) => name === own.policy.reference)?.cells);
}

/** The group that is broken: the last one that is judged and that others are not compared with. */
function targetOf({ attribute }: Requirement, { attributes }: GroupLayout): ReadonlySet<number> {
  const own = attributes.find(({ policy }) => policy.name === attribute);
  const judged = own?.groups.filter(
    ({ name, excluded }) => !excluded && name !== own.policy.reference,
  );
  return new Set(judged?.at(-1)?.cells);
}

interface Found {
  readonly counts: Omit<BrokenCounts, 'undecided'>;
  readonly good: Kinds;
  readonly bad: Kinds;
  readonly clear: number;
}

function brokenCounts(
  check: Requirement,
  met: readonly Requirement[],
  layout: GroupLayout,
  goods: readonly Kinds[],
): BrokenCounts | undefined {
  const target = targetOf(check, layout);
  const others = met.filter((other) => other !== check);
  let best: Found | undefined;
  for (const good of goods) {
    for (const kind of kindsOfGroup) {
      const bad = good.map((own, cell) => (target.has(cell) ? kind : own));
      const broken = -leastOf(trueComparisons(check, layout, bad));
      if (!(broken > FLOOR && hasClearReference(layout, bad))) continue;
      const found = leastBroken({ check, others, layout, good, bad, broken }, best);
      if (found) best = found;
      if (best?.counts.entails.length === 0 && best.clear >= CLEAR) {
        return { ...best.counts, undecided: between(check, layout, best.good, best.bad) };
      }
    }
  }
  return best && { ...best.counts, undecided: between(check, layout, best.good, best.bad) };
}

interface ToBreak {
  readonly check: Requirement;
  readonly others: readonly Requirement[];
  readonly layout: GroupLayout;
  readonly good: Kinds;
  readonly bad: Kinds;
  readonly broken: number;
}

/** The bad counts in both estimands, or only in that of the check, whichever breaks fewer others. */
function leastBroken(candidate: ToBreak, best: Found | undefined): Found | undefined {
  const { check, others, good, bad } = candidate;
  const isMixed = others.some(({ estimand }) => estimand !== check.estimand);
  let found: Found | undefined;
  for (const everywhere of isMixed ? [true, false] : [true]) {
    const than = found ?? best;
    const most = than?.counts.entails.length ?? others.length;
    const { clear, entails } = brokenToo(candidate, everywhere, most);
    if (entails.length > most) continue;
    if (than && entails.length === most && !(clear > than.clear)) continue;
    const at = (estimand: Requirement['estimand']): Kinds =>
      everywhere || check.estimand === estimand ? bad : good;
    const counts = { procedure: at('procedure'), model: at('model'), entails };
    found = { counts, good, bad, clear };
  }
  return found;
}

/** Which others are broken too, as soon as they are more than `most`; and how clear the rest is. */
function brokenToo(
  candidate: ToBreak,
  everywhere: boolean,
  most: number,
): { readonly clear: number; readonly entails: readonly string[] } {
  const { check, others, layout, good, bad } = candidate;
  const entails: string[] = [];
  let clear = candidate.broken;
  for (const other of others) {
    const isOwn = everywhere || other.estimand === check.estimand;
    const clearance = leastOf(trueComparisons(other, layout, isOwn ? bad : good));
    const apart = !everywhere && other.estimand === 'procedure' && differs(other, candidate);
    if (clearance > FLOOR && !apart) clear = Math.min(clear, clearance);
    else entails.push(other.id);
    if (entails.length > most) break;
  }
  return { clear, entails };
}

/** Whether model and procedure would be told apart, where only one of them is broken. */
function differs(check: Requirement, { layout, good, bad }: ToBreak): boolean {
  const before = trueComparisons(check, layout, good);
  const after = trueComparisons(check, layout, bad);
  return before.some(({ value }, at) => !(Math.abs(value - after[at]!.value) < 1e-9));
}

/** On the way from good to bad: where the value meets the limit. */
function between(check: Requirement, layout: GroupLayout, good: Kinds, bad: Kinds): Kinds {
  const mixed = (ofBad: number): Kinds =>
    good.map((kind, cell) => mixShares(kind, bad[cell]!, ofBad));
  let low = 0;
  let high = 1;
  for (let step = 0; step < BISECTIONS; step += 1) {
    const middle = (low + high) / 2;
    if (leastOf(trueComparisons(check, layout, mixed(middle))) > 0) low = middle;
    else high = middle;
  }
  return mixed(low);
}
