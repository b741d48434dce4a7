import { type Column, columnOf, type Table } from '@codexhub/common-config/columns';
import { requireOption } from '../internal/require-option.ts';
import { rowsOfKeys } from './key-codes.ts';
import { keyFractions } from './key-fractions.ts';
import { digested, requireRatios, type SplitRatios, type Splits, tidyShare } from './splits.ts';

export interface HashSplitOptions {
  /** The column, or columns, of the key: an id, or that of a group, which then stays together. */
  readonly by: string | readonly string[];
  readonly ratios: SplitRatios;
  /** Names the split: another salt gives an independent one. */
  readonly salt: string;
}

/** The part of each row of a chunk: 0 train, 1 validation, 2 test. */
export type PartCodes = (chunk: Table) => Uint8Array;

/**
 * Splits a table by the hash of a key: a row's part depends on its key and the salt alone, so it never
 * changes when rows are added, removed or reordered, or read in chunks. Rows of one key are in one part.
 *
 * A key's fraction is u = h / 2⁴⁸, where h is the first 48 bits of SHA-256 over the UTF-8 bytes of the
 * salt, U+001F, and the key (of several columns: their texts with U+001F between them); numbers are
 * written as in ECMAScript and JSON (42, −0.5), moments as milliseconds since 1970. The row is in train
 * where u < train, in validation where u < train + validation, otherwise in test. In DuckDB:
 * `('0x' || left(sha256(salt || chr(31) || id), 12))::BIGINT / 2**48`.
 *
 * Shares are those of keys, and only nearly: with n keys a share r is off by √(r (1 − r) / n) or so.
 *
 * @returns rows of each part in ascending order. A part may be empty where keys are few.
 * @throws TrainingError `TRAINING_OPTION_INVALID` where a key is missing or not finite, no column is
 * named, or the ratios do not add up to 1.
 * @example
 * const ratios = { train: 0.8, test: 0.2 };
 * hashSplit(createTable({ id: numberColumn([1, 2, 3, 4]) }), { by: 'id', ratios, salt: 'v1' }).test; // Returns: Int32Array []
 */
export function hashSplit(table: Table, options: HashSplitOptions): Splits {
  const codes = hashParts(options)(table);
  const counts = new Int32Array(3);
  for (let row = 0; row < codes.length; row += 1) counts[codes[row]!]! += 1;
  const [train, validation, test] = rowsOfKeys({ codes, counts });
  return digested({ train: train!, validation: validation!, test: test! });
}

/**
 * The same split for a stream: a function that gives the part of each row of a chunk.
 *
 * @throws TrainingError as `hashSplit` does; the function where a key of its chunk is missing.
 * @example
 * const partsOf = hashParts({ by: 'id', ratios: { train: 0.8, test: 0.2 }, salt: 'v1' });
 * partsOf(createTable({ id: numberColumn([1, 2, 3, 4]) })); // Returns: Uint8Array [0, 0, 0, 0]
 */
export function hashParts({ by, ratios, salt }: HashSplitOptions): PartCodes {
  const { train, validation } = requireRatios(ratios);
  const names = typeof by === 'string' ? [by] : by;
  requireOption(names.length > 0, 'split: by', 'one column at least', 'none');
  const ends = [train, tidyShare(train + validation)] as const;
  return (chunk) => {
    const columns = new Map<string, Column>(names.map((name) => [name, columnOf(chunk, name)]));
    const fractions = keyFractions(salt, columns, chunk.rowCount);
    const parts = new Uint8Array(chunk.rowCount);
    for (let row = 0; row < parts.length; row += 1) {
      const fraction = fractions[row]!;
      parts[row] = fraction < ends[0] ? 0 : fraction < ends[1] ? 1 : 2;
    }
    return parts;
  };
}
