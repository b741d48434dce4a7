/** What is read of a danfojs DataFrame. */
export interface DanfoFrame {
  readonly columns: readonly string[];
  /** Row by row; `undefined`, `null` and NaN are missing. */
  readonly values: readonly unknown[];
  readonly shape: readonly number[];
}

/** What is used of danfojs-node: the constructor of its frames. */
export interface DanfoModule<Frame> {
  readonly DataFrame: new (
    data: unknown[][],
    options: { columns: string[]; dtypes: string[] },
  ) => Frame;
}
