/** The numbers of a picture, as text: for those who do not see it, and for those who doubt it. */
export interface DataTable {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A picture and its numbers. */
export interface Plot {
  readonly title: string;
  /** The natural width, in pixels of its viewBox. */
  readonly width: number;
  /** An `<svg>` element, coloured by custom properties; `standaloneSvg` makes it a file. */
  readonly svg: string;
  readonly table: DataTable;
}
