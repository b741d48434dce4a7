import type { LocatedIssue } from '../issues/located-issue.ts';
import type { MapNode } from '../tree/config-node.ts';
import type { Source } from '../tree/source.ts';
import type { ConfigWarning } from '../yaml/config-warning.ts';

/** One file, variable or set of overrides, read: a part of the root value. */
export interface LayerPart {
  readonly source: Source;
  /** Absent where the source could not be read. */
  readonly tree: MapNode | undefined;
  readonly issues: readonly LocatedIssue[];
  readonly warnings: readonly ConfigWarning[];
}
