import { cellAt, columnOf } from '@codexhub/common-config/columns';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CsvDialect, csvDialect } from '../../../src/data/csv/csv-dialect.ts';
import { createCsvFileReader } from '../../../src/data/csv/csv-file-reader.ts';
import type { DataIssue as Issue } from '../../../src/data/data-issue.ts';
import type { ByteReader } from '../../../src/data/files/byte-reader.ts';
import { createIssueLog, type IssueLog } from '../../../src/data/issue-log.ts';
import type { Fields } from '../../../src/data/opened-source.ts';
import type { TrainingError } from '../../../src/errors.ts';

const fields: Fields = {
  name: { type: 'text', nullable: true },
  size: { type: 'number', nullable: true },
  kind: { type: 'category', values: ['one', 'zwei, drei', '"four"'], nullable: true },
  seen: { type: 'time', nullable: true },
};
const names = Object.keys(fields);

function bytesOf(content: Uint8Array): ByteReader {
  let position = 0;
  return {
    isPacked: false,
    get progress() {
      return position / content.length;
    },
    read: async (into, at, length) => {
      const piece = content.subarray(position, position + length);
      into.set(piece, at);
      position += piece.length;
      return piece.length;
    },
    digest: () => 'sha256:none',
    close: async () => {},
  };
}

type Cell = string | number | null;
interface Read {
  readonly rows: Cell[][];
  readonly lines: (number | undefined)[];
  readonly issues: IssueLog;
}

async function read(
  content: Uint8Array,
  { dialect, piece, chunkRows }: { dialect: CsvDialect; piece: number; chunkRows: number },
): Promise<Read> {
  const issues = createIssueLog('test', 10);
  const reader = createCsvFileReader(
    dialect,
    { fields, issues, chunkRows, signal: undefined },
    piece,
  );
  const rows: Cell[][] = [];
  const lines: (number | undefined)[] = [];
  for await (const { table, placeOf, release } of reader.read(
    bytesOf(content),
    content.length,
    {},
  )) {
    expect(table.rowCount).toBeLessThanOrEqual(chunkRows);
    for (let row = 0; row < table.rowCount; row += 1) {
      rows.push(names.map((name) => cellAt(columnOf(table, name), row)));
      lines.push(placeOf?.(row).line);
    }
    release?.();
  }
  return { rows, lines, issues };
}

// Integers that are not exact are refused: a dot makes them decimals.
const numberText = (value: number) =>
  Number.isInteger(value) && !Number.isSafeInteger(value)
    ? `${value}`.replace(/^-?\d+$/, '$&.')
    : `${value}`;

const word = fc.string({
  unit: fc.constantFrom('a', 'é', '𝔘', '1', ' ', '"', "'", ',', ';', '\n', '\r\n', '-', 'NA'),
  maxLength: 12,
});
const name = fc.option(word);
const size = fc.option(
  fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.double({ min: -1e4, max: 1e4, noNaN: true }).map((value) => Number(value.toFixed(3))),
  ),
);
const kind = fc.option(fc.constantFrom('one', 'zwei, drei', '"four"'));
const seen = fc.option(
  fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
);
const record = fc.record({ name, size, kind, seen, quoting: fc.nat(), blanks: fc.nat({ max: 4 }) });

const layout = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  quote: fc.constantFrom('"', "'"),
  end: fc.constantFrom('\n', '\r\n'),
  mark: fc.boolean(),
  finalEnd: fc.boolean(),
  piece: fc.constantFrom(1, 2, 3, 7, 64, 100_000),
  chunkRows: fc.constantFrom(1, 2, 3, 1000),
});

/** A writer as simple as can be: quotes where it must, and where `quoting` says so. */
function write(
  records: readonly (readonly [text: string | null, quoted: boolean])[][],
  blanks: readonly number[],
  given: { delimiter: string; quote: string; end: string; mark: boolean; finalEnd: boolean },
) {
  const { delimiter, quote, end, mark, finalEnd } = given;
  let text = mark ? '\ufeff' : '';
  const lines: number[] = [];
  const all = [names.map((one) => [one, false] as const), ...records];
  for (const [at, cells] of all.entries()) {
    lines.push(text.split('\n').length);
    text += cells
      .map(([cell, quoted]) => {
        if (cell === null) return '?';
        const must =
          /[\n\r]/.test(cell) || cell.includes(delimiter) || cell.startsWith(quote) || cell === '?';
        return quoted || must ? quote + cell.replaceAll(quote, quote + quote) + quote : cell;
      })
      .join(delimiter);
    if (at < all.length - 1 || finalEnd) text += end + end.repeat(blanks[at] ?? 0);
  }
  return { bytes: Buffer.from(text), lines: lines.slice(1) };
}

