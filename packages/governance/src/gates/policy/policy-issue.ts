/** Something in metrics.yaml or governance.yaml that cannot hold, and where. */
export interface PolicyIssue {
  /** Begins with `metrics` or `governance`, so that `loadConfig` finds line and column. */
  readonly path: (string | number)[];
  readonly message: string;
  readonly suggestion?: string;
}

/** An issue, with a suggestion where there is one. */
export function policyIssue(
  path: readonly (string | number)[],
  message: string,
  suggestion?: string,
): PolicyIssue {
  return { path: [...path], message, ...(suggestion === undefined ? {} : { suggestion }) };
}
