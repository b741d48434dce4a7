import { type Document, parseDocument, type YAMLError } from 'yaml';
import type { LocatedIssue } from '../issues/located-issue.ts';
import type { ConfigNode } from '../tree/config-node.ts';
import type { Source } from '../tree/source.ts';
import type { ConfigWarning } from './config-warning.ts';
import { ReadContext } from './read-context.ts';
import { readNode } from './read-node.ts';
import { yamlMessage } from './yaml-messages.ts';

export interface ParsedText {
  /** Absent where the text is empty, or no YAML. */
  readonly tree: ConfigNode | undefined;
  readonly issues: readonly LocatedIssue[];
  readonly warnings: readonly ConfigWarning[];
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what YAML forbids.
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** Reads a text as YAML 1.2 (core schema). Faults are returned, none is thrown. */
export function parseYaml(source: Source): ParsedText {
  const context = new ReadContext(source);
  const text = source.text ?? '';
  const bad = text.search(control);
  if (bad !== -1) {
    context.report([bad, bad + 1], [], 'yaml', 'control characters are not allowed');
    return { tree: undefined, issues: context.issues, warnings: [] };
  }
  const document = compose(text, context);
  // An unknown tag is only a warning to the library, and its value is kept: here it is a fault.
  const errors: readonly YAMLError[] = document ? [...document.errors, ...document.warnings] : [];
  for (const error of errors) reportYaml(error, context);
  const broken = document === undefined || document.errors.length > 0;
  const tree = broken || !document.contents ? undefined : readNode(document.contents, context);
  return { tree, issues: context.issues, warnings: context.warnings };
}

function compose(text: string, context: ReadContext): Document.Parsed | undefined {
  try {
    return parseDocument(text, {
      version: '1.2',
      schema: 'core',
      merge: false,
      resolveKnownTags: false,
      prettyErrors: false,
      // Compared pair by pair by the library; `readNode` does it with a map.
      uniqueKeys: false,
      // Not 'silent': that would also silence the error about a second document.
      logLevel: 'error',
    });
  } catch {
    context.report([0, 0], [], 'limit', 'the text is nested too deeply to be read');
    return undefined;
  }
}

function reportYaml({ code, pos }: YAMLError, context: ReadContext): void {
  if (code === 'RESOURCE_EXHAUSTION') {
    context.report(pos, [], 'limit', 'the text is nested too deeply to be read');
  } else {
    context.report(pos, [], 'yaml', yamlMessage(code));
  }
}
