import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { errorOf, loadWith, places } from './fixture.ts';

const anything = z.record(z.string(), z.unknown());
const at = (text: string | Uint8Array) =>
  places(errorOf(() => loadWith(anything, text as string)).issues);

describe('text that is refused', () => {
  test.each([
    ['a duplicate key', 'a: 1\nb: 2\na: 3\n', 'default.yaml:3:1 yaml a'],
    ['a tab as indentation', 'a:\n\tb: 1\n', 'default.yaml:2:1 yaml'],
    ['a second document', 'a: 1\n---\nb: 2\n', 'default.yaml:2:1 yaml'],
    ['an unknown tag', 'a: !!js/function "x"\n', 'default.yaml:1:4 yaml'],
    ['a tag of YAML 1.1', 'a: !!binary "aGk="\n', 'default.yaml:1:4 yaml'],
    ['an open quote', 'a: "x\n', 'default.yaml:2:1 yaml'],
    ['a number as key', 'a:\n  1: x\n', 'default.yaml:2:3 yaml a'],
    ['null as key', 'null: x\n', 'default.yaml:1:1 yaml'],
    ['an object as key', '? { a: 1 }\n: x\n', 'default.yaml:1:3 yaml'],
    ['an integer that would be rounded', 'a: 9007199254740993\n', 'default.yaml:1:4 yaml a'],
    ['an alias without anchor', 'a: *nobody\n', 'default.yaml:1:4 yaml a'],
    ['a NUL byte', 'a: x\u0000y\n', 'default.yaml:1:5 yaml'],
    ['half a surrogate pair', 'a: "\\ud800"\n', 'default.yaml:1:4 yaml a'],
    ['bytes that are no UTF-8', new Uint8Array([0x61, 0x3a, 0x20, 0xff]), 'default.yaml:1:1 yaml'],
    ['NaN', 'a: .nan\n', 'default.yaml:1:4 invalid a'],
    ['an infinity', 'a: 1e999\n', 'default.yaml:1:4 invalid a'],
    [
      'an own __proto__',
      'a:\n  __proto__: { admin: true }\n',
      'default.yaml:2:3 unsafe_key a.__proto__',
    ],
    ['an own constructor', 'constructor: 1\n', 'default.yaml:1:1 unsafe_key constructor'],
    ['an own prototype', '{ prototype: 1 }\n', 'default.yaml:1:3 unsafe_key prototype'],
    ['a cycle', 'a: &x [*x]\n', 'default.yaml:1:8 limit a.0'],
    ['a list as root', '- 1\n', 'default.yaml:1:1 invalid'],
    ['a scalar as root', 'text\n', 'default.yaml:1:1 invalid'],
  ])('%s', (_, text, place) => {
    expect(at(text)).toEqual([place]);
  });

  test('each code of the library has words of its own', () => {
    const error = errorOf(() => loadWith(anything, 'a: {b: 1\nc: "\\q"\n'));
    expect(error.issues.length).toBeGreaterThan(0);
    expect(error.message).not.toMatch(/is not valid YAML/);
  });
});

describe('limits', () => {
  test('64 levels are read, 65 are not', () => {
    const nested = (levels: number) => `a: ${'['.repeat(levels)}${']'.repeat(levels)}\n`;
    expect(loadWith(anything, nested(64)).value).toBeDefined();
    expect(at(nested(65))).toEqual([expect.stringMatching(/^default\.yaml:1:68 limit a\.0/)]);
  });

  test('nesting that would exhaust the stack is a limit, not a crash', () => {
    expect(at(`a: ${'['.repeat(100_000)}`).some((place) => place.includes(' limit'))).toBe(true);
  });

  test('50,000 nodes are read, more are not', () => {
    const list = (items: number) => `a: [${Array(items).fill('1').join(',')}]\n`;
    expect(loadWith(anything, list(49_998)).value).toBeDefined();
    expect(at(list(50_010))).toEqual(['default.yaml:1:100001 limit a.49998']);
  });

  test('20 aliases are read, 21 are not, and neither is a bomb', () => {
    const repeated = (times: number) => `a: &x 1\nb: [${Array(times).fill('*x').join(', ')}]\n`;
    expect(loadWith(anything, repeated(20)).value['b']).toHaveLength(20);
    expect(at(repeated(21))).toEqual(['default.yaml:2:85 limit b.20']);
    const levels = Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]\n`);
    expect(at(`a0: &a0 1\n${levels.join('')}`)).toEqual([expect.stringContaining(' limit ')]);
  });

  test('more than a mebibyte is not read', () => {
    expect(at(`# ${'x'.repeat(1_048_576)}\n`)).toEqual(['default.yaml:1:1 limit']);
  });
});

describe('portable YAML', () => {
  // Measured with PyYAML 6.0.3 `safe_load`: the same text, another value.
  test.each([
    '010',
    '0777',
    '08',
    '0o10',
    '1_000',
    '1e3',
    '1.e3',
    '0b101',
    '12:30:45',
    '1:30',
    '-.5',
    '-0x1F',
    '2020-01-01',
    '2020-01-01T00:00:00Z',
    'no',
    'off',
    'yes',
    'on',
    'Yes',
    'ON',
    '=',
    '<<',
  ])('%s is seen otherwise by YAML 1.1: a warning, no error', (token) => {
    const schema = z.strictObject({ a: z.array(z.unknown()) });
    const { warnings } = loadWith(schema, `a:\n  - ${token}\n`);
    expect(warnings).toEqual([
      {
        file: expect.stringMatching(/default\.yaml$/),
        line: 2,
        column: 5,
        path: ['a', 0],
        code: 'portable_yaml',
        message: expect.stringMatching(/^portable YAML: /),
      },
    ]);
    expect(loadWith(schema, `a:\n  - "${token}"\n`).warnings).toEqual([]);
  });

  test.each(['1', '-1', '0', '1.5', '1.0e+3', 'true', 'null', '~', 'text', '0x1F', 'v1.2', 'none'])(
    '%s is the same to both',
    (token) => {
      expect(loadWith(z.strictObject({ a: z.unknown() }), `a: ${token}\n`).warnings).toEqual([]);
    },
  );

  test('keys count too, y and n as well, and values that an alias repeats count once', () => {
    const { warnings } = loadWith(anything, 'on: &x y\nb: *x\n');
    expect(warnings.map(({ line, column, path }) => [line, column, path])).toEqual([
      [1, 1, ['on']],
      [1, 8, ['on']],
    ]);
  });
});
