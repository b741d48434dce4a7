/** Why a gate stays closed: a code for machines, a sentence for people. */
export interface ClosedBecause {
  readonly code:
    | 'report_malformed'
    | 'policy_malformed'
    | 'report_inconsistent'
    | 'policy_differs'
    | 'check_missing'
    | 'check_unknown'
    | 'check_closed'
    | 'approvals_missing';
  readonly check?: string;
  readonly message: string;
}
