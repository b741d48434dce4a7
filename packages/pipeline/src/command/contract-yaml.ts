import type { ContractDraft } from '@codexhub/training';

const GROUPS = ['features', 'protectedAttributes', 'metadata'] as const;

/** A draft as the `contract` section of default.yaml, its notes as comments; one line for each field. */
export function contractYaml({ definition, notes }: ContractDraft): string[] {
  const { name, task, target } = definition;
  const groups = GROUPS.flatMap((group) => {
    const fields = Object.entries(definition[group] ?? {});
    return fields.length === 0
      ? [`  ${group}: {}`]
      : [`  ${group}:`, ...fields.map(([key, field]) => `    ${scalar(key)}: ${flow(field)}`)];
  });
  return [
    '# A draft: confirm each guess, and set what is possible instead of what was seen.',
    ...notes.map(
      ({ column, shortDescription, description }) =>
        `# ${column === undefined ? '' : `${scalar(column)}: `}${shortDescription}: ${description}`,
    ),
    'contract:',
    `  name: ${scalar(name)}`,
    `  task: ${task}`,
    ...groups,
    '  target:',
    ...Object.entries(target).map(([key, value]) => `    ${key}: ${flow(value)}`),
  ];
}

function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (typeof value === 'string') return scalar(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{ ${members.map(([key, member]) => `${scalar(key)}: ${flow(member)}`).join(', ')} }`;
}

/** Words that a reader of YAML 1.1 or 1.2 takes for something else. */
const WORDS = /^(?:y|n|yes|no|on|off|true|false|null|nan|inf)$/i;

/** A text as it stands, or as JSON writes it: a double-quoted text of YAML. */
function scalar(text: string): string {
  return /^[A-Za-z][A-Za-z0-9_-]*$/.test(text) && !WORDS.test(text) ? text : JSON.stringify(text);
}
