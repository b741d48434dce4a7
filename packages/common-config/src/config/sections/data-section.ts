import { z } from 'zod';
import { httpDataSchema, postgresDataSchema } from './remote-data.ts';

const path = z
  .string()
  .min(1)
  .optional()
  .meta({ description: 'One file, relative to the folder of this file; or a glob' });
const glob = z
  .string()
  .min(1)
  .optional()
  .meta({ description: 'Several files, such as loans/*.csv, read in the order of their paths' });
const compression = z
  .enum(['none', 'gzip'])
  .optional()
  .meta({ description: 'By the name where absent: .gz is gzip' });
const missing = z
  .array(z.string())
  .default(['', 'NA'])
  .meta({ description: 'Unquoted cells that mean: no value' });
const issueLimit = z
  .number()
  .int()
  .min(0)
  .default(10)
  .meta({ description: 'How many faults of one kind and column are listed; the rest is counted' });

const csv = z.strictObject({
  format: z.literal('csv'),
  path,
  glob,
  missing,
  delimiter: z
    .string()
    .regex(/^[\t -~]$/, { message: 'must be one ASCII character' })
    .default(',')
    .meta({ description: 'One ASCII character' }),
  quote: z
    .string()
    .regex(/^[\t -~]?$/, { message: 'must be one ASCII character, or empty' })
    .default('"')
    .meta({ description: 'One ASCII character; none if empty' }),
  compression,
  issueLimit,
});

const parquet = z.strictObject({ format: z.literal('parquet'), path, glob, issueLimit });

const json = z.strictObject({ format: z.literal('json'), path, glob, compression, issueLimit });

const ndjson = z.strictObject({ format: z.literal('ndjson'), path, glob, compression, issueLimit });

const sql = z.strictObject({
  format: z.literal('sql'),
  query: z.string().min(1).meta({ description: 'One SELECT over the tables of files' }),
  files: z
    .record(
      z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,62}$/, {
        message: 'must start with a letter or "_" and go on with letters, digits or "_"',
      }),
      z.strictObject({
        path: z.string().min(1).meta({ description: 'Relative to the folder of this file' }),
        format: z.enum(['parquet', 'csv', 'json', 'ndjson']),
        missing,
      }),
    )
    .meta({ description: 'The tables of the query, and the files that they are' }),
  memory: z
    .string()
    .regex(/^[1-9][0-9]{0,5}(MB|GB)$/, { message: 'must be such as "512MB" or "2GB"' })
    .default('1GB')
    .meta({ description: 'How much memory the query may use' }),
  issueLimit,
});

/** Where the rows come from. Each format has the options that it reads, and no other. */
export const dataSectionSchema = z.discriminatedUnion('format', [
  csv,
  parquet,
  json,
  ndjson,
  sql,
  httpDataSchema.extend({ issueLimit }),
  postgresDataSchema.extend({ issueLimit }),
]);
