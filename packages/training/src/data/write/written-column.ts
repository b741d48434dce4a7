import type { Column } from '@codexhub/common-config/columns';
import { type ModelContract, sourceColumn } from '@codexhub/common-config/contract';
import { TrainingError } from '../../errors.ts';
import { textLiteral } from '../duckdb/open-engine.ts';
import type { Fields } from '../opened-source.ts';

/** A column of the file that is written. */
export interface WrittenColumn {
  /** The field that its cells come from. */
  readonly name: string;
  /** Its name in the file: the one that the contract reads it from. */
  readonly column: string;
  readonly kind: Column['kind'];
  /** The type in which cells are handed to DuckDB. */
  readonly held: 'DOUBLE' | 'INTEGER' | 'VARCHAR';
  /** The expression that makes the file's type of it. */
  readonly sql: (held: string) => string;
}

/**
 * The columns of a contract as a file holds them, so that the same contract reads it again.
 * @throws TrainingError `TRAINING_OPTIONS_CONTRADICT` where two fields read one column as different types.
 */
export function writtenColumns(contract: ModelContract, fields: Fields): readonly WrittenColumn[] {
  const written = new Map<string, WrittenColumn & { readonly type: string }>();
  for (const [name, field] of Object.entries(fields)) {
    const column = sourceColumn(name, field);
    const known = written.get(column);
    if (known && known.type !== field.type) throw contradiction(contract.name, column);
    if (!known) written.set(column, { name, column, type: field.type, ...layoutOf(field) });
  }
  return [...written.values()];
}

function layoutOf(field: Fields[string]): Pick<WrittenColumn, 'kind' | 'held' | 'sql'> {
  switch (field.type) {
    case 'number':
      return { kind: 'number', held: 'DOUBLE', sql: (held) => held };
    case 'time':
      return {
        kind: 'time',
        held: 'DOUBLE',
        sql: (held) => `make_timestamp_ms(${held}::BIGINT)::TIMESTAMP_MS`,
      };
    case 'text':
      return { kind: 'category', held: 'VARCHAR', sql: (held) => held };
    case 'category': {
      const values = field.values.map(textLiteral).join(', ');
      return { kind: 'category', held: 'INTEGER', sql: (held) => `([${values}])[${held} + 1]` };
    }
  }
}

function contradiction(contract: string, column: string): TrainingError {
  return new TrainingError('TRAINING_OPTIONS_CONTRADICT', {
    message: `dataset: a column must be written as one type; contract "${contract}" reads "${column}" as two; give one of the fields a column of its own`,
    details: { contract, column },
  });
}
