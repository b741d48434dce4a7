/** What one model said of the rows. */
export interface ModelSaid {
  /** P(positive label), in [0, 1]. */
  readonly score: Float64Array;
  /** 1 where the positive label was decided, else 0. */
  readonly decision: Uint8Array;
}

/** Rows with their outcome and what two models said of each, in the same order. */
export interface PairedRows {
  /** 1 where the outcome is the positive label, else 0. */
  readonly yTrue: Uint8Array;
  readonly baseline: ModelSaid;
  readonly candidate: ModelSaid;
}

/** The outcomes with two models' decisions. */
export interface PairedDecisions {
  readonly yTrue: Uint8Array;
  readonly baseline: Uint8Array;
  readonly candidate: Uint8Array;
}

/** The decisions of paired rows. */
export function pairedDecisions({ yTrue, baseline, candidate }: PairedRows): PairedDecisions {
  return { yTrue, baseline: baseline.decision, candidate: candidate.decision };
}
