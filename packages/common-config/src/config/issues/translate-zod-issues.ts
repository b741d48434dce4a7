import type { z } from 'zod';
import type { AnySchema } from '../schema/alternatives.ts';
import { keysOf, schemasAt } from '../schema/schemas-at.ts';
import { isSecretSchema, secretForms } from '../secret/secret-schema.ts';
import type { MapNode } from '../tree/config-node.ts';
import { deepestNode, findNode } from '../tree/find-node.ts';
import type { Origin } from '../tree/origin.ts';
import type { ConfigPath } from './config-issue.ts';
import type { LocatedIssue } from './located-issue.ts';
import { suggest } from './suggest.ts';
import { expectation, zodMessage } from './zod-message.ts';

/** What a translation needs to know beside zod's issues. */
export interface IssueSetting {
  readonly schema: AnySchema;
  /** The merged configuration that was validated. */
  readonly tree: MapNode;
  /** Sections whose file does not exist: a missing key is reported there. */
  readonly absent: ReadonlyMap<string, Origin>;
}

/** Zod's issues with their places; a typo of a required key is one issue, not two. */
export function translateZodIssues(
  issues: readonly z.core.$ZodIssue[],
  setting: IssueSetting,
): readonly LocatedIssue[] {
  return foldTypos(issues.flatMap((issue) => translate(issue, [], setting)));
}

function translate(
  issue: z.core.$ZodIssue,
  base: ConfigPath,
  setting: IssueSetting,
): readonly LocatedIssue[] {
  const path = [...base, ...(issue.path as ConfigPath)];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => unknownKey([...path, key], setting));
  }
  if (issue.code === 'invalid_key') {
    const message = issue.issues[0]?.message ?? issue.message;
    return [
      { origin: keyOrigin(path, setting), path, code: 'invalid', message: `key: ${message}` },
    ];
  }
  if (issue.code === 'invalid_union') {
    const meant = meantOption(issue);
    if (meant) return meant.flatMap((inner) => translate(inner, path, setting));
  }
  const node = findNode(setting.tree, path);
  if (node === undefined && issue.code !== 'custom') return [missingKey(issue, path, setting)];
  const { origin } = node ?? deepestNode(setting.tree, path);
  const given = node !== undefined && !(node.kind === 'scalar' && node.value === null);
  if (given && schemasAt(setting.schema, path).some(isSecretSchema)) {
    const message = `a secret must be a reference, ${secretForms}; received a literal`;
    return [{ origin, path, code: 'secret_in_file', message }];
  }
  const message = node ? zodMessage(issue, node) : issue.message;
  return [{ origin, path, code: 'invalid', message }];
}

// The one option of a union whose own type fits, so that its faults lie further inside.
function meantOption(issue: z.core.$ZodIssueInvalidUnion): readonly z.core.$ZodIssue[] | undefined {
  const fitting = issue.errors.filter((errors) =>
    errors.every(({ path, code }) => path.length > 0 || code === 'unrecognized_keys'),
  );
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** The issue for a key that the schema does not have; also for variables. */
export function unknownKey(path: ConfigPath, setting: IssueSetting, origin?: Origin): LocatedIssue {
  const name = String(path.at(-1));
  const known = keysOf(schemasAt(setting.schema, path.slice(0, -1)));
  const suggestion = suggest(name, known);
  return {
    origin: origin ?? keyOrigin(path, setting),
    path,
    code: 'unknown_key',
    message: `unknown key "${name}"${hint(suggestion, known)}`,
    suggestion,
  };
}

function hint(suggestion: string | undefined, known: readonly string[]): string {
  if (suggestion !== undefined) return `; did you mean "${suggestion}"?`;
  return known.length > 0 && known.length <= 12 ? `; known here: ${known.join(', ')}` : '';
}

function missingKey(
  issue: z.core.$ZodIssue,
  path: ConfigPath,
  setting: IssueSetting,
): LocatedIssue {
  const absent = path.length === 1 ? setting.absent.get(String(path[0])) : undefined;
  const origin = absent ?? deepestNode(setting.tree, path).origin;
  const where = absent ? '; its file does not exist: create it' : '';
  const message = `missing key "${path.at(-1)}", expected ${expectation(issue)}${where}`;
  return { origin, path, code: 'missing_key', message };
}

function keyOrigin(path: ConfigPath, { tree }: IssueSetting): Origin {
  const parent = findNode(tree, path.slice(0, -1)) ?? tree;
  const entry = parent.kind === 'map' ? parent.entries.get(String(path.at(-1))) : undefined;
  return entry?.key ?? parent.origin;
}

// `enfroce` for a required `enforce` is unknown and missing at once: the missing one is dropped.
function foldTypos(issues: readonly LocatedIssue[]): readonly LocatedIssue[] {
  const meant = new Set(
    issues
      .filter((issue) => issue.code === 'unknown_key' && issue.suggestion !== undefined)
      .map((issue) => JSON.stringify([...issue.path.slice(0, -1), issue.suggestion])),
  );
  return issues.filter(
    (issue) => issue.code !== 'missing_key' || !meant.has(JSON.stringify(issue.path)),
  );
}
