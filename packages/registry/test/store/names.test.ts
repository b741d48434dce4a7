import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkArtifactPath } from '../../src/store/artifact-path.ts';
import {
  checkAlias,
  checkExperimentName,
  checkKey,
  checkModelName,
} from '../../src/store/names.ts';
import { rootOf } from '../../src/store/store.ts';

const escapes = [
  '',
  '.',
  '..',
  '../x',
  'a/../../x',
  'a/..',
  'a//b',
  'a/',
  '/etc/passwd',
  './a',
  '..\\x',
  'a\\b',
  '\\\\host\\share',
  'C:/x',
  'c:x',
  'file:///etc/passwd',
  'http://host/x',
  '%2e%2e/x',
  '%2E%2E%2fx',
  '..%2fx',
  '%252e%252e%252fx',
  '%25252525252e./x',
  'a%00b',
  'a%5cb',
  '%2fetc/passwd',
  'a\0b',
  'a\nb',
  'a/%2e%2e/%2e%2e/x',
  '%zz%2e%2e/x'.replace('%zz', '%2e%2e%2f%zz/'),
  '\ud800',
  'a'.repeat(256),
];

describe('checkArtifactPath', () => {
  it.each(escapes)('refuses %j', (path) => {
    expect(() => checkArtifactPath(path)).toThrow(
      expect.objectContaining({ code: 'REGISTRY_ARTIFACT_PATH_INVALID' }),
    );
  });

  it.each(['model/model.onnx', 'a b/ü.txt', '100%.txt', '..a/b..', 'a/.hidden', 'x%20y'])(
    'takes %j',
    (path) => {
      expect(() => checkArtifactPath(path)).not.toThrow();
    },
  );

  it('takes no path that leads out of its folder, however often it is decoded', () => {
    const part = fc.constantFrom('..', '.', '%2e', '%252e', '%2f', '/', 'a', '\\', '%5c', '%');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const path = parts.join('');
        try {
          checkArtifactPath(path);
        } catch {
          return true;
        }
        let decoded = path;
        for (let round = 0; round < 5; round += 1) {
          decoded = decoded
            .replaceAll(/%2e/gi, '.')
            .replaceAll(/%2f/gi, '/')
            .replaceAll(/%25/g, '%');
        }
        return !decoded.startsWith('/') && !decoded.split('/').includes('..');
      }),
      { seed: 20261121, numRuns: 2000 },
    );
  });
});

describe('names', () => {
  it.each([
    '',
    '..',
    'a/../b',
    '/a',
    'a/',
    'a//b',
    './a',
    'a*b',
    'a\nb',
    'a%b',
    'x'.repeat(251),
    '.a',
  ])('refuses the key %j', (key) => {
    expect(() => checkKey(key)).toThrow(expect.objectContaining({ code: 'REGISTRY_KEY_INVALID' }));
  });

  it.each(['a', 'val/acc', 'a/b c:d', 'mlflow.runName', 'größe'])('takes the key %j', (key) => {
    expect(() => checkKey(key)).not.toThrow();
  });

  it('refuses names that MLflow refuses', () => {
    const refused = expect.objectContaining({ code: 'REGISTRY_NAME_INVALID' });
    for (const name of ['', 'a/b', 'a:b', 'a%b', 'a\\b', '..', '.hidden', 'a\0', '\ud800']) {
      expect(() => checkModelName(name)).toThrow(refused);
    }
    for (const alias of ['', 'latest', 'LATEST', 'v1', 'V22', 'a b', '../a', 'a/b']) {
      expect(() => checkAlias(alias)).toThrow(refused);
    }
    for (const name of ['', 'x'.repeat(501), '\ud800']) {
      expect(() => checkExperimentName(name)).toThrow(refused);
    }
    for (const alias of ['champion', 'v', 'v1a', 'latest-1']) {
      expect(() => checkAlias(alias)).not.toThrow();
    }
  });
});

describe('rootOf', () => {
  it('takes a path and a file URI', () => {
    expect(rootOf('file:///a%20b/c')).toBe('/a b/c');
    expect(rootOf('file:mlruns')).toBe(`${process.cwd()}/mlruns`);
    expect(rootOf('mlruns')).toBe(`${process.cwd()}/mlruns`);
  });

  it.each([
    'http://localhost:5000',
    'sqlite:///mlflow.db',
    'file://host/x',
    'file:',
    '',
    'databricks://x',
  ])('refuses %j', (uri) => {
    expect(() => rootOf(uri)).toThrow(
      expect.objectContaining({ code: 'REGISTRY_URI_UNSUPPORTED' }),
    );
  });
});
