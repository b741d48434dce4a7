import { createRandom } from '@codexhub/common-config/kernel';
import {
  type GroupTensor,
  groupTensor,
  type TensorQuery,
  weightGridFor,
} from '@codexhub/governance';

const ROWS = 500;

/** A table whose names need quoting, as SQL and as a tensor counted here. */
export interface TensorTable {
  readonly query: TensorQuery;
  readonly tensor: GroupTensor;
  /** Standard SQL but for the type of the scores. */
  readonly statements: readonly string[];
}

/** @param double the database's name of float64. */
export function tensorTable(double: string, table: string): TensorTable {
  const random = createRandom(20261121).stream('table');
  const pick = <Item>(items: readonly Item[]): Item => items[random.integer(items.length)]!;
  const rows = Array.from({ length: ROWS }, () => ({
    sex: pick(['f', 'm', "o'x", '', '__proto__', null]),
    race: pick(['p', 'q"', null]),
    region: pick(['n', 's']),
    y: random.integer(2),
    p: random.integer(2),
    score: pick([0, 0.3, 0.7, 1, random.next()]),
    weight: pick([0, 1 / 3, 1e-9, random.next() * 1e3]),
  }));
  const grid = weightGridFor({
    rows: ROWS,
    maximum: rows.reduce((most, { weight }) => Math.max(most, weight), 0),
  });
  const quoted = (text: string | null): string =>
    text === null ? 'NULL' : `'${text.replaceAll("'", "''")}'`;
  const values = rows.map(
    ({ sex, race, region, y, p, score, weight }) =>
      `(${quoted(sex)}, ${quoted(race)}, ${quoted(region)}, ${y}, ${p}, CAST('${score}' AS ${double}), CAST('${weight}' AS ${double}))`,
  );
  return {
    query: {
      table,
      yTrue: 'y',
      yPred: 'said "yes"',
      yScore: 's',
      scoreBins: 10,
      sensitive: ['the sex', 'race'],
      control: ['region'],
      weights: { column: 'w', grid },
    },
    tensor: groupTensor({
      yTrue: rows.map(({ y }) => y),
      yPred: rows.map(({ p }) => p),
      yScore: rows.map(({ score }) => score),
      scoreBins: 10,
      sensitive: { 'the sex': rows.map(({ sex }) => sex), race: rows.map(({ race }) => race) },
      control: { region: rows.map(({ region }) => region) },
      weights: rows.map(({ weight }) => weight),
    }),
    statements: [
      `CREATE TABLE "${table}" ("the sex" VARCHAR(9), race VARCHAR(9), region VARCHAR(9), y INTEGER, "said ""yes""" INTEGER, s ${double}, w ${double})`,
      `INSERT INTO "${table}" VALUES ${values.join(', ')}`,
    ],
  };
}
