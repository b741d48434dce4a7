import { describe, expect, test } from 'vitest';
import { errorOf, good, header, type Issue, issuesOf } from '../fixtures/loans.ts';

describe('what is refused, with its place', () => {
  const row = (changes: Record<string, string>) => {
    const cells = {
      id: '1',
      ratio: '1',
      amount: '1',
      marital: 'single',
      deny: 'no',
      group: 'a',
      ...changes,
    };
    return `${header}\n9,1,1,single,yes,b\n${Object.values(cells).join(',')}\n`;
  };
  test.each<[string, string | Uint8Array, Issue[]]>([
    ['an empty file', '', [{ problem: 'empty_file' }]],
    ['only blank lines', '\n\n', [{ problem: 'empty_file' }]],
    ['a header only', `${header}\n`, [{ problem: 'no_rows' }]],
    ['a header without a line end', header, [{ problem: 'no_rows' }]],
    [
      'a missing column',
      good.replace('ratio', 'ration'),
      [{ problem: 'absent_column', line: 1, column: 'ratio' }],
    ],
    [
      'a doubled column',
      good.replace('id,', 'ratio,'),
      [{ problem: 'duplicate_column', line: 1, column: 'ratio' }],
    ],
    [
      'an unknown category',
      row({ marital: 'x' }),
      [{ problem: 'unknown_category', line: 3, column: 'status' }],
    ],
    [
      'a label that is none',
      row({ deny: 'maybe' }),
      [{ problem: 'unknown_category', line: 3, column: 'deny' }],
    ],
    [
      'a word for a number',
      row({ ratio: 'many' }),
      [{ problem: 'wrong_type', line: 3, column: 'ratio' }],
    ],
    ['NaN as text', row({ amount: 'NaN' }), [{ problem: 'wrong_type', line: 3, column: 'amount' }]],
    [
      'inf as text',
      row({ amount: '-inf' }),
      [{ problem: 'wrong_type', line: 3, column: 'amount' }],
    ],
    [
      'a number too large',
      row({ amount: '1e999' }),
      [{ problem: 'wrong_type', line: 3, column: 'amount' }],
    ],
    [
      'digits with underscores',
      row({ ratio: '1_0' }),
      [{ problem: 'wrong_type', line: 3, column: 'ratio' }],
    ],
    [
      'a hexadecimal number',
      row({ ratio: '0x1' }),
      [{ problem: 'wrong_type', line: 3, column: 'ratio' }],
    ],
    [
      'a space before a number',
      row({ ratio: ' 1' }),
      [{ problem: 'wrong_type', line: 3, column: 'ratio' }],
    ],
    [
      'a quoted NA',
      row({ amount: '"NA"' }),
      [{ problem: 'wrong_type', line: 3, column: 'amount' }],
    ],
    ['a missing cell', row({ ratio: '' }), [{ problem: 'missing', line: 3, column: 'ratio' }]],
    [
      'a number out of range',
      row({ ratio: '10.5' }),
      [{ problem: 'out_of_range', line: 3, column: 'ratio' }],
    ],
    ['too few cells', `${good}4,1\n`, [{ problem: 'wrong_cell_count', line: 5 }]],
    [
      'too many cells',
      `${good}4,1,1,single,no,a,more\n`,
      [{ problem: 'wrong_cell_count', line: 5 }],
    ],
    [
      'a quote never closed',
      `${good}4,1,1,"single,no,a\n`,
      [{ problem: 'unclosed_quote', line: 5 }],
    ],
    [
      'text after a quote',
      `${good}4,1,1,"single"x,no,a\n`,
      [{ problem: 'text_after_quote', line: 5 }],
    ],
    ['a NUL byte', row({ marital: 'sin\0gle' }), [{ problem: 'nul_byte', line: 3 }]],
    [
      'a NUL byte in a column that is not read',
      row({ id: '\0' }),
      [{ problem: 'nul_byte', line: 3 }],
    ],
    [
      'UTF-16',
      new Uint8Array(Buffer.from(`\ufeff${good}`, 'utf16le')),
      [{ problem: 'nul_byte', line: 1 }],
    ],
    ['mixed line ends', good.replace('\n', '\r\n'), [{ problem: 'mixed_line_endings', line: 2 }]],
    [
      'a header with a stray quote',
      good.replace('id', 'i"d'),
      [{ problem: 'invalid_header', line: 1 }],
    ],
    [
      'bytes that are not UTF-8',
      Buffer.from(row({ marital: 'caf\xe9' }), 'latin1'),
      [{ problem: 'invalid_utf8', line: 3 }],
    ],
    [
      'a cell of 1 MB',
      row({ marital: 'x'.repeat(2 ** 20) }),
      [{ problem: 'unknown_category', line: 3, column: 'status' }],
    ],
    [
      'a cell of 3 MB',
      row({ marital: 'x'.repeat(3 * 2 ** 20) }),
      [{ problem: 'line_too_long', line: 3 }],
    ],
  ])('%s', async (_, bytes, issues) => {
    expect(await issuesOf(bytes)).toEqual(issues);
  });

  test('the line is that of the file, behind blank lines and cells of several lines', async () => {
    const text = `${header}\n\n"a\nb\nc",1,1,single,no,a\n\n2,x,1,single,no,a\n"d\ne",1,y,single,yes,b\n`;
    expect(await issuesOf(text)).toEqual([
      { problem: 'wrong_type', line: 7, column: 'ratio' },
      { problem: 'wrong_type', line: 8, column: 'amount' },
    ]);
  });
  test('the line of a row that the parser refuses is that of the file, too', async () => {
    const text = `${header}\n\n"a\nb\nc",1,1,single,no,a\n\n2,1,1\n\n"d\ne",1,1,single,yes,b,more\n`;
    expect(await issuesOf(text)).toEqual([
      { problem: 'wrong_cell_count', line: 7 },
      { problem: 'wrong_cell_count', line: 9 },
    ]);
  });
  test('every kind of issue is reported at once, ten of a kind in full, the rest counted', async () => {
    const rows = Array.from(
      { length: 25 },
      (_, at) => `${at},bad,1,${at < 3 ? 'nobody' : 'single'},no,a`,
    );
    const error = await errorOf(`${header}\n${rows.join('\n')}\n`);
    expect(error.details).toMatchObject({ total: 28 });
    expect(error.details['issues']).toHaveLength(13);
    expect(error.message).toContain('and 15 more');
  });
  test('no cell stands in message or details', async () => {
    const error = await errorOf(
      row({ marital: 'Jane Doe', ratio: '123-45-6789', deny: 'perhaps' }),
    );
    expect(JSON.stringify(error)).not.toMatch(/Jane|6789|perhaps/);
    expect(error.cause).toBeUndefined();
  });
  test('nothing is missing where no word says so', async () => {
    expect(await issuesOf(good, [])).toEqual([
      { problem: 'wrong_type', line: 3, column: 'amount' },
      { problem: 'wrong_type', line: 4, column: 'amount' },
      { problem: 'unknown_category', line: 3, column: 'group' },
    ]);
  });
});
