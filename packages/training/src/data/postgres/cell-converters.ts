import type { MetadataField } from '@codexhub/common-config/contract';
import type { DeepReadonly } from '@codexhub/common-config/kernel';
import { INEXACT_INTEGER } from '../inexact-integer.ts';
import type { CellFault } from '../rows/column-builder.ts';

/** What a cell of a type becomes, from the text that the server writes; a fault of it is noted. */
export type CellConverter = (text: string, note: (fault: CellFault) => void) => unknown;

// Numbers of types as in pg_type.dat; those of a server's own types begin at 16384.
const BOOL = 16;
const INT8 = 20;
const INT2 = 21;
const INT4 = 23;
const TEXT = 25;
const FLOAT4 = 700;
const FLOAT8 = 701;
const UNKNOWN = 705;
const BPCHAR = 1042;
const VARCHAR = 1043;
const DATE = 1082;
const TIMESTAMP = 1114;
const TIMESTAMPTZ = 1184;
const NUMERIC = 1700;

const numbers: ReadonlyMap<number, CellConverter> = new Map<number, CellConverter>([
  [INT2, (text): number => Number(text)],
  [INT4, (text): number => Number(text)],
  [INT8, (text): bigint => BigInt(text)],
  [FLOAT4, (text): number => Math.fround(Number(text))],
  [FLOAT8, (text): number => Number(text)],
  [NUMERIC, numeric],
]);

const asIs: CellConverter = (text) => text;
const TIMES: ReadonlySet<number> = new Set([DATE, TIMESTAMP, TIMESTAMPTZ]);
const TEXTS: ReadonlySet<number> = new Set([TEXT, VARCHAR, BPCHAR, UNKNOWN]);

/**
 * How the cells of a column are read for a field; undefined where its type cannot hold them, such as
 * a text for a number. Categories and keys are read from every type, as the server writes it.
 */
export function converterFor(
  { type: kind }: DeepReadonly<MetadataField>,
  type: number,
): CellConverter | undefined {
  if (kind === 'number') return numbers.get(type);
  if (kind === 'time') return TIMES.has(type) || TEXTS.has(type) ? asIs : undefined;
  return type === BOOL ? (text): string => (text === 't' ? 'true' : 'false') : asIs;
}

function numeric(text: string, note: (fault: CellFault) => void): number {
  const value = Number(text);
  // "NaN", "Infinity" and "-Infinity" are what they are; with a point it is the nearest double.
  if (/^-?\d+$/.test(text) && !Number.isSafeInteger(value)) note(INEXACT_INTEGER);
  return value;
}
