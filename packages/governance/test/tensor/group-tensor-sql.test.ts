import { describe, expect, it } from 'vitest';
import { groupTensorSql, type SqlDialect, tensorOfSqlRows } from '../../src/index.ts';

// What DuckDB and PostgreSQL make of it stands in tests/integration and tests/interop.
const query = { table: 'decisions', yTrue: 'y', yPred: 'p', sensitive: ['sex'] };
const row = { g0: 'f', n0: 1n, n1: '2', n2: 3, n3: 4, label_faults: '0' };

describe('groupTensorSql', () => {
  it.each<[SqlDialect, string, string]>([
    ['duckdb', 'CAST("a""; --`" AS VARCHAR)', 'FROM "s"."t""x"'],
    ['postgres', 'CAST("a""; --`" AS VARCHAR)', 'FROM "s"."t""x"'],
    ['spark', 'CAST(`a"; --``` AS STRING)', 'FROM `s`.`t"x`'],
  ])('quotes names for %s, whatever they hold', (dialect, column, table) => {
    const sql = groupTensorSql(dialect, { ...query, sensitive: ['a"; --`'], table: ['s', 't"x'] });
    expect(sql).toContain(column);
    expect(sql).toContain(table);
  });

  it('has float64 in the words of the database', () => {
    expect(groupTensorSql('postgres', query)).toContain('CAST("y" AS DOUBLE PRECISION) AS y');
    expect(groupTensorSql('spark', query)).toContain('CAST(`y` AS DOUBLE) AS y');
  });

  it.each([
    [{ sensitive: [] }, 'at least one sensitive attribute'],
    [{ control: ['sex'] }, '"sex" twice'],
    [{ scoreBins: 10 }, 'no scores'],
    [{ weights: { column: 'w', grid: { weights: 0.5, squares: 0 } } }, 'whole numbers'],
  ])('refuses %j', (changes, message) => {
    expect(() => groupTensorSql('duckdb', { ...query, ...changes })).toThrow(message);
    expect(() => tensorOfSqlRows({ ...query, ...changes }, [row])).toThrow(message);
  });
});

describe('tensorOfSqlRows', () => {
  it('takes numbers, bigints and texts, and sorts the groups', () => {
    const { cells, rows } = tensorOfSqlRows(query, [{ ...row, g0: null }, row]);
    expect(rows).toBe(20);
    expect(cells).toEqual([
      { group: ['f'], counts: [1, 2, 3, 4] },
      { group: [null], counts: [1, 2, 3, 4] },
    ]);
  });

  it.each([
    [{ n0: undefined }, '"n0"'],
    [{ n1: '2.5' }, '"n1"'],
    [{ n2: -1 }, '"n2"'],
    [{ n3: '' }, '"n3"'],
    [{ g0: 7 }, '"g0"'],
    [{ label_faults: undefined }, '"label_faults"'],
  ])('refuses rows of something else: %j', (changes, column) => {
    expect(() => tensorOfSqlRows(query, [{ ...row, ...changes }])).toThrow(
      `column ${column} of the result must be`,
    );
  });

  it('takes the results of several tables one after the other as one', () => {
    expect(tensorOfSqlRows(query, [row, row]).cells).toEqual([
      { group: ['f'], counts: [2, 4, 6, 8] },
    ]);
  });

  it('refuses a table with impossible labels, and says how many', () => {
    const rows = [row, { ...row, label_faults: 3n }];
    expect(() => tensorOfSqlRows(query, rows)).toThrow('3 rows of the table have others');
  });
});
