/** The layers, from the weakest to the strongest. */
const configLayers = [
  'default',
  'section',
  'environment',
  'local',
  'variable',
  'override',
] as const;

/**
 * Where a value can come from: `default.yaml`, a governed section's own file, `<environment>.yaml`,
 * `local.yaml`, a `CODEXHUB__…` variable, an override in code. The later wins.
 */
export type ConfigLayer = (typeof configLayers)[number];

/** One file, variable or set of overrides. */
export interface Source {
  readonly layer: ConfigLayer;
  /** The file's name as it is printed, `env:NAME`, or `override`. */
  readonly name: string;
  /** Place of the layer in the order of layers. */
  readonly rank: number;
  /** Absent where there is no text to point into. */
  readonly text: string | undefined;
  /** Offsets at which the lines of the text begin. */
  readonly lineStarts: readonly number[];
}

/** A source with its lines counted; a byte order mark must be off already. */
export function createSource(layer: ConfigLayer, name: string, text?: string): Source {
  return { layer, name, rank: configLayers.indexOf(layer), text, lineStarts: findLines(text) };
}

function findLines(text = ''): readonly number[] {
  const starts = [0];
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) {
    starts.push(end + 1);
  }
  return starts;
}
