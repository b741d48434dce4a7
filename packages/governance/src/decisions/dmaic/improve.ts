import { type Digest, digest } from '@codexhub/common-config/kernel';
import type { CheckRow, DecisionRecord, Outcome, Value } from '@codexhub/common-config/records';
import { type Tellable, toldComparisons } from '../../small-counts/tellable.ts';

/** What changed, and what was let pass in spite of the figures. */
export interface DmaicImprove {
  /** The record that this one is held against; null where there is none. */
  readonly against: Digest | null;
  readonly changes: readonly DmaicChange[];
  /** What was measured of the champion on the same rows, for every check on a change. */
  readonly champion: readonly {
    readonly check: string;
    /** Such as `champion, mortgage@3`. */
    readonly against: string;
    readonly baseline: Value;
    readonly candidate: Value;
  }[];
  /** The red checks, and what opened each of them. */
  readonly openedByPeople: readonly { readonly check: string; readonly by: readonly string[] }[];
}

/** How one comparison moved between two records. */
export interface DmaicChange {
  readonly check: string;
  readonly group: string | null;
  /** Null where the earlier record has no such comparison. */
  readonly before: { readonly value: Value; readonly outcome: Outcome } | null;
  /** Null where the later one has none. */
  readonly after: { readonly value: Value; readonly outcome: Outcome } | null;
  /** after − before; null where one of them is undefined. */
  readonly difference: number | null;
}

/** Improve: against the decision before it. */
export function dmaicImprove(
  record: DecisionRecord,
  before: DecisionRecord | null,
  told: Tellable,
): DmaicImprove {
  return {
    against: before === null ? null : digest(before),
    changes: before === null ? [] : changesOf(before, record, told),
    champion: record.checks.flatMap(({ requirement, comparisons }) =>
      comparisons.flatMap(({ compared }) =>
        compared ? [{ check: requirement.id, ...compared }] : [],
      ),
    ),
    openedByPeople: record.checks
      .filter(({ outcome }) => outcome !== 'pass' && outcome !== 'warn')
      .map(({ requirement }) => ({
        check: requirement.id,
        by: openers(requirement.id, record),
      })),
  };
}

function changesOf(
  before: DecisionRecord,
  after: DecisionRecord,
  told: Tellable,
): readonly DmaicChange[] {
  const [old, now] = [placesOf(before, told), placesOf(after, told)];
  const keys = [...new Set([...now.keys(), ...old.keys()])];
  return keys.flatMap((key) => {
    const [one, other] = [old.get(key), now.get(key)];
    const { check, group } = (other ?? one)!;
    const difference =
      one?.value.defined && other?.value.defined ? other.value.value - one.value.value : null;
    if (one && other && one.outcome === other.outcome && difference === 0) return [];
    return [{ check, group, before: said(one), after: said(other), difference }];
  });
}

interface Place {
  readonly check: string;
  readonly group: string | null;
  readonly value: Value;
  readonly outcome: Outcome;
}

function placesOf({ checks }: DecisionRecord, told: Tellable): ReadonlyMap<string, Place> {
  const places = checks.flatMap((row: CheckRow) =>
    toldComparisons(row, told).map(({ group, value, outcome }) => ({
      check: row.requirement.id,
      group,
      value,
      outcome,
    })),
  );
  return new Map(places.map((place) => [JSON.stringify([place.check, place.group]), place]));
}

function said(place: Place | undefined): DmaicChange['before'] {
  return place ? { value: place.value, outcome: place.outcome } : null;
}

function openers(id: string, { approvals, waivers }: DecisionRecord): readonly string[] {
  const waived = waivers
    .filter(({ checks }) => checks.includes(id))
    .map(({ approver, expires }) => `waiver of ${approver} until ${expires}`);
  const named = approvals
    .filter(({ checks }) => checks.includes(id))
    .map(({ approver }) => `approval by name of ${approver}`);
  const by = [...waived, ...named];
  return by.length > 0 ? by : ['it is not enforced for this alias'];
}
