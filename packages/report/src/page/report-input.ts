import type { Approval, Evidence, GateDecision, GateReport } from '@codexhub/common-config/records';

/** A candidate as the page shows it. */
export interface ReportCandidate {
  readonly name: string;
  /** The threshold as its owner speaks of it. */
  readonly threshold: number;
  readonly report: GateReport;
  /** The evidence that the report was made from. */
  readonly evidence: Evidence;
  /**
   * The figures as the page may tell them, where not all may be told: `tellReport` of governance. A count
   * that is kept back is NaN. The digest shown stays that of the report.
   */
  readonly told?: Pick<GateReport, 'checks' | 'observations' | 'accounting'> | undefined;
  /** What `isOpen` answered; absent where nobody asked yet. */
  readonly decision?: GateDecision | undefined;
  readonly approvals?: readonly Approval[] | undefined;
}

/** The chain of the version that was promoted. */
export interface ReportLineage {
  readonly code: string;
  readonly data: string;
  readonly config: string;
  readonly model: string;
  readonly report: string;
  readonly approvals: readonly string[];
}

/** What the labels of the target mean: a contract's `target` fits. */
export interface ReportTarget {
  readonly name: string;
  readonly values: readonly [string, string];
  readonly positive: string;
  readonly favourable: string;
}

/** What the gate said of its own controls: the rows of governance's `selfTestRows` fit. */
export interface ReportSelfTest {
  readonly checks: readonly {
    readonly check: string;
    readonly alive: boolean;
    readonly why?: string;
    /** Counted and not estimated: chance plays no part. */
    readonly counted: boolean;
    /** Chances from 0 to 1; null where they cannot be said. */
    readonly falseFail: number | null;
    readonly pass: number | null;
    readonly power: number | null;
    readonly flip: number | null;
    /** Rows in all. */
    readonly nToConclude: number | null;
  }[];
}

export interface ReportOptions {
  readonly title: string;
  /** Shown side by side, in this order. At least one. */
  readonly candidates: readonly ReportCandidate[];
  /** Where absent, the page speaks of "positive" and "favourable". */
  readonly target?: ReportTarget | undefined;
  readonly lineage?: ReportLineage | undefined;
  /** Whether the gate can fail; where absent, the page does not say. */
  readonly selfTest?: ReportSelfTest | undefined;
  /** What a reader must not overlook, such as "demo keys: this is not an approval". */
  readonly notices?: readonly string[] | undefined;
  /** Printed as it stands; the page reads no clock. */
  readonly generatedAt?: string | undefined;
}
