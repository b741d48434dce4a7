import { TrainingError } from '../../errors.ts';

/**
 * The error of a database: gone (`TRAINING_SOURCE_UNREACHABLE`) or refusing (`TRAINING_SOURCE_REFUSED`).
 *
 * The driver's error is no cause: messages of a server quote cells, those of the driver addresses.
 * What the server says is repeated where it can only speak of the query and the connection.
 */
export function postgresError(fault: unknown, rows: number): TrainingError {
  const sqlState = stateOf(fault);
  const said = sqlState && SPEAKS_OF_QUERY.test(sqlState) ? `: ${messageOf(fault)}` : '';
  if (sqlState && !GONE.test(sqlState)) {
    return new TrainingError('TRAINING_SOURCE_REFUSED', {
      message: `data: postgres must run the query; it refused with SQLSTATE ${sqlState}${said} after ${rows} row(s); nothing was loaded; ${adviceFor(sqlState)}`,
      details: { sqlState, rows },
    });
  }
  const reason = sqlState ?? networkCode(fault);
  return new TrainingError('TRAINING_SOURCE_UNREACHABLE', {
    message: `data: postgres must stay reachable; the connection failed (${reason}) after ${rows} row(s); nothing was loaded; check that the server runs and that source.connection names it, then load again`,
    details: { reason, rows },
  });
}

/** Class 08 is the connection, 57P01 to 57P05 a server that goes down. */
const GONE = /^(08|57P0)/;

/** Classes of messages about the query's own text, the credentials, the database, the transaction. */
const SPEAKS_OF_QUERY = /^(42|28|3D|25|57014|53)/;

function adviceFor(sqlState: string): string {
  if (sqlState === '57014')
    return 'select fewer rows, add an index, or raise source.statementTimeoutMs';
  if (sqlState.startsWith('25')) return 'a source only reads: leave out what writes';
  if (sqlState.startsWith('28')) return 'check user and password in source.connection';
  return 'run the query in psql to see why';
}

/** The SQLSTATE of what a server says; EPIPE looks like one, and comes from the network. */
function stateOf(fault: unknown): string | undefined {
  const { code, severity } = Object(fault) as { code?: unknown; severity?: unknown };
  return typeof code === 'string' && typeof severity === 'string' ? code : undefined;
}

function messageOf(fault: unknown): string {
  return fault instanceof Error ? fault.message : 'no message';
}

function networkCode(fault: unknown): string {
  const code: unknown = Reflect.get(Object(fault), 'code');
  if (typeof code === 'string') return code;
  const timeout = fault instanceof Error && /timeout/i.test(fault.message);
  return timeout ? 'no answer in time' : 'connection closed';
}
