import { createSigningKeyPair, isPublicKey } from '@codexhub/common-config/kernel';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { schemaFiles } from '../../scripts/schema-files.ts';
import { filesBelow, read } from '../architecture/repository.ts';

const schemas = schemaFiles();
const shipped = [...filesBelow('config'), ...filesBelow('examples')]
  .filter((path) => path.endsWith('.yaml'))
  .map((path) => ({ path, text: read(path) }));

// The editor's line: which schema a file says that it keeps.
function schemaOf(text: string): string | undefined {
  return /^# yaml-language-server: \$schema=(\S+)$/m.exec(text)?.[1];
}

// ajv shares no code with zod: what editors will say, said by somebody else.
function validator(name: string) {
  return new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(
    JSON.parse(schemas.get(name)!) as object,
  );
}

test('config/schema holds the schemas of today and nothing else', () => {
  const committed = filesBelow('config/schema').map((path) => [
    path.replace('config/schema/', ''),
    read(path),
  ]);
  expect(Object.fromEntries(committed)).toEqual(Object.fromEntries(schemas));
});

test('there are shipped files to validate', () => {
  expect(shipped.map(({ path }) => path)).toEqual(
    expect.arrayContaining([
      'config/default.yaml',
      'config/metrics.yaml',
      'config/governance.yaml',
    ]),
  );
});

describe.each(shipped)('$path', ({ text }) => {
  const name = schemaOf(text)?.split('/').at(-1);

  test('names a schema that exists', () => {
    expect([...schemas.keys()]).toContain(name);
  });

  test('keeps it', () => {
    const validate = validator(name!);
    validate(parse(text));
    expect(validate.errors).toBeNull();
  });

  test('is refused with a typo in any of its keys', () => {
    const validate = validator(name!);
    const accepted = Object.keys(parse(text) as object).filter((key) => {
      const { [key]: value, ...rest } = parse(text) as Record<string, unknown>;
      return validate({ ...rest, [`${key}x`]: value });
    });
    expect(accepted).toEqual([]);
  });
});

test('a typo deep inside is refused where it stands', () => {
  const validate = validator('governance.schema.json');
  const planted = read('config/governance.yaml').replace(
    'minimumGroupSize: 100',
    'minimumGroupsize: 100',
  );
  expect(validate(parse(planted))).toBe(false);
  expect(validate.errors?.map(({ keyword, instancePath }) => `${instancePath} ${keyword}`)).toEqual(
    ['/fairness/attributes/afam required', '/fairness/attributes/afam additionalProperties'],
  );
});

test('a value outside its range is refused', () => {
  const validate = validator('metrics.schema.json');
  const planted = read('config/metrics.yaml').replace('level: 0.95', 'level: 1.95');
  expect(validate(parse(planted))).toBe(false);
  expect(validate.errors?.map(({ instancePath }) => instancePath)).toEqual(['/level']);
});

test('the pattern of a public key accepts exactly what the loader accepts', () => {
  const { publicKey } = createSigningKeyPair();
  const pattern = new RegExp(
    /"pattern": ("\^ed25519.*")/.exec(schemas.get('governance.schema.json')!)![1]!.slice(1, -1),
  );
  const keys = [
    publicKey,
    publicKey.slice(0, -1),
    `${publicKey}=`,
    publicKey.replace('=', ''),
    'ed25519:',
  ];
  for (const last of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_=') {
    keys.push(
      `${publicKey.slice(0, -2)}${last}=`,
      `${publicKey.slice(0, 20)}${last}${publicKey.slice(21)}`,
    );
  }
  for (const key of keys) expect(pattern.test(key), key).toBe(isPublicKey(key));
});
