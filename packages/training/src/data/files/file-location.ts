/** Which files: named one by one, every character meant literally, or by a pattern. */
export type FileLocation =
  | { readonly path: string | readonly string[]; readonly glob?: undefined }
  | {
      /** A pattern such as `loans/*.csv`; the files are read in the order of their paths. */
      readonly glob: string;
      /** The folder that the pattern begins in; that of the process where absent. */
      readonly cwd?: string | undefined;
      readonly path?: undefined;
    };
