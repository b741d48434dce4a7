import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compilePattern } from '../../../src/validation/pattern/compile-pattern.ts';

function matcher(pattern: string): (text: string) => boolean {
  const compiled = compilePattern(pattern);
  if (typeof compiled === 'function') return compiled;
  throw new Error(`${pattern}: ${compiled.problem}`);
}

describe('agrees with ECMAScript', () => {
  test.each([
    [String.raw`^[A-Z]{2}\d{2,4}$`, ['DE12', 'DE12345', 'de12', 'XX0000']],
    ['a|b(c|d)*e?$', ['a', 'b', 'bcdce', 'x', 'bcx']],
    [String.raw`^(?:\w+@\w+\.[a-z]+|-)$`, ['a@b.de', '-', 'a@b', 'a@b.de ']],
    [String.raw`^[^\s"\]-]+$`, ['abc', 'a b', 'a-b', 'a]b', 'é']],
    [String.raw`\u{1F600}|^.$`, ['😀', 'x😀', 'ab', 'ü', '\n']],
    ['^$', ['', 'a']],
    [String.raw`(?<year>\d{4})-(0[1-9]|1[0-2])`, ['2020-12', '2020-13', 'in 1999-01!']],
    ['^(a{0,2}b){2,}$', ['abab', 'aabb', 'aaabb', 'b']],
    ['x*?y+?$', ['xxy', 'yx', '']],
    [String.raw`[\d.-]+`, ['-', 'abc', '1.5']],
  ])('%s', (pattern, texts) => {
    const matches = matcher(pattern);
    for (const text of texts) expect(matches(text), text).toBe(new RegExp(pattern, 'u').test(text));
  });

  test('on patterns and texts drawn at random', () => {
    const atom = fc.constantFrom(
      ...['a', 'b', '.', '[ab]', '[^a]', String.raw`\d`, String.raw`\W`, '^', '$', 'é', '😀'],
    );
    const pattern = fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        atom,
        fc.tuple(tie('node'), tie('node')).map(([one, other]) => `${one}${other}`),
        fc.tuple(tie('node'), tie('node')).map(([one, other]) => `(?:${one}|${other})`),
        fc
          .tuple(tie('node'), fc.constantFrom('*', '+', '?', '{2}', '{1,3}', '{2,}', '*?'))
          .map(([one, times]) => `(${one})${times}`),
      ),
    })).node;
    const text = fc.string({
      unit: fc.constantFrom('a', 'b', '1', 'é', '😀', '\n', ' '),
      maxLength: 8,
    });
    fc.assert(
      fc.property(pattern, fc.array(text, { maxLength: 6 }), (source, texts) => {
        const matches = matcher(source);
        for (const one of texts) expect(matches(one)).toBe(new RegExp(source, 'u').test(one));
      }),
      { seed: 20261121, numRuns: 300 },
    );
  });
});

test.each([
  String.raw`(a)\1`,
  '(?=a)',
  '(?<!a)b',
  '(?i)a',
  '(',
  ')',
  '[a',
  'a**',
  '*a',
  'a{3,2}',
  'a{x}',
  '^*',
  String.raw`\q`,
  String.raw`\b`,
  '[b-a]',
  '(((a{1000}){1000}){1000})',
  `${'('.repeat(200)}a${')'.repeat(200)}`,
])('refuses %s with a reason', (pattern) => {
  expect(compilePattern(pattern)).toEqual({
    problem: expect.stringMatching(/, at character \d+$/),
  });
});

test('the work is linear where backtracking would not end', () => {
  const [n, text] = [200_000, `${'a'.repeat(200_000)}!`];
  for (const pattern of ['^(a+)+$', '^(a|aa)+$', '^(a|a?)+$', '(.*)*x', '^(?:a*){20}b']) {
    expect(matcher(pattern)(text), pattern).toBe(false);
  }
  expect(matcher('^(a+)+!$')(text)).toBe(true);
  expect(n).toBe(text.length - 1);
});

test('more states than are kept: the answer stays', () => {
  const pattern = '^[ab]*a[ab]{12}$';
  const matches = matcher(pattern);
  const text = (seed: number): string =>
    Array.from({ length: 300 }, (_, at) => ((seed * 7919 + at * at * 31) % 7 < 3 ? 'a' : 'b')).join(
      '',
    );
  for (let seed = 0; seed < 40; seed += 1) {
    expect(matches(text(seed))).toBe(new RegExp(pattern).test(text(seed)));
  }
});
