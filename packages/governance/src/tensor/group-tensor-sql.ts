import { type PlannedQuery, planQuery, type TensorQuery } from './tensor-query.ts';

/** The databases that {@link groupTensorSql} writes for. */
export type SqlDialect = 'duckdb' | 'postgres' | 'spark';

/** At 2 × label + decision. */
const OUTCOMES = [0, 1, 2, 3].map((place) => `y = ${place >> 1} AND p = ${place & 1}`);
const HALF_WAY = '4503599627370496';

/**
 * One SELECT that counts a tensor where the rows are: a row per group that occurs, whole numbers only.
 * {@link tensorOfSqlRows} makes of its result the very tensor that {@link groupTensor} makes of the rows.
 *
 * Nothing is filtered: rows with an impossible label, weight or score are counted beside the others,
 * and then refused. Names are quoted, whatever they hold. `duckdb`, `postgres` and `spark` (SQL of
 * Spark 3 and later) differ in quotes and in the names of types. The tests run the
 * first two on their databases; Spark's is written after its reference.
 *
 * @throws GovernanceError `GOVERNANCE_ATTRIBUTE_INVALID`, `GOVERNANCE_SCORES_INVALID`,
 * `GOVERNANCE_WEIGHTS_INVALID`
 * @example
 * const query = { table: 'decisions', yTrue: 'repaid', yPred: 'granted', sensitive: ['sex'] };
 * groupTensorSql('postgres', query).includes('CAST("sex" AS VARCHAR) AS g0'); // Returns: true
 */
export function groupTensorSql(dialect: SqlDialect, query: TensorQuery): string {
  const plan = planQuery(query);
  const { axes, weights, yScore } = plan;
  const double = dialect === 'postgres' ? 'DOUBLE PRECISION' : 'DOUBLE';
  const quote = (name: string): string => quoted(dialect, name);
  const numeric = (column: string, alias: string): string =>
    `CAST(${quote(column)} AS ${double}) AS ${alias}`;
  const groups = axes.map((_, at) => `g${at}`);
  const texts = dialect === 'spark' ? 'STRING' : 'VARCHAR';
  const inputs = [
    ...axes.map((name, at) => `CAST(${quote(name)} AS ${texts}) AS g${at}`),
    numeric(plan.yTrue, 'y'),
    numeric(plan.yPred, 'p'),
    ...(weights ? [numeric(weights.column, 'w')] : []),
    ...(yScore === undefined ? [] : [numeric(yScore, 's')]),
  ];
  const derived = [
    ...groups,
    'y',
    'p',
    ...(weights ? ['w', `${unitsOf(weights.grid.weights, double)} AS u`] : []),
    ...(yScore === undefined ? [] : ['s', `LEAST(${plan.bins - 1}, FLOOR(s * ${plan.bins})) AS b`]),
  ];
  const table = (typeof plan.table === 'string' ? [plan.table] : plan.table).map(quote).join('.');
  return [
    `SELECT ${[...groups, ...counters(plan, double)].join(',\n  ')}`,
    `FROM (SELECT ${derived.join(', ')}`,
    `  FROM (SELECT ${inputs.join(', ')} FROM ${table}) AS inputs) AS derived`,
    `GROUP BY ${groups.join(', ')}`,
  ].join('\n');
}

function counters({ weights, yScore, bins }: PlannedQuery, double: string): readonly string[] {
  const countOf = (condition: string): string => `COUNT(CASE WHEN ${condition} THEN 1 END)`;
  const faultsOf = (condition: string): string => `COUNT(*) - ${countOf(condition)}`;
  const sums = (alias: string, value: string): readonly string[] =>
    OUTCOMES.map(
      (outcome, at) => `SUM(CASE WHEN ${outcome} THEN ${value} ELSE 0 END) AS ${alias}${at}`,
    );
  const columns = [
    ...OUTCOMES.map((outcome, at) => `${countOf(outcome)} AS n${at}`),
    `${faultsOf('y IN (0, 1) AND p IN (0, 1)')} AS label_faults`,
  ];
  if (weights) {
    const { grid } = weights;
    const square = `CEIL(u * u * ${power(2 * grid.weights - grid.squares, double)})`;
    // NaN is above every number to these databases.
    const valid = `w >= 0 AND w <= ${float(Number.MAX_VALUE, double)}`;
    columns.push(...sums('w', 'u'), ...sums('q', square), `${faultsOf(valid)} AS weight_faults`);
  }
  if (yScore !== undefined) {
    for (const label of [0, 1]) {
      for (let bin = 0; bin < bins; bin += 1) {
        columns.push(`${countOf(`y = ${label} AND b = ${bin}`)} AS h${label}_${bin}`);
      }
    }
    columns.push(`${faultsOf('s >= 0 AND s <= 1')} AS score_faults`);
  }
  return columns;
}

/** `roundHalfEven` of the weight over the grid, as float64 does it everywhere. */
function unitsOf(exponent: number, double: string): string {
  const scaled = `(w * ${power(-exponent, double)})`;
  const half = `CAST(${HALF_WAY} AS ${double})`;
  return `CASE WHEN ${scaled} < ${half} THEN (${scaled} + ${half}) - ${half} ELSE ${scaled} END`;
}

function power(exponent: number, double: string): string {
  return float(2 ** exponent, double);
}

/** A text, so that no database reads a decimal of its own and rounds it. */
function float(value: number, double: string): string {
  return `CAST('${value}' AS ${double})`;
}

function quoted(dialect: SqlDialect, name: string): string {
  const mark = dialect === 'spark' ? '`' : '"';
  return `${mark}${name.replaceAll(mark, mark + mark)}${mark}`;
}
