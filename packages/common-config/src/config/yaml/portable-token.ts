// The resolvers of YAML 1.1 (PyYAML 6), in the order in which they are tried.
const yaml11: readonly (readonly [RegExp, string])[] = [
  [/^(?:yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF|true|True|TRUE|false|False|FALSE)$/, 'boolean'],
  [/^[yYnN]$/, 'boolean'],
  [/^(?:~|null|Null|NULL|)$/, 'null'],
  [/^[-+]?0*[0-7]$/, 'number'],
  [/^[-+]?0b[01_]+$/, 'binary number'],
  [/^[-+]?0[0-7_]+$/, 'octal number'],
  [/^[-+]?0x[0-9a-fA-F_]+$/, 'hexadecimal number'],
  [/^[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/, 'base-60 number'],
  [/^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/, 'base-60 number'],
  [/^[-+]?(?:0|[1-9][0-9_]*)$/, 'number'],
  [/^[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?$/, 'number'],
  [/^\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?$/, 'number'],
  [/^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/, 'number'],
  [/^\d{4}-\d\d-\d\d$/, 'date'],
  [
    /^\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?$/,
    'date',
  ],
  [/^=$/, 'default-value marker'],
  [/^<<$/, 'merge key'],
];

/**
 * How YAML 1.1 readers (such as PyYAML) take an unquoted token that YAML 1.2 takes otherwise;
 * `undefined` where both see the same value.
 *
 * @param token the unquoted text.
 * @param value what YAML 1.2 makes of it.
 */
export function readAsYaml11(
  token: string,
  value: string | number | boolean | null,
): string | undefined {
  const reading = yaml11.find(([pattern]) => pattern.test(token))?.[1] ?? 'string';
  return reading === readAsYaml12(token, value) ? undefined : reading;
}

function readAsYaml12(token: string, value: string | number | boolean | null): string {
  if (value === null) return 'null';
  if (typeof value !== 'number') return typeof value;
  return /^0x/.test(token) ? 'hexadecimal number' : 'number';
}
