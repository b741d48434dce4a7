import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCsvHeader } from '../../src/data/csv-header.ts';
import { createCsvScanner } from '../../src/data/csv-scanner.ts';

const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'é', '1', ' ', "'"), maxLength: 3 }),
  fc
    .string({ unit: fc.constantFrom('a', '"', ',', '\n', '€'), maxLength: 4 })
    .map((text) => ({ text })),
);
const quoted = ({ text }: { text: string }) => `"${text.replaceAll('"', '""')}"`;

test('records, lines and header are found in any file, cut anywhere', () => {
  const record = fc.array(cell, { minLength: 2, maxLength: 3 });
  const record1 = fc.tuple(record, fc.nat({ max: 2 }));
  fc.assert(
    fc.property(
      fc.array(record1, { minLength: 1, maxLength: 6 }),
      fc.nat(),
      fc.boolean(),
      (given, cut, crlf) => {
        const end = crlf ? '\r\n' : '\n';
        let text = '';
        const lines: number[] = [];
        for (const [cells, blanks] of given) {
          lines.push(text.split('\n').length);
          text += cells.map((one) => (typeof one === 'string' ? one : quoted(one))).join(',') + end;
          text += end.repeat(blanks);
        }
        const bytes = new TextEncoder().encode(text);
        const scanner = createCsvScanner();
        scanner.push(bytes.subarray(0, cut % bytes.length));
        scanner.push(bytes.subarray(cut % bytes.length));
        const shape = scanner.finish();
        expect(shape.records).toBe(given.length - 1);
        expect(lines.slice(1).map((_, at) => shape.lineOf(at))).toEqual(lines.slice(1));
        expect(parseCsvHeader(shape.header)).toEqual(
          given[0]![0].map((one) => (typeof one === 'string' ? one : one.text)),
        );
        expect(shape.unclosedLine).toBeUndefined();
        expect(shape.lineEndings[crlf ? 'lf' : 'crlf']).toBe(0);
      },
    ),
    { seed: 20261121, numRuns: 300 },
  );
});

test('an unclosed quote and a NUL byte are found on their line', () => {
  const shapeOf = (text: string) => {
    const scanner = createCsvScanner();
    scanner.push(new TextEncoder().encode(text));
    return scanner.finish();
  };
  expect(shapeOf('a,b\n1,"x\n2,y\n').unclosedLine).toBe(2);
  expect(shapeOf('a,b\n1,x\n2,\0\n').nulLine).toBe(3);
  expect(shapeOf('a\r1\r').lineEndings).toEqual({ lf: 0, crlf: 0, cr: 2 });
});
