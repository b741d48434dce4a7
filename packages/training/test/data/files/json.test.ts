import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { good } from '../../fixtures/loans.ts';
import { cellsOf, issuesIn, type Listed, load, put } from '../../fixtures/sources.ts';

describe('JSON', () => {
  const records = [
    { id: 1, ratio: 0.1, amount: 10, marital: 'single', deny: 'no', group: 'a' },
    { id: 2, ratio: 1e-3, amount: null, marital: 'a,b', deny: 'yes' },
    { id: 3, ratio: 0.5, marital: "l'été", deny: 'no', group: 'b', more: { deep: ['}', '"'] } },
  ];
  const lines = records.map((one) => JSON.stringify(one));

  test.each<[string, string | Uint8Array, 'json' | 'ndjson']>([
    ['an array', JSON.stringify(records), 'json'],
    ['an array over many lines', `\ufeff \n${JSON.stringify(records, null, 2)}\n`, 'json'],
    ['lines', `${lines.join('\n')}\n`, 'ndjson'],
    ['lines with blanks, CRLF and no last end', lines.join('\r\n\r\n'), 'ndjson'],
    ['packed lines', gzipSync(lines.join('\n')), 'ndjson'],
  ])('%s: the contents of the CSV', async (name, text, format) => {
    const compression = typeof text === 'string' ? 'none' : 'gzip';
    const { table, digest } = await load({ path: put(`${name}.json`, text), format, compression });
    expect(cellsOf(table, 'amount')).toEqual([10, null, null]);
    expect(digest).toBe((await load({ path: put('as.csv', good), format: 'csv' })).digest);
  });

  const bad = (changes: object) =>
    `${lines[0]}\n\n${JSON.stringify({ ...records[2], ...changes })}\n`;
  test.each<[string, string | Uint8Array, Listed[]]>([
    ['nothing', '', [{ problem: 'no_rows' }]],
    [
      'a text for a number',
      bad({ ratio: '0.5' }),
      [{ problem: 'wrong_type', line: 3, column: 'ratio' }],
    ],
    [
      'an unknown category',
      bad({ deny: 'perhaps' }),
      [{ problem: 'unknown_category', line: 3, column: 'deny' }],
    ],
    [
      'an integer of 2^53',
      bad({ amount: 0 }).replace('"amount":0', '"amount":9007199254740993'),
      [{ problem: 'inexact_integer', line: 3, column: 'amount' }],
    ],
    [
      'a row that is none',
      `${lines[0]}\n{"ratio":\n`,
      [{ problem: 'unreadable_structure', line: 2 }],
    ],
    ['an array for a row', `${lines[0]}\n[1]\n`, [{ problem: 'unreadable_structure', line: 2 }]],
    [
      'a column that no row has',
      lines.join('\n').replaceAll('group', 'Group'),
      [{ problem: 'absent_column', column: 'group' }],
    ],
    [
      'Latin-1',
      Buffer.from(bad({ marital: 'caf\xe9' }), 'latin1'),
      [{ problem: 'invalid_utf8', line: 3 }],
    ],
    [
      'a key twice',
      bad({}).replace('"id":3', '"id":3,"amount":1,"amount":1'),
      [{ problem: 'repeated_key', line: 3 }],
    ],
    ['a row of 3 MB', bad({ more: 'x'.repeat(3e6) }), [{ problem: 'line_too_long', line: 3 }]],
  ])('lines: %s', async (name, text, issues) => {
    expect(await issuesIn({ path: put(`bad ${name}.ndjson`, text), format: 'ndjson' })).toEqual(
      issues,
    );
  });
  test.each<[string, string, number]>([
    ['cut off', `[\n${lines[0]},\n{"ratio":1`, 3],
    ['no comma', `[${lines[0]}\n${lines[1]}]`, 2],
    ['a comma too many', `[${lines[0]},\n]`, 2],
    ['more behind it', `[${lines[0]}]\n{}`, 2],
    ['one object', `\n${lines[0]}`, 2],
    ['numbers', '[\n1, 2]', 2],
  ])('an array: %s', async (name, text, line) => {
    expect(await issuesIn({ path: put(`array ${name}.json`, text), format: 'json' })).toEqual([
      { problem: 'unreadable_structure', line },
    ]);
  });
});