test('what a simple writer wrote is read back, cut at every byte', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(record, { minLength: 1, maxLength: 6 }),
      layout,
      async (given, how) => {
        const rows = given.map(({ name: a, size: b, kind: c, seen: d }): Cell[] => [
          a,
          b === null ? null : Number(String(b)),
          c,
          d === null ? null : d.getTime(),
        ]);
        const texts = given.map(({ quoting, ...one }) =>
          [
            one.name,
            one.size === null ? null : numberText(one.size),
            one.kind,
            one.seen?.toISOString() ?? null,
          ].map((cell, at) => [cell, (quoting & (1 << at)) !== 0] as const),
        );
        const { bytes, lines } = write(texts, [0, ...given.map(({ blanks }) => blanks)], how);
        const dialect = csvDialect({ path: '', format: 'csv', missing: ['?'], ...how });
        const found = await read(bytes, { dialect, ...how });
        found.issues.throwIfAny();
        expect(found.rows).toEqual(rows);
        expect(found.lines).toEqual(lines);
      },
    ),
    { seed: 20261121, numRuns: 400 },
  );
});

const dialect = csvDialect({ path: '', format: 'csv' });
const issuesOf = async (text: string | Uint8Array, piece: number) => {
  const { issues } = await read(Buffer.from(text), { dialect, piece, chunkRows: 2 });
  try {
    issues.throwIfAny();
    return [];
  } catch (error) {
    return (error as TrainingError).details['issues'] as unknown as Issue[];
  }
};

// Whatever is wrong is found alike, wherever the file is cut.
test.each<[string, string | Uint8Array, string, number | undefined]>([
  ['nothing', '', 'empty_file', undefined],
  ['a byte order mark', '\ufeff', 'empty_file', undefined],
  [
    'a quote never closed',
    'name,size,kind,seen\na,1,one,\nb,"2,one,\n\nc,3\n',
    'unclosed_quote',
    3,
  ],
  ['a header never closed', '\n"name,size,kind,seen\na,1,one,\n', 'unclosed_quote', 2],
  ['a header that goes on', 'name,"size"x,kind,seen\n', 'invalid_header', 1],
  ['a NUL in the header', '\nname,size,kind,seen\0\n', 'nul_byte', 2],
  ['a NUL far behind', `name,size,kind,seen\n${'a,1,one,\n'.repeat(50)}\0`, 'nul_byte', 52],
  ['a NUL within quotes', 'name,size,kind,seen\n"a\n\0",1,one,\n', 'nul_byte', 3],
  ['a lone carriage return', 'name,size,kind,seen\na\rb,1,one,\n', 'mixed_line_endings', 2],
  ['a carriage return at the end', 'name,size,kind,seen\na,1,one,\r', 'mixed_line_endings', 2],
  ['CRLF behind LF', 'name,size,kind,seen\na,1,one,\nb,1,one,\r\n', 'mixed_line_endings', 3],
  ['text behind a quote', 'name,size,kind,seen\n"a"b,1,one,\n', 'text_after_quote', 2],
  ['a quote behind a quote', 'name,size,kind,seen\n"a" "b",1,one,\n', 'text_after_quote', 2],
  [
    'half a letter',
    Buffer.concat([Buffer.from('name,size,kind,seen\na,1,one,\n'), Buffer.of(0xc3, 0x0a)]),
    'wrong_cell_count',
    3,
  ],
  [
    'Latin-1',
    Buffer.from('name,size,kind,seen\na,1,one,\n\xe9,1,one,\n', 'latin1'),
    'invalid_utf8',
    3,
  ],
  [
    'an integer of 2^53',
    'name,size,kind,seen\na,9007199254740991,one,\nb,-9007199254740992,one,\n',
    'inexact_integer',
    3,
  ],
])('%s', async (_, text, problem, line) => {
  for (const piece of [1, 2, 5, 1000]) {
    const issues = await issuesOf(text, piece);
    expect(issues.map((one) => [one.problem, one.line])).toContainEqual([problem, line]);
  }
});

test('a row that is too long is passed over, whatever it holds, and the lines behind it are right', async () => {
  const long = `"${'x""\n,'.repeat(400_000)}",1,one,`;
  const text = `name,size,kind,seen\na,1,one,\n${long}\nb,1,one\n`;
  expect((await issuesOf(text, 65_536)).map(({ problem, line }) => [problem, line])).toEqual([
    ['line_too_long', 3],
    ['wrong_cell_count', 400_004],
  ]);
  const open = (await issuesOf(text.replace('",1,one', ',1,one'), 65_536))[0];
  expect([open?.problem, open?.line]).toEqual(['unclosed_quote', 3]);
});

test('100,000 columns are read', async () => {
  const more = Array.from({ length: 100_000 }, (_, at) => `column-${at}`);
  const text = `${[...names, ...more].join(',')}\na,1,one,${',5'.repeat(100_000)}\n`;
  const { rows } = await read(Buffer.from(text), { dialect, piece: 1 << 20, chunkRows: 10 });
  expect(rows).toEqual([['a', 1, 'one', null]]);
});
