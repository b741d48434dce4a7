import type { Interval, Outcome, Value } from '@codexhub/common-config/records';

export type PartName = 'train' | 'validation' | 'test';

/** What a later part shares with an earlier one. */
export interface PairFinding {
  readonly earlier: PartName;
  readonly later: PartName;
  /** Rows of the later part that are concerned, of how many. */
  readonly rows: number;
  readonly of: number;
  /** Row numbers of the later part that are concerned, the first ten at the most. */
  readonly sample: readonly number[];
}

/** Rows that stand in the later part and in the earlier one, or twice in one (`earlier` is `later`). */
export interface RepeatedRows {
  readonly check: 'repeated_rows';
  readonly outcome: Outcome;
  readonly reason: string;
  readonly pairs: readonly PairFinding[];
}

/** Rows of the later part whose inputs, all of them, stand in the earlier one. */
export interface IdenticalRows {
  readonly check: 'identical_rows';
  readonly outcome: Outcome;
  readonly reason: string;
  /** The inputs that were compared. */
  readonly columns: readonly string[];
  /** The share of a later part above which the check fails. */
  readonly limit: number;
  readonly pairs: readonly (PairFinding & {
    /** How many different inputs are shared. */
    readonly inputs: number;
    /** How many of the rows have a twin with another label. */
    readonly differingLabels: number;
  })[];
}

/** Rows of the later part whose group stands in the earlier one. */
export interface SharedGroups {
  readonly check: 'shared_groups';
  readonly outcome: Outcome;
  readonly reason: string;
  readonly columns: readonly string[];
  /** Rows without a group: nobody can say whose they are. */
  readonly unknown: number;
  readonly pairs: readonly (PairFinding & { readonly groups: number })[];
}

/** Rows of the later part that are not after the latest moment of the earlier one, and the gap. */
export interface TimeOrder {
  readonly check: 'time_order';
  readonly outcome: Outcome;
  readonly reason: string;
  readonly column: string;
  readonly gap: number;
  /** Rows without a moment. */
  readonly unknown: number;
  readonly pairs: readonly PairFinding[];
}

/** How well one input alone tells the labels apart. */
export interface TargetLeakage {
  readonly check: 'target_leakage';
  readonly outcome: Outcome;
  readonly reason: string;
  readonly column: string;
  readonly limit: number;
  /** max(AUC, 1 − AUC): 0.5 says nothing, 1 says all. */
  readonly value: Value;
  readonly interval?: Interval | undefined;
  /** Rows that the AUC rests on. */
  readonly n: number;
}

export type LeakageCheck = RepeatedRows | IdenticalRows | SharedGroups | TimeOrder | TargetLeakage;

/** What leaks between the parts of a split: counts and row numbers, no cell of any row. */
export interface LeakageReport {
  readonly schemaVersion: 1;
  /** The worst of the checks. */
  readonly outcome: Outcome;
  /** `unassigned` rows are in no part: with a row that is repeated the parts add up to more. */
  readonly rows: Readonly<Record<PartName | 'total' | 'unassigned', number>>;
  readonly checks: readonly LeakageCheck[];
  /** Checks that no column was named for; they are no part of the outcome. */
  readonly notAsked: readonly ('shared_groups' | 'time_order')[];
}
