import type { Digest } from '@codexhub/common-config/kernel';
import type { Outcome } from '@codexhub/common-config/records';

/** What a gate under test is asked, each about one check. */
export type ControlName =
  | 'good'
  | 'bad'
  | 'undecided'
  | 'absent'
  | 'not_a_number'
  | 'too_few'
  | 'unknown_group'
  | 'disagreeing';

/** What a gate said of a check: its outcome, no row at all, or an error instead of a report. */
export type ControlAnswer = Outcome | 'no_row' | 'refused';

/** One control, and what the gate said of it. */
export interface ControlResult {
  readonly control: ControlName;
  /** Rows of the control in all. */
  readonly n: number;
  /** Every answer that would have been right. */
  readonly expected: readonly ControlAnswer[];
  readonly answered: ControlAnswer;
  readonly ok: boolean;
}

/** Whether one check of a policy can pass, can fail, and passes nothing that was not measured. */
export interface CheckSelfTest {
  readonly check: string;
  readonly alive: boolean;
  /** Why it is dead. */
  readonly why?: string;
  /** Rows in all at which the good and the bad control disagree; absent where they never did. */
  readonly n?: number;
  /** Checks that nothing can break this one without: its bad control breaks them too. */
  readonly entails: readonly string[];
  readonly controls: readonly ControlResult[];
}

/** How a check works on as many rows as a candidate has: information, it kills no gate. */
export interface CheckPower {
  readonly check: string;
  /** Rows that the check rests on. */
  readonly n: number;
  readonly method: string;
  /** What is taken for true of a good model. */
  readonly good: string;
  /** What is taken for true of a bad one. */
  readonly bad: string;
  /** Chance of `fail` where the good is true: the false-fail rate; null where it cannot be said. */
  readonly falseFail: number | null;
  /** Chance of `pass` or `warn` where the good is true. */
  readonly pass: number | null;
  /** Chance of `fail` where the bad is true. */
  readonly power: number | null;
  /** Chance that rows drawn anew, at the observed rates, give another outcome than the observed ones. */
  readonly flip: number | null;
  /** Rows in all at which good passes and bad fails, where both show just what is expected of them. */
  readonly nToConclude: number | null;
  /** Why a number cannot be said. */
  readonly why?: string;
}

/** The power of every check at the size of one candidate. */
export interface CandidatePower {
  readonly candidate: string;
  readonly evidence: Digest;
  /** Rows in all. */
  readonly n: number;
  readonly replicates: number;
  readonly seed: number;
  readonly checks: readonly CheckPower[];
}

/** What a gate said of its own controls: plain data, and the same for the same policy, evidence and seed. */
export interface SelfTestReport {
  readonly schemaVersion: 1;
  readonly type: 'codexhub.self-test';
  readonly policy: Digest;
  /** Every check is alive, and there is one. */
  readonly ok: boolean;
  readonly checks: readonly CheckSelfTest[];
  /** Of each evidence that was given. */
  readonly candidates: readonly CandidatePower[];
}
