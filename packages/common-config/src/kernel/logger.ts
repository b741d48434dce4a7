import { type DestinationStream, type Logger as PinoLogger, pino } from 'pino';

/** The part of pino that CodexHUB logs with; any pino logger fits. */
export type Logger = Pick<PinoLogger, 'debug' | 'info' | 'warn' | 'error'>;

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

export interface LoggerOptions {
  readonly level?: LogLevel;
  readonly name?: string;
  /** Keys whose values never reach the log, at any depth and in any case. */
  readonly redact?: {
    readonly keys?: readonly string[];
    /** Rewrites every string value and the message, such as a PII scrubber. */
    readonly text?: (text: string) => string;
  };
  readonly destination?: DestinationStream;
}

const SECRET_KEYS = [
  'password',
  'passwd',
  'secret',
  'token',
  'authorization',
  'apikey',
  'api_key',
  'privatekey',
  'private_key',
  'cookie',
];
const OWN_KEYS = new Set(['level', 'time', 'pid', 'hostname', 'name']);

/**
 * A pino logger that masks by itself: values of secret-looking keys and of the given keys become
 * `[redacted]` at any depth, in bindings, errors and objects alike, and every other string goes
 * through `redact.text`. It works on the finished line, so nothing can be logged around it.
 *
 * @example
 * createLogger({ level: 'silent', redact: { keys: ['afam'] } }).info({ afam: 'yes' }, 'scored');
 */
export function createLogger(options: LoggerOptions = {}): Logger {
  const keys = new Set(
    [...SECRET_KEYS, ...(options.redact?.keys ?? [])].map((key) => key.toLowerCase()),
  );
  const text = options.redact?.text ?? ((value: string): string => value);
  return pino(
    {
      level: options.level ?? 'info',
      base: options.name === undefined ? null : { name: options.name },
      hooks: { streamWrite: (line): string => maskLine(line, keys, text) },
    },
    options.destination ?? pino.destination({ dest: 2, sync: true }),
  );
}

function maskLine(
  line: string,
  keys: ReadonlySet<string>,
  text: (value: string) => string,
): string {
  const entry = JSON.parse(line) as Record<string, unknown>;
  const masked = Object.entries(entry).map(([key, value]) => [
    key,
    OWN_KEYS.has(key) ? value : mask(key, value, keys, text),
  ]);
  return `${JSON.stringify(Object.fromEntries(masked))}\n`;
}

function mask(
  key: string,
  value: unknown,
  keys: ReadonlySet<string>,
  text: (value: string) => string,
): unknown {
  if (keys.has(key.toLowerCase())) return '[redacted]';
  if (typeof value === 'string') return text(value);
  if (Array.isArray(value)) return value.map((item) => mask('', item, keys, text));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, mask(name, item, keys, text)]),
  );
}
