import type { LocatedIssue } from '../issues/located-issue.ts';
import type { ConfigNode, MapEntry, MapNode } from '../tree/config-node.ts';
import { startOf } from '../tree/origin.ts';
import { createSource } from '../tree/source.ts';
import { parseYaml } from '../yaml/parse-yaml.ts';
import type { LayerPart } from './layer.ts';
import type { SourceFile } from './source-file.ts';

/** Reads one file as a part of the root value; nothing for a file that need not be there. */
export function filePart(file: SourceFile, sections: ReadonlyMap<string, string>): LayerPart[] {
  const { content } = file;
  if (content.status === 'absent') return [];
  const source = createSource(file.layer, file.name, content.status === 'read' ? content.text : '');
  if (content.status === 'refused') {
    const { code, problem: message, suggestion } = content;
    const issue: LocatedIssue = { origin: startOf(source), path: [], code, message, suggestion };
    return [{ source, tree: undefined, issues: [issue], warnings: [] }];
  }
  const { tree, issues, warnings } = parseYaml(source);
  const prefix = file.section === undefined ? [] : [file.section];
  const placed = <T extends { readonly path: LocatedIssue['path'] }>(found: T): T => ({
    ...found,
    path: [...prefix, ...found.path],
  });
  // Beyond a limit values are left out: what the schema would say of the rest is no help.
  const broken = issues.some(({ code }) => tree === undefined || code === 'limit');
  // An empty file, or one of comments only, is an empty object.
  const body: ConfigNode = tree ?? { kind: 'map', entries: new Map(), origin: startOf(source) };
  const root = broken ? undefined : rootOf(file, body);
  const refused = root === undefined ? undefined : refuseGoverned(file, root, sections);
  const shape = !broken && root === undefined ? [notAnObject(body)] : [];
  return [
    {
      source,
      tree: refused?.tree,
      issues: [...issues.map(placed), ...shape, ...(refused?.issues ?? [])],
      warnings: warnings.map(placed),
    },
  ];
}

// A section's file becomes the one member of a root; its content may be of any type, for the
// schema to judge. Every other file must hold an object.
function rootOf({ section }: SourceFile, body: ConfigNode): MapNode | undefined {
  if (section === undefined) return body.kind === 'map' ? body : undefined;
  const entry: MapEntry = { key: startOf(body.origin.source), value: body };
  return { kind: 'map', entries: new Map([[section, entry]]), origin: entry.key };
}

function notAnObject(body: ConfigNode): LocatedIssue {
  return {
    origin: body.origin,
    path: [],
    code: 'invalid',
    message: `a configuration file must hold an object, received ${body.kind === 'list' ? 'an array' : 'a single value'}`,
  };
}

// Governed sections live in their own file: what gates judge by is not changed on one machine.
function refuseGoverned(
  file: SourceFile,
  root: MapNode,
  sections: ReadonlyMap<string, string>,
): { readonly tree: MapNode; readonly issues: readonly LocatedIssue[] } {
  if (file.layer === 'section' || file.layer === 'environment') return { tree: root, issues: [] };
  const forbidden = [...root.entries].filter(([key]) => sections.has(key));
  const entries = new Map([...root.entries].filter(([key]) => !sections.has(key)));
  const issues = forbidden.map(([key, entry]): LocatedIssue => {
    const message = `the section "${key}" is governed and stands in ${sections.get(key)}; ${file.layer === 'local' ? 'local.yaml' : 'this file'} may not touch it`;
    return { origin: entry.key, path: [key], code: 'override_forbidden', message };
  });
  return { tree: { ...root, entries }, issues };
}
