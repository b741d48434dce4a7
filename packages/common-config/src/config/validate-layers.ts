import type { z } from 'zod';
import type { ConfigPath } from './issues/config-issue.ts';
import type { LocatedIssue } from './issues/located-issue.ts';
import { translateZodIssues } from './issues/translate-zod-issues.ts';
import type { Layers } from './layers/read-layers.ts';
import type { AnySchema } from './schema/alternatives.ts';
import { runSchema } from './schema/run-schema.ts';
import { type MapNode, toPlain } from './tree/config-node.ts';
import { mergeMaps } from './tree/merge-nodes.ts';

export interface Validation {
  readonly merged: MapNode;
  /** What the schema made of the merged tree; meaningless where there are issues. */
  readonly value: unknown;
  readonly issues: readonly LocatedIssue[];
}

/**
 * Validates the merged layers, and before that every stage on the way: a fault that a stronger
 * layer covers is still a fault of its file. Of a stage that is not the last, only what no later
 * layer can mend counts: missing keys and rules between keys are left to the end.
 */
export function validateLayers(schema: z.ZodType, read: Layers): Validation {
  const { layers, absent } = read;
  const issues: LocatedIssue[] = [...read.issues];
  let merged = layers[0].tree;
  let value: unknown;
  for (const [index, { tree }] of layers.entries()) {
    if (index > 0) merged = mergeMaps(merged, tree);
    // Sections never overlap with `default.yaml`: one stage.
    if (layers[index + 1]?.layer === 'section') continue;
    const final = index === layers.length - 1;
    const result = parse(schema, toPlain(merged));
    if (result.success) value = result.data;
    else {
      const setting = { schema: schema as AnySchema, tree: merged, absent };
      const rules = final && !isBroken(read);
      const found = result.error.issues.filter(({ code }) => rules || code !== 'custom');
      const translated = translateZodIssues(found, setting);
      issues.push(...translated.filter((issue) => isCertain(issue, final, read)));
    }
  }
  return { merged, value, issues };
}

function parse(schema: z.ZodType, value: unknown): z.ZodSafeParseResult<unknown> {
  return runSchema(
    'the schema must judge every JSON value, synchronously and without throwing',
    () => schema.safeParse(value),
  );
}

function isBroken({ parts }: Layers): boolean {
  return parts.some((part) => part.tree === undefined);
}

// What a source that could not be read might have given is not reported as missing; and a place
// that was refused already is not judged again.
function isCertain(issue: LocatedIssue, final: boolean, { parts, issues }: Layers): boolean {
  if (issue.code !== 'missing_key') return !issues.some((known) => isSamePlace(known, issue));
  if (!final) return issue.path.some((key) => typeof key === 'number');
  const broken = parts.filter((part) => part.tree === undefined);
  return !broken.some(({ source, issues: known }) => {
    if (source.layer === 'section' || source.layer === 'variable') {
      return known.some(({ path }) => path.length > 0 && isWithin(issue.path, path.slice(0, 1)));
    }
    return true;
  });
}

function isSamePlace(a: LocatedIssue, b: LocatedIssue): boolean {
  return (
    a.origin.source === b.origin.source &&
    a.origin.start === b.origin.start &&
    a.path.length === b.path.length &&
    isWithin(a.path, b.path)
  );
}

function isWithin(path: ConfigPath, outer: ConfigPath): boolean {
  return outer.every((key, index) => path[index] === key);
}
