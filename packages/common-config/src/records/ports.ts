import type { Table } from '../columns/index.ts';
import type { Digest } from '../kernel/index.ts';

/** Scores a table with the bytes of an exported model: training asks, inference answers. */
export type ScoreBatch = (bytes: Uint8Array, table: Table) => Promise<Scores>;

/** Probabilities of the positive label, and decisions: 1 where the positive label is decided. */
export interface Scores {
  readonly probability: Float64Array;
  readonly decision: Uint8Array;
}

/** A version of a model that may be served. */
export interface ModelReference {
  readonly name: string;
  readonly version: string;
  readonly digest: Digest;
  readonly report: Digest;
}

/** Where a service gets its model from: the registry implements it, inference asks. */
export interface ModelSource {
  /** What an alias points at now, if its gate is open; otherwise it throws. */
  resolve(alias: string, signal?: AbortSignal): Promise<ModelReference>;
  /** The bytes of that version, not yet checked. */
  load(reference: ModelReference, signal?: AbortSignal): Promise<Uint8Array>;
}

/** Takes personal data out of a text: governance implements it, the shell asks. */
export interface Redactor {
  redact(text: string): {
    readonly text: string;
    readonly counts: Readonly<Record<string, number>>;
  };
}
