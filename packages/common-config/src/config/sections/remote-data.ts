import { z } from 'zod';
import { secret } from '../secret/secret-schema.ts';

const count = z.number().int().min(1).max(2_147_483_647);
const field = z.string().min(1).meta({ description: 'A field of the page, such as meta.next' });
const parameter = z.string().min(1).meta({ description: 'A parameter of the query' });

const pagination = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('link') }),
  z.strictObject({ kind: z.literal('next'), at: field }),
  z.strictObject({ kind: z.literal('cursor'), at: field, parameter }),
  z.strictObject({
    kind: z.literal('page'),
    parameter,
    first: z.number().int().min(0).default(1).meta({ description: 'The number of the first page' }),
  }),
  z.strictObject({ kind: z.literal('offset'), parameter }),
]);

function isBare(text: string): boolean {
  return URL.canParse(text) && `${new URL(text).username}${new URL(text).password}` === '';
}

/** The options of an HTTP API. */
export const httpDataSchema = z.strictObject({
  format: z.literal('http'),
  url: z
    .string()
    .regex(/^https?:\/\/\S+$/, { message: 'must be an address of http: or https:' })
    .refine(isBare, {
      message: 'must be whole, and name no user and no password; a token is a secret of its own',
    })
    .meta({ description: 'Without user, password or key' }),
  token: secret().optional().meta({ description: 'Sent as a bearer token, to this origin only' }),
  headers: z
    .record(
      z.string().regex(/^[A-Za-z0-9-]+$/, { message: 'must be the name of a header' }),
      secret(),
    )
    .default({})
    .meta({ description: 'Further headers, each a secret, to this origin only' }),
  rowsAt: z
    .string()
    .min(1)
    .optional()
    .meta({ description: 'Where the rows stand in a page, such as data.items' }),
  pagination: pagination.optional(),
  timeoutMs: count.default(30_000).meta({ description: 'For one request, its body included' }),
  retries: z.number().int().min(0).max(20).default(4),
  maxPages: count.default(10_000).meta({ description: 'Beyond it nothing is loaded' }),
  maxRows: count.default(10_000_000).meta({ description: 'Beyond it nothing is loaded' }),
  maxBytes: count.default(2 ** 30).meta({ description: 'Beyond it nothing is loaded' }),
});

/** The options of a query of PostgreSQL. */
export const postgresDataSchema = z.strictObject({
  format: z.literal('postgres'),
  connection: secret().meta({ description: 'postgres://user:password@host:5432/database' }),
  sql: z.string().min(1).meta({ description: 'One SELECT; with an ORDER BY it has one digest' }),
  statementTimeoutMs: count.default(60_000).meta({ description: 'For one batch of rows' }),
  connectTimeoutMs: count.default(10_000),
  nan: z
    .enum(['value', 'missing'])
    .default('value')
    .meta({ description: 'A NaN is a value, which the contract refuses, or missing' }),
});
