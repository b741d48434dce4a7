import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { z } from 'zod';
import { ConfigError, loadConfig } from '../../src/config/index.ts';
import { errorOf, files, loadWith, schema, writeConfig } from './fixture.ts';

const run = { seed: 20261121, numRuns: 100 };
const key = fc.stringMatching(/^[a-z][a-zA-Z0-9]{0,6}$/).filter((name) => name !== 'constructor');
const leaf = fc.oneof(fc.integer(), fc.boolean(), fc.string(), fc.constant(null));

type Tree = { [name: string]: Tree | number | boolean | string | null | unknown[] };
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.dictionary(
    key,
    fc.oneof({ maxDepth: 3 }, leaf, fc.array(leaf, { maxLength: 3 }), tie('tree')),
    {
      maxKeys: 4,
      noNullPrototype: true,
    },
  ) as fc.Arbitrary<Tree>,
}));

/** A strict schema that accepts exactly this tree's keys. */
function schemaOf(value: unknown): z.ZodType {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return z.unknown();
  return z.strictObject(
    Object.fromEntries(
      Object.entries(value).map(([name, child]) => [name, schemaOf(child).optional()]),
    ),
  );
}

/** The paths of all objects in a tree, the root's own too. */
function objectsOf(value: Tree, path: string[] = []): string[][] {
  const inner = Object.entries(value).flatMap(([name, child]) =>
    typeof child === 'object' && child !== null && !Array.isArray(child)
      ? objectsOf(child, [...path, name])
      : [],
  );
  return [path, ...inner];
}

function inject(value: Tree, path: readonly string[], name: string): Tree {
  const [head, ...rest] = path;
  if (head === undefined) return { ...value, [name]: 1 };
  return { ...value, [head]: inject(value[head] as Tree, rest, name) };
}

const merge = (lower: unknown, upper: unknown): unknown => {
  const isObject = (value: unknown): value is Tree =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isObject(lower) || !isObject(upper)) return upper;
  const keys = new Set([...Object.keys(lower), ...Object.keys(upper)]);
  return Object.fromEntries(
    Array.from(keys, (name) => [
      name,
      Object.hasOwn(upper, name) && Object.hasOwn(lower, name)
        ? merge(lower[name], upper[name])
        : Object.hasOwn(upper, name)
          ? upper[name]
          : lower[name],
    ]),
  );
};

describe('laws', () => {
  test('an unknown key is reported where it was written, in block and in flow style', () => {
    fc.assert(
      fc.property(tree, fc.nat(), fc.boolean(), (value, pick, flow) => {
        const places = objectsOf(value);
        const path = places[pick % places.length]!;
        const text = stringify(inject(value, path, 'unknownZzzKey'), {
          collectionStyle: flow ? 'flow' : 'any',
          lineWidth: 0,
        });
        const { issues } = errorOf(() => loadWith(schemaOf(value), text));
        const before = text.slice(0, text.indexOf('unknownZzzKey'));
        expect(issues).toMatchObject([
          {
            code: 'unknown_key',
            path: [...path, 'unknownZzzKey'],
            line: before.split('\n').length,
            column: before.length - before.lastIndexOf('\n'),
          },
        ]);
      }),
      run,
    );
  });

  test('layers merge objects and replace everything else; the later wins', () => {
    fc.assert(
      fc.property(tree, tree, tree, (base, local, overrides) => {
        const dir = writeConfig({
          'default.yaml': stringify(base),
          'local.yaml': stringify(local),
        });
        const anything = z.record(z.string(), z.unknown());
        const { value } = loadConfig({ schema: anything, dir, env: {}, overrides, sections: {} });
        expect(value).toEqual(merge(merge(base, local), overrides));
      }),
      run,
    );
  });

  test('whatever the bytes are, nothing but a ConfigError is thrown', () => {
    const token = fc.constantFrom(
      'training:',
      'seed:',
      '\n',
      '  ',
      '\t',
      '- ',
      '&a',
      '*a ',
      '!!set',
      '|',
      '>-',
      '{',
      '}',
      '[',
      ']',
      '? ',
      ': ',
      '"',
      "'",
      '#',
      '---',
      '%YAML 1.1',
      '<<:',
      '\\x',
      '0',
      '\u0000',
      '\ufeff',
      '…',
      ',',
      'governance:',
    );
    const text = fc.array(fc.oneof(token, fc.string({ maxLength: 3 })), { maxLength: 40 });
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 60 }),
      text.map((parts) => new TextEncoder().encode(parts.join(''))),
    );
    fc.assert(
      fc.property(bytes, bytes, fc.string(), (base, governance, variable) => {
        const dir = writeConfig({ ...files, 'default.yaml': base, 'governance.yaml': governance });
        const env = {
          CODEXHUB__training: variable,
          CODEXHUB__inference__cache__ttlSeconds: variable,
        };
        try {
          loadConfig({ schema, dir, env });
        } catch (error) {
          expect(error).toBeInstanceOf(ConfigError);
          for (const { line, column } of (error as ConfigError).issues) {
            expect(Math.min(line, column)).toBeGreaterThanOrEqual(0);
          }
        }
      }),
      { ...run, numRuns: 400 },
    );
  });
});
