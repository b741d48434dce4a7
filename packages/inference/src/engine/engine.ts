import type { Table } from '@codexhub/common-config/columns';
import type { Scores } from '@codexhub/common-config/records';
import type { ModelSignature } from './signature.ts';

/** What loads the bytes of a model. `createOnnxEngine` makes the one of this package. */
export interface InferenceEngine {
  /** Reads the bytes into a session. They may be dropped afterwards. */
  load(bytes: Uint8Array): Promise<ModelSession>;
}

/** A model that is loaded. */
export interface ModelSession {
  readonly signature: ModelSignature;
  /** Scores every row of a table. A run that has begun goes on to its end. */
  score(table: Table): Promise<Scores>;
  /** Frees the model, once; not before every `score` has ended. */
  release(): Promise<void>;
}
