import type { Client, ClientConfig, QueryArrayConfig } from 'pg';
import { TrainingError } from '../../errors.ts';
import { revealSecret } from '../reveal-secret.ts';
import type { PostgresDriver } from './load-driver.ts';
import type { PostgresLimits } from './postgres-options.ts';
import type { PostgresParameter, PostgresSource } from './postgres-source.ts';

/** A column of a result: its name, and the number of its type. */
export interface ResultColumn {
  readonly name: string;
  readonly type: number;
}

/** Some rows, every cell as the text that the server writes. */
export interface TextRows {
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly (readonly (string | null)[])[];
}

/** A connection that a source reads by. */
export interface PostgresSession {
  /** Runs one statement. The protocol takes one at a time: no text can smuggle in a second. */
  run(sql: string, parameters?: readonly PostgresParameter[]): Promise<TextRows>;
  /** Cuts the connection, whatever is under way. */
  close(): Promise<void>;
}

/** Connects; what the connection runs, it runs one statement at a time. */
export async function openSession(
  driver: PostgresDriver,
  source: PostgresSource,
  limits: PostgresLimits,
): Promise<PostgresSession> {
  const client = createClient(driver, source, limits);
  // A connection may break between two statements: the next one throws what was said then.
  let broken: Error | undefined;
  client.on('error', (fault) => {
    broken ??= fault;
  });
  try {
    await client.connect();
  } catch (fault) {
    await client.end().catch(() => undefined);
    throw fault;
  }
  return {
    run: async (sql, parameters = []): Promise<TextRows> => {
      const query: QueryArrayConfig & { readonly queryMode: 'extended' } = {
        text: sql,
        values: parameters.map(toText),
        rowMode: 'array',
        queryMode: 'extended',
        types: {
          getTypeParser:
            () =>
            (text: string): string =>
              text,
        },
      };
      const asked = client.query<(string | null)[]>(query);
      const result = await asked.catch((fault: unknown) => Promise.reject(broken ?? fault));
      const columns = result.fields.map(({ name, dataTypeID }) => ({ name, type: dataTypeID }));
      return { columns, rows: result.rows };
    },
    close: (): Promise<void> => client.end().catch(() => undefined),
  };
}

function createClient(
  { Client }: PostgresDriver,
  { connection }: PostgresSource,
  { statementTimeoutMs, connectTimeoutMs }: PostgresLimits,
): Client {
  const address =
    typeof connection === 'string' ? connection : revealSecret(connection, 'source.connection');
  const client = makeClient(Client, {
    connectionString: address,
    connectionTimeoutMillis: connectTimeoutMs,
    // The server's own limit comes first; this one is for a network that swallows its word.
    query_timeout: Math.min(2 ** 31 - 1, statementTimeoutMs + 5000),
    application_name: 'codexhub',
    keepAlive: true,
  });
  if (client) return client;
  throw new TrainingError('TRAINING_OPTION_INVALID', {
    message:
      'source.connection must be an address such as postgres://user:password@host:5432/database; received something else; correct the variable or file that it comes from',
    details: { option: 'source.connection' },
  });
}

// The platform's own error holds the address, and with it the password.
function makeClient(Constructor: typeof Client, config: ClientConfig): Client | undefined {
  try {
    return new Constructor(config);
  } catch {
    return undefined;
  }
}

/** The driver would write a Date in the machine's own zone. */
function toText(value: PostgresParameter): string | number | bigint | boolean | null {
  return value instanceof Date ? value.toISOString() : value;
}
