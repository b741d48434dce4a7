import type { Digest } from '../kernel/index.ts';
import type { GateReport } from './gate-report.ts';
import type { Policy } from './policy.ts';

/** What a signature must be for, to count: this report, under this policy, at this moment. */
export interface SignedFor {
  /** The digest of the gate report. */
  readonly report: Digest;
  /** Who made the model: their own signature does not count. */
  readonly author: GateReport['subject']['author'];
  readonly policy: Policy;
  readonly now: Date;
}

/** The author by any spelling of the name: case and outer blanks do not make another person. */
export function isAuthor(name: string, { author }: Pick<SignedFor, 'author'>): boolean {
  return plain(name) === plain(author);
}

function plain(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}
