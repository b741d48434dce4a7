import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMeta, writeMeta } from '../../src/store/meta-yaml.ts';

describe('meta.yaml', () => {
  it('sorts keys and quotes every string', () => {
    const meta = { version: 1, name: 'on', none: null, tags: [], aliases: {}, map: { 'a:b': '=' } };
    expect(writeMeta(meta)).toBe(
      'aliases: {}\nmap:\n  "a:b": "="\nname: "on"\nnone: null\ntags: []\nversion: 1\n',
    );
  });

  it('escapes what PyYAML would refuse or fold, and nothing else', () => {
    expect(writeMeta({ a: '\u0085\u2028\u007f\ufeff é😀\n"\\' })).toBe(
      'a: "\\u0085\\u2028\\u007f\\ufeff é😀\\n\\"\\\\"\n',
    );
  });

  it('reads back every string as it was', () => {
    const text = fc.string({
      unit: fc.constantFrom(
        ...' \n\t\r:#-"\'\\=<&*!|>%@`é😀\u2028\u0085\u007f~onul1e3'.split(/(?:)/u),
      ),
    });
    fc.assert(
      fc.property(text, (value) => {
        expect(parseMeta(writeMeta({ value }), 'meta.yaml')['value']).toBe(value);
      }),
      { seed: 20261121, numRuns: 1000 },
    );
  });

  it('keeps digits, names and nulls of a file that PyYAML wrote', () => {
    const text =
      "experiment_id: 717483447786236770\nname: 1e3\nother: 0o17\ncurrent_stage: None\nempty: null\nquoted: 'null'\nblank:\nlong: one\n  two\ntags: []\n";
    expect({ ...parseMeta(text, 'meta.yaml') }).toEqual({
      experiment_id: '717483447786236770',
      name: '1e3',
      other: '0o17',
      current_stage: 'None',
      empty: null,
      quoted: 'null',
      blank: null,
      long: 'one two',
    });
  });

  it.each(['a: [', '- a', 'plain', '', 'a: 1\na: 2', '__proto__: 1\na: *b'])(
    'refuses %j',
    (text) => {
      expect(() => parseMeta(text, 'x/meta.yaml')).toThrow(
        expect.objectContaining({
          code: 'REGISTRY_CORRUPT',
          message: expect.stringContaining('x/meta.yaml'),
        }),
      );
    },
  );
});
