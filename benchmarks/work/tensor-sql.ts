import {
  groupTensor,
  groupTensorSql,
  tensorOfSqlRows,
} from '../../packages/governance/src/index.ts';
import type { Benchmark } from '../measure/benchmark.ts';
import { connectDuckDB } from '../measure/duckdb.ts';
import { GROUPS } from '../measure/group-rows.ts';
import { consume, interleave } from '../measure/interleave.ts';

const ROWS = 10_000_000;
const query = { table: 'decisions', yTrue: 'label', yPred: 'decision', sensitive: ['race'] };

export const tensorSql: Benchmark = {
  name: 'tensor-sql',
  work: 'the tensor of ten million rows in DuckDB by groupTensorSql: the database counts, and its result is read',
  peer: 'the same rows fetched from the same database, and counted here by groupTensor',
  goal: 0.5,
  run: async () => {
    const connection = await connectDuckDB();
    try {
      const names = GROUPS.map((name) => `'${name}'`).join(', ');
      // Chance that is the same in every run: the hash of the row's number.
      const chance = (salt: number) => `(hash(i * 3 + ${salt}) % 1000)`;
      await connection.run(`
        CREATE TABLE decisions AS
        SELECT race, label, (${chance(2)} < 200 + 500 * label)::UTINYINT AS decision
        FROM (
          SELECT i, [${names}][1 + (hash(i * 3) % ${GROUPS.length})::INTEGER] AS race,
            (${chance(1)} < 300)::UTINYINT AS label
          FROM range(${ROWS}) AS rows(i)
        )`);
      const { version } = (
        await connection.runAndReadAll('SELECT version() AS version')
      ).getRowObjects()[0]!;
      const pushedDown = async () =>
        tensorOfSqlRows(
          query,
          (await connection.runAndReadAll(groupTensorSql('duckdb', query))).getRowObjects(),
        );
      const fetched = async () => {
        const read = await connection.runAndReadAll('SELECT label, decision, race FROM decisions');
        const [label, decision, race] = read.getColumns();
        return groupTensor({
          yTrue: label as readonly number[],
          yPred: decision as readonly number[],
          sensitive: { race: race as readonly string[] },
        });
      };
      let counted: string | undefined;
      const timed = (work: () => Promise<unknown>) => async (): Promise<number> => {
        const start = performance.now();
        const tensor = await work();
        const took = performance.now() - start;
        consume(tensor);
        // Every run of both sides counts the same.
        const now = JSON.stringify(tensor);
        counted ??= now;
        if (now === counted) return took;
        throw new Error(`tensor-sql: both must count the same, received ${counted} and ${now}`);
      };
      const times = await interleave(timed(pushedDown), timed(fetched), { rounds: 3, warmUp: 0 });
      return {
        pairs: [{ pair: 'pushed down, against fetched', ...times }],
        versions: { duckdb: String(version) },
      };
    } finally {
      connection.closeSync();
    }
  },
};
