import type { ArrowType } from './arrow-source.ts';

// Numbers of Arrow's own format (format/Schema.fbs); a dictionary is −1 in memory.
const DICTIONARY = -1;
const NULL = 1;
const INT = 2;
const FLOAT = 3;
const UTF8 = 5;
const BOOL = 6;
const DECIMAL = 7;
const DATE = 8;
const TIMESTAMP = 10;
const LARGE_UTF8 = 20;
const UTF8_VIEW = 24;

/** The families of types that a contract's field can be read from. */
export type ArrowFamily =
  | 'dictionary'
  | 'null'
  | 'integer'
  | 'float'
  | 'half'
  | 'text'
  | 'boolean'
  | 'decimal'
  | 'date'
  | 'timestamp'
  | 'other';

const FAMILIES: ReadonlyMap<number, ArrowFamily> = new Map([
  [DICTIONARY, 'dictionary'],
  [NULL, 'null'],
  [INT, 'integer'],
  [FLOAT, 'float'],
  [UTF8, 'text'],
  [LARGE_UTF8, 'text'],
  [UTF8_VIEW, 'text'],
  [BOOL, 'boolean'],
  [DECIMAL, 'decimal'],
  [DATE, 'date'],
  [TIMESTAMP, 'timestamp'],
]);

export function familyOf(type: ArrowType): ArrowFamily {
  const family = FAMILIES.get(type.typeId) ?? 'other';
  // Precision 0 is half: sixteen bits that no typed array reads.
  return family === 'float' && Reflect.get(type, 'precision') === 0 ? 'half' : family;
}

/** A number that a type carries, such as its unit or scale; 0 where it has none. */
export function parameterOf(type: ArrowType, name: 'unit' | 'scale'): number {
  return Number(Reflect.get(type, name) ?? 0);
}
