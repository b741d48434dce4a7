import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesBelow, packages, read, root, sources } from './repository.ts';

const LONGEST = 300;
const MEDIAN = 60;

const lengths = sources.map((path) => ({ path, lines: read(path).split('\n').length - 1 }));

describe.each(packages)('%s', (name) => {
  test.each(['package.json', 'tsconfig.json', 'README.md', 'CHANGELOG.md', 'src/index.ts', 'test'])(
    'has %s',
    (file) => {
      expect(existsSync(join(root, 'packages', name, file))).toBe(true);
    },
  );
});

test.each([
  'README.md',
  'ARCHITECTURE.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'ROADMAP.md',
  'SECURITY.md',
  'LICENSE',
  'AGENTS.md',
  'docs/GOVERNANCE.md',
  'docs/reference/errors.md',
  'docs/decisions/README.md',
  'config/default.yaml',
  'config/metrics.yaml',
  'config/governance.yaml',
])('the root has %s', (file) => {
  expect(existsSync(join(root, file))).toBe(true);
});

test(`no source file is longer than ${LONGEST} lines`, () => {
  expect(lengths.filter(({ lines }) => lines > LONGEST)).toEqual([]);
});

test(`the median source file has fewer than ${MEDIAN} lines`, () => {
  const sorted = lengths.map(({ lines }) => lines).sort((a, b) => a - b);
  expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(MEDIAN);
});

test('time and chance enter by parameter: only the clock and the signing keys touch the system', () => {
  const allowed = new Set(['packages/common-config/src/kernel/clock.ts']);
  const impure = sources.filter(
    (path) =>
      !allowed.has(path) &&
      /Date\.now\(|new Date\(\)|Math\.random\(/.test(withoutComments(read(path))),
  );
  expect(impure).toEqual([]);
});

test('no source file has a default export, an export *, an enum or an unfinished mark', () => {
  const wrong = sources.filter((path) =>
    /^export default|^export \*|^\s*(export )?(const )?enum |\b(TODO|FIXME|XXX|HACK)\b/m.test(
      read(path),
    ),
  );
  expect(wrong).toEqual([]);
});

test('no file is called by a word that says nothing', () => {
  const vague = filesBelow('packages').filter((path) =>
    /\/(utils?|helpers?|common|misc|shared)\.ts$/.test(path),
  );
  expect(vague).toEqual([]);
});

test('no test is skipped, focused or left to do', () => {
  const marks = ['skip', 'only', 'todo'].map((mark) => `.${mark}(`);
  const wrong = [...filesBelow('packages'), ...filesBelow('tests')]
    .filter((path) => path.endsWith('.test.ts'))
    .filter((path) => marks.some((mark) => read(path).includes(mark)));
  expect(wrong).toEqual([]);
});

test('the lock file names no host', () => {
  expect(read('pnpm-lock.yaml').match(/https?:\/\//g)).toBeNull();
});

test('the examples and their data are in no published package', () => {
  for (const name of packages) {
    expect(filesBelow(`packages/${name}/src`).filter((path) => /\.(csv|rda)$/.test(path))).toEqual(
      [],
    );
  }
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
}
