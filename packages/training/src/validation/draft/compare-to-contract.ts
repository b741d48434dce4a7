import type { Table } from '@codexhub/common-config/columns';
import {
  allFields,
  type MetadataField,
  type ModelContract,
  sourceColumn,
} from '@codexhub/common-config/contract';
import type { DeepReadonly } from '@codexhub/common-config/kernel';
import { type Anomaly, type AnomalyType, anomaly } from './anomaly.ts';
import { type ColumnFacts, columnFacts } from './column-facts.ts';

export interface CompareOptions {
  /** Fewer rows are an anomaly. Default: 1. */
  readonly minimumRows?: number | undefined;
  /** More rows are an anomaly. */
  readonly maximumRows?: number | undefined;
}

/**
 * How some tables depart from a contract, in the words of TensorFlow Data Validation: for people who
 * look at a new delivery of data. Unlike loading it needs no cell to fit, and unlike `validateDataset`
 * it also tells of columns that are new. Counts only, never a cell.
 *
 * @param tables as they were loaded, or all columns as texts; columns by the names of the source or of
 * the contract.
 * @see https://www.tensorflow.org/tfx/data_validation/anomalies for the types; those that compare two
 * tables (drift, skew) are governance's.
 * @example
 * compareToContract([createTable({ ratio: numberColumn([9]) })], contract).map(({ type }) => type);
 */
export function compareToContract(
  tables: readonly Table[],
  contract: ModelContract,
  { minimumRows = 1, maximumRows = Infinity }: CompareOptions = {},
): readonly Anomaly[] {
  const facts = new Map(columnFacts(tables).map((one) => [one.name, one]));
  const rows = tables.reduce((sum, { rowCount }) => sum + rowCount, 0);
  const found: Anomaly[] = [];
  if (rows < minimumRows) {
    found.push(
      anomaly(
        'DATASET_LOW_NUM_EXAMPLES',
        undefined,
        `${rows} rows; at least ${minimumRows} are expected`,
      ),
    );
  }
  if (rows > maximumRows) {
    found.push(
      anomaly(
        'DATASET_HIGH_NUM_EXAMPLES',
        undefined,
        `${rows} rows; at most ${maximumRows} are expected`,
      ),
    );
  }
  const used = new Set<string>();
  for (const [name, field] of Object.entries(allFields(contract))) {
    const column = [sourceColumn(name, field), name].find((one) => facts.has(one));
    if (column === undefined) {
      found.push(anomaly('SCHEMA_MISSING_COLUMN', name, 'The column is completely missing'));
      continue;
    }
    used.add(column);
    found.push(...fieldAnomalies(name, field, facts.get(column)!));
    if (name === contract.target.name) found.push(...targetAnomalies(name, facts.get(column)!));
  }
  for (const name of facts.keys()) {
    if (!used.has(name)) {
      found.push(
        anomaly('SCHEMA_NEW_COLUMN', name, 'New column: in the data, but not in the contract'),
      );
    }
  }
  return found;
}

function targetAnomalies(name: string, { distinct, rows }: ColumnFacts): Anomaly[] {
  return distinct === 1 && rows > 1
    ? [
        anomaly(
          'FEATURE_TYPE_LOW_UNIQUE',
          name,
          'The target has one label only: nothing can be learned from it',
        ),
      ]
    : [];
}

function fieldAnomalies(
  name: string,
  field: DeepReadonly<MetadataField>,
  facts: ColumnFacts,
): Anomaly[] {
  const found: Anomaly[] = [];
  const add = (type: AnomalyType, description: string): void => {
    found.push(anomaly(type, name, description));
  };
  const { rows, missing } = facts;
  if (rows > 0 && missing === rows) {
    add('FEATURE_TYPE_NOT_PRESENT', 'The column is there, but none of its cells has a value');
    return found;
  }
  if (missing > 0 && !field.nullable) {
    const actual = Number(((rows - missing) / rows).toPrecision(6));
    add(
      'FEATURE_TYPE_LOW_FRACTION_PRESENT',
      `The feature was present in fewer examples than expected: minimum fraction = 1.0, actual = ${actual}`,
    );
  }
  if (field.type === 'category') categoryAnomalies(field.values, facts, add);
  if (field.type === 'number') numberAnomalies(field, facts, add);
  if (field.type === 'time' && facts.type !== 'time' && rows > missing) {
    add('UNEXPECTED_DATA_TYPE', 'Expected moments after ISO 8601; some cells are none');
  }
  return found;
}

type Add = (type: AnomalyType, description: string) => void;

function categoryAnomalies(values: readonly string[], facts: ColumnFacts, add: Add): void {
  const { texts, rows, missing } = facts;
  if (texts.size === 0 && rows > missing) {
    add(
      'UNEXPECTED_DATA_TYPE',
      `Expected texts but got ${facts.type === 'time' ? 'moments' : 'numbers'}`,
    );
    return;
  }
  const known = new Set(values);
  const strange = [...texts].filter(([text]) => !known.has(text));
  const cells = strange.reduce((sum, [, count]) => sum + count, 0);
  if (cells === 0) return;
  const share = ((cells / (rows - missing)) * 100).toPrecision(2);
  add(
    'ENUM_TYPE_UNEXPECTED_STRING_VALUES',
    `Examples contain values missing from the schema: ${strange.length} different one(s) in ${cells} cells (~${share}%)`,
  );
}

function numberAnomalies(
  {
    minimum = -Infinity,
    maximum = Infinity,
  }: { minimum?: number | undefined; maximum?: number | undefined },
  facts: ColumnFacts,
  add: Add,
): void {
  const { type, rows, missing, numeric } = facts;
  if (type === 'time') {
    add('UNEXPECTED_DATA_TYPE', 'Expected numbers but got moments');
    return;
  }
  const others = rows - missing - numeric - facts.notANumber;
  if (others > 0)
    add(
      'FLOAT_TYPE_STRING_NOT_FLOAT',
      `Expected numbers; ${others} cell(s) are texts that are none`,
    );
  if (facts.notANumber > 0)
    add('FLOAT_TYPE_HAS_NAN', `Float feature has NaN values: ${facts.notANumber}`);
  if (facts.infinite > 0) add('FLOAT_TYPE_HAS_INF', 'Float feature has Inf values');
  if (facts.minimum < minimum)
    add('FLOAT_TYPE_SMALL_FLOAT', `Unexpectedly low values: there are some below ${minimum}`);
  if (facts.maximum > maximum)
    add('FLOAT_TYPE_BIG_FLOAT', `Unexpectedly high values: there are some above ${maximum}`);
}
