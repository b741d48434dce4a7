import type { LocatedIssue } from '../issues/located-issue.ts';
import type { IssueSetting } from '../issues/translate-zod-issues.ts';
import type { AnySchema } from '../schema/alternatives.ts';
import type { MapNode } from '../tree/config-node.ts';
import { mergeMaps } from '../tree/merge-nodes.ts';
import { type Origin, startOf } from '../tree/origin.ts';
import { type ConfigLayer, createSource } from '../tree/source.ts';
import { filePart } from './file-part.ts';
import type { LayerPart } from './layer.ts';
import { overridePart } from './override-part.ts';
import type { SourceFile } from './source-file.ts';
import { configVariables, variablePart } from './variable-part.ts';

export interface LayerInputs {
  readonly schema: AnySchema;
  readonly sections: ReadonlyMap<string, string>;
  readonly files: readonly SourceFile[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly overrides: unknown;
}

/** One layer: its parts laid together. */
export interface Layer {
  readonly layer: ConfigLayer;
  readonly tree: MapNode;
}

export interface Layers {
  readonly parts: readonly LayerPart[];
  /** From the weakest to the strongest; the first is always `default`. */
  readonly layers: readonly [Layer, ...Layer[]];
  /** Sections whose file does not exist. */
  readonly absent: ReadonlyMap<string, Origin>;
  readonly issues: readonly LocatedIssue[];
}

/** Reads files, variables and overrides into layers; nothing is validated yet. */
export function readLayers(inputs: LayerInputs): Layers {
  const { schema, sections, files, env } = inputs;
  const absent = absentSections(files);
  const setting: IssueSetting = { schema, tree: emptyRoot(files), absent };
  const parts = [
    ...files.flatMap((file) => filePart(file, sections)),
    ...configVariables(env).map(([name, text]) => variablePart(name, text, setting, sections)),
    overridePart(inputs.overrides),
  ];
  const layers: [Layer, ...Layer[]] = [{ layer: 'default', tree: setting.tree }];
  for (const { source, tree } of parts) {
    const last = layers.at(-1)!;
    if (tree === undefined || (source.layer !== 'default' && tree.entries.size === 0)) continue;
    if (source.layer === 'default') layers[0] = { layer: 'default', tree };
    else if (source.layer !== last.layer) layers.push({ layer: source.layer, tree });
    else layers[layers.length - 1] = { ...last, tree: mergeMaps(last.tree, tree) };
  }
  return { parts, layers, absent, issues: parts.flatMap((part) => part.issues) };
}

function emptyRoot(files: readonly SourceFile[]): MapNode {
  const source = createSource('default', files[0]?.name ?? 'default.yaml', '');
  return { kind: 'map', entries: new Map(), origin: startOf(source) };
}

function absentSections(files: readonly SourceFile[]): ReadonlyMap<string, Origin> {
  return new Map(
    files
      .filter(({ section, content }) => section !== undefined && content.status === 'absent')
      .map(({ section, name }) => [section!, startOf(createSource('section', name, ''))]),
  );
}
