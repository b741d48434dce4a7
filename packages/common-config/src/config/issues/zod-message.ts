import type { z } from 'zod';
import { type ConfigNode, typeName } from '../tree/config-node.ts';

type Issue = z.core.$ZodIssue;

/** What was expected and which type was received: the rule's words, never the value. */
export function zodMessage(issue: Issue, node: ConfigNode): string {
  const received = `received ${typeName(node)}`;
  if (node.kind === 'scalar' && node.value === null) {
    return `expected ${expectation(issue)}, ${received}; an empty key takes no default: give a value, or remove the key`;
  }
  switch (issue.code) {
    case 'invalid_type':
    case 'invalid_value':
    case 'invalid_union':
      return `expected ${expectation(issue)}, ${received}`;
    case 'custom':
      return issue.message;
    default:
      return issue.message.charAt(0).toLowerCase() + issue.message.slice(1);
  }
}

/** What a missing value should have been. */
export function expectation(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return expectedType(issue.expected);
    case 'invalid_value':
      return oneOf(issue.values);
    case 'invalid_union':
      return expectedUnion(issue);
    default:
      return 'a value';
  }
}

function expectedType(expected: string): string {
  if (expected === 'record') return 'object';
  if (expected === 'tuple') return 'array';
  return expected === 'int' ? 'integer' : expected;
}

function oneOf(values: readonly z.core.util.Primitive[]): string {
  const names = values.map((value) =>
    typeof value === 'string' ? JSON.stringify(value) : String(value),
  );
  return names.length === 1 ? names[0]! : `one of ${names.join(', ')}`;
}

function expectedUnion(issue: z.core.$ZodIssueInvalidUnion): string {
  if ('options' in issue && Array.isArray(issue.options)) {
    return oneOf(issue.options as readonly z.core.util.Primitive[]);
  }
  const forms = issue.errors.flatMap((errors) => errors.slice(0, 1)).map(expectation);
  return forms.length === 0 ? 'another value' : [...new Set(forms)].join(' or ');
}
