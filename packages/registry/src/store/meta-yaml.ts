import { isAlias, isMap, isScalar, parseDocument } from 'yaml';
import { corrupt } from './file-errors.ts';

/** What a `meta.yaml` is made of. */
export type MetaValue = string | number | null | readonly MetaValue[] | MetaMap;

export interface MetaMap {
  readonly [key: string]: MetaValue;
}

// Raw, PyYAML refuses these or folds them into a space.
const UNPRINTABLE = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

/**
 * YAML as MLflow's reader (PyYAML, YAML 1.1) takes it for exactly what it is: keys sorted, every
 * string in double quotes, so that `on`, `12:30:45` or `=` stay strings; other characters raw.
 *
 * @example
 * writeMeta({ name: 'on', version: 1 }); // Returns: 'name: "on"\nversion: 1\n'
 */
export function writeMeta(meta: MetaMap): string {
  return writeMap(meta, '');
}

function writeMap(map: MetaMap, indent: string): string {
  return Object.entries(map)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, value]) => {
      const name = /^[a-z_]+$/.test(key) ? key : quote(key);
      return `${indent}${name}:${writeMember(value, indent)}`;
    })
    .join('');
}

function writeMember(value: MetaValue, indent: string): string {
  if (Array.isArray(value)) return ` [${value.map((item) => writeScalar(item)).join(', ')}]\n`;
  if (typeof value === 'object' && value !== null) {
    const map = value as MetaMap;
    return Object.keys(map).length === 0 ? ' {}\n' : `\n${writeMap(map, `${indent}  `)}`;
  }
  return ` ${writeScalar(value)}\n`;
}

function writeScalar(value: MetaValue): string {
  return typeof value === 'string' ? quote(value) : String(value);
}

function quote(text: string): string {
  const escaped = (character: string): string =>
    `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(text).replace(UNPRINTABLE, escaped);
}

/**
 * The scalars of a `meta.yaml`, each as its text: no 18-digit identifier loses its last digits
 * and no name becomes a number. Only a plain `null` is null. Lists and maps are left out.
 *
 * @throws RegistryError `REGISTRY_CORRUPT` with the file's name where it is no YAML map.
 */
export function parseMeta(text: string, file: string): Readonly<Record<string, string | null>> {
  const document = parseDocument(text, { schema: 'failsafe' });
  const [error] = document.errors;
  if (error) throw corrupt(file, `must be YAML: ${error.code}`, error);
  if (!isMap(document.contents)) throw corrupt(file, 'must be a YAML map');
  const meta: Record<string, string | null> = Object.create(null);
  for (const { key, value } of document.contents.items) {
    if (!isScalar(key)) throw corrupt(file, 'must have plain keys');
    if (isAlias(value)) throw corrupt(file, 'must have no YAML aliases');
    if (value !== null && !isScalar(value)) continue;
    const plain = value === null || value.type === 'PLAIN';
    const content = value === null ? '' : String(value.value);
    meta[String(key.value)] = plain && /^(?:null|Null|NULL|~|)$/.test(content) ? null : content;
  }
  return meta;
}
