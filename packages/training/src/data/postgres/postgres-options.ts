import { requireOption } from '../../internal/require-option.ts';
import type { PostgresSource } from './postgres-source.ts';

/** The limits of a source, defaults filled in. */
export interface PostgresLimits {
  readonly batchRows: number;
  readonly statementTimeoutMs: number;
  readonly connectTimeoutMs: number;
}

/** Checks what a source asks for. @throws TrainingError `TRAINING_OPTION_INVALID` */
export function postgresLimits(source: PostgresSource): PostgresLimits {
  const { batchRows = 10_000, statementTimeoutMs = 60_000, connectTimeoutMs = 10_000 } = source;
  const limits = { batchRows, statementTimeoutMs, connectTimeoutMs };
  for (const [name, value] of Object.entries(limits)) {
    const holds = Number.isSafeInteger(value) && value > 0 && value < 2 ** 31;
    requireOption(holds, `source.${name}`, 'a whole number from 1 to 2^31 − 1', value);
  }
  const holds = typeof source.sql === 'string' && source.sql.trim() !== '';
  requireOption(holds, 'source.sql', 'the text of a query', typeof source.sql);
  return limits;
}
