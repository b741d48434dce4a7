/** A stage that ended: what it did, in a few words, and how long it took. */
export interface StageReport {
  readonly number: number;
  readonly name: string;
  readonly summary: string;
  readonly milliseconds: number;
}

export type OnStage = (stage: StageReport) => void;

/** Runs stages one after the other and tells of each when it ends. */
export interface StageRunner {
  run<Result>(
    name: string,
    work: () => Promise<Result> | Result,
    summarise: (result: Result) => string,
  ): Promise<Result>;
}

export function createStageRunner(onStage: OnStage, signal?: AbortSignal): StageRunner {
  let number = 0;
  return {
    run: async <Result>(
      name: string,
      work: () => Promise<Result> | Result,
      summarise: (result: Result) => string,
    ): Promise<Result> => {
      signal?.throwIfAborted();
      const begun = performance.now();
      const result = await work();
      number += 1;
      onStage({
        number,
        name,
        summary: summarise(result),
        milliseconds: performance.now() - begun,
      });
      return result;
    },
  };
}
