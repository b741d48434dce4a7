/** Whether a rule binds, as known on the pack's `asOf`. */
export type PackStatus = 'in force' | 'applies from' | 'rescinded' | 'repealed';

/** Who can answer a row: a file of this run, a person, or a file that a person completes. */
export type PackEvidence = 'machine' | 'human_required' | 'partial';

/** What the words of a row rest on. */
export type PackBasis = 'primary_text' | 'secondary_page' | 'general_knowledge' | 'own_rule';

/** Where a pack's words come from. */
export interface PackSource {
  readonly title: string;
  readonly url: string;
  readonly kind: 'primary' | 'secondary';
  /** Whether somebody has held the pack's words against it. */
  readonly verified: boolean;
}

/** A check that a row asks for, to be written into metrics.yaml or governance.yaml. */
export type PackCheck = {
  readonly metric: string;
  readonly direction: 'at_least' | 'at_most' | 'within';
  readonly limit: number;
  readonly reason: string;
} & (
  | { readonly section: 'fairness'; readonly definition: string }
  | { readonly section: 'metrics' }
);

/** One thing that a rule asks for. */
export interface PackRow {
  readonly id: string;
  /** Where it stands, such as `29 CFR 1607.4(D)`. */
  readonly clause: string;
  /** What it asks, in own words. */
  readonly requirement: string;
  /** The name of the file that answers it, such as `adverse-impact-table`. */
  readonly artefact: string;
  readonly evidence: PackEvidence;
  /** Only where the rule itself names a limit. */
  readonly check?: PackCheck;
  /** Asked only of models of these tiers; of all where absent. */
  readonly tiers?: readonly string[];
  readonly basis: PackBasis;
}

/** A rule as dated data: what it asks, since when, as known on which day, from which sources. */
export interface PolicyPack {
  readonly schemaVersion: 1;
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly jurisdiction: string;
  /** Days as YYYY-MM-DD: the first on which it applies, and the first on which it no longer does. */
  readonly effective: { readonly from: string; readonly until?: string };
  /** The day on which this was known. */
  readonly asOf: string;
  readonly status: PackStatus;
  /** The id of the pack that takes its place. */
  readonly supersededBy?: string;
  /** By how much hangs on a model, where the rule asks less of less; a person puts a model in one. */
  readonly tiers?: readonly string[];
  /** What a reader must know besides. */
  readonly notes: readonly string[];
  readonly sources: readonly PackSource[];
  /** None only where the rule is gone. */
  readonly rows: readonly PackRow[];
}
