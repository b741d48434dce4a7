import type { Table } from '@codexhub/common-config/columns';
import type { MetadataField } from '@codexhub/common-config/contract';
import type { DeepReadonly, Digest } from '@codexhub/common-config/kernel';
import type { Place } from './data-issue.ts';
import type { IssueLog } from './issue-log.ts';

/** The columns that are asked for: the names of the contract, and what each must hold. */
export type Fields = Readonly<Record<string, DeepReadonly<MetadataField>>>;

/** What a source is asked for. */
export interface SourceRequest {
  readonly fields: Fields;
  /** Rows of a chunk, at the most. */
  readonly chunkRows: number;
  /** Where faults that the contract's validator cannot see are written, with their place. */
  readonly issues: IssueLog;
  /** Whether `digest` will be asked for: a file may then have to be read for it. */
  readonly needsDigest?: boolean | undefined;
  readonly signal: AbortSignal | undefined;
}

/**
 * Some rows in the order of the source: every field under its name in the contract, in the kind of
 * its type (number, time; category for categories and texts).
 *
 * A cell that its type cannot hold is an infinity, or a category that the contract does not name: the
 * validator refuses both. An absent cell is NaN or −1.
 */
export interface SourceChunk {
  readonly table: Table;
  /** Where a row of this chunk (0 = its first) stands; its number in the source where absent. */
  readonly placeOf?: ((row: number) => Place) | undefined;
  /** Gives the memory of the table back to the source, where nobody reads it any more. */
  readonly release?: (() => void) | undefined;
}

/** A source that is being read: each chunk is new memory, and is read once. */
export interface OpenedSource {
  readonly chunks: AsyncIterable<SourceChunk>;
  /**
   * The digest of what was read, before it was typed: a file's bytes. Asked for after the last chunk;
   * undefined where the contents are all there is.
   */
  digest(): Digest | undefined;
  /** How many rows there will be in all, as far as is known by now: memory is reserved by it. */
  expectedRows?(): number;
}
