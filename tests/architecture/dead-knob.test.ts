import { dirname, join } from 'node:path';
import { configJsonSchema, loadConfig, projectSchema } from '@codexhub/common-config/config';
import { defineContract } from '@codexhub/common-config/contract';
import { compilePolicy } from '@codexhub/governance';
import { loadProject, type Project } from '@codexhub/pipeline';
import { describe, expect, test } from 'vitest';
import { dataSections } from './data-knobs.ts';
import { behaviourOf, sides } from './knob-behaviour.ts';
import { baseConfig, type Change, changed, changing, inTime } from './knob-project.ts';
import { forPeople, knobs } from './knobs.ts';
import { remoteSections } from './remote-knobs.ts';
import { filesBelow, root } from './repository.ts';
import { isAt, type JsonSchema, leavesOf, valueLeaves } from './schema-leaves.ts';
import { isFelt, turnedBehaviour } from './turned-behaviour.ts';

// Nothing configured is inert. To be serialised or digested is not to be read: so every leaf of the
// schema is turned to another valid value (knobs-of-data, knobs-of-policy), and something that the project
// does must change.
const behaviour = turnedBehaviour();

const leaves = leavesOf(configJsonSchema(projectSchema) as JsonSchema);
const turned = [...knobs, ...forPeople].map(({ leaf }) => leaf);

function untouched(schemaLeaves: readonly { readonly path: string; readonly constant: boolean }[]) {
  return schemaLeaves
    .filter(({ constant, path }) => !constant && !turned.includes(path))
    .map(({ path }) => path);
}

test('every leaf of the schema is turned by a case, and every case turns a leaf', () => {
  expect(untouched(leaves)).toEqual([]);
  const known = leaves.map(({ path }) => path);
  expect(turned.filter((leaf) => !known.includes(leaf))).toEqual([]);
  expect(new Set(turned).size).toBe(turned.length);
});

test('the base sets every leaf that it can, the rest in order of time or beside a champion, and its gate is open', async () => {
  const sections = [...Object.values(dataSections), ...remoteSections].map((data) =>
    changed([['data', data]]),
  );
  const paths = [baseConfig, changed(inTime), changed([changing]), ...sections].flatMap((config) =>
    valueLeaves(projectSchema.parse(config)),
  );
  expect(leaves.filter(({ path }) => !paths.some((at) => isAt(path, at)))).toEqual([]);
  expect(await behaviour.before().load()).toBe('holds');
  expect(await behaviour.before().open()).toContainEqual(['ada', 'champion', true, []]);
});

test.each(leaves.filter(({ constant, path }) => constant && !/>\.(type|format|kind)$/.test(path)))(
  '$path has one value: any other is refused',
  ({ path }) => {
    expect(projectSchema.safeParse(changed([[path, 'another']])).success).toBe(false);
  },
);

test.each(['features.debt', 'protectedAttributes.age'])(
  'the type of %s decides how it is read',
  async (name) => {
    const from: Change[] = [
      [`contract.${name}.minimum`, undefined],
      [`contract.${name}.maximum`, undefined],
      ['training.features', []],
    ];
    const values: Change = [
      `contract.${name}`,
      { type: 'category', column: 'HOME', nullable: true, values: ['owner', 'rent'] },
    ];
    const is = behaviour.after(changed([...from, values]));
    expect(await isFelt(behaviour.before(from), is, 'data')).toBe(true);
  },
);

test('leaves for people are valid otherwise, and no code acts on them', async () => {
  const config = changed(forPeople.map(({ change }) => change));
  expect(projectSchema.safeParse(config).error).toBeUndefined();
  const is = behaviour.after(config);
  // A served version is bound to the digests of contract and policy: there the change is felt.
  for (const side of sides.filter((one) => one !== 'serve')) {
    expect(await isFelt(behaviour.before(), is, side), side).toBe(false);
  }
});

describe('a planted leaf that nothing reads', () => {
  const { shape } = projectSchema;
  const inert = shape.training.shape.seed.optional();
  const [csv, ...others] = shape.data.options;
  const planted = projectSchema.extend({
    data: shape.data.clone({
      ...shape.data.def,
      options: [csv.extend({ planted: inert }), ...others],
    } as typeof shape.data.def),
    training: shape.training.extend({ planted: inert }),
    registry: shape.registry.extend({ planted: inert }),
    inference: shape.inference.extend({
      cache: shape.inference.shape.cache.extend({ planted: inert }),
    }),
    logging: shape.logging.extend({ planted: inert }),
    metrics: shape.metrics.extend({ planted: inert }),
    governance: shape.governance.extend({
      privacy: shape.governance.shape.privacy.extend({ planted: inert }),
    }),
  });
  const places = [
    'data',
    'training',
    'registry',
    'inference.cache',
    'logging',
    'metrics',
    'governance.privacy',
  ].map((section) => `${section}.planted`);
  // As loadProject does it, under another schema.
  const make = (dir: string): Project => {
    const loaded = loadConfig({ schema: planted, dir, env: {} });
    const config = loaded.value;
    const contract = defineContract(config.contract);
    const { policy, paths } = compilePolicy({ ...config, contract });
    return { dir, loaded, config, contract, policy, places: paths };
  };

  test('has no case, and so is found', () => {
    expect(untouched(leavesOf(configJsonSchema(planted) as JsonSchema)).sort()).toEqual(
      places.map((place) => place.replace(/^data\./, 'data<csv>.')).sort(),
    );
  });

  test('changes no side, so that a case for it would be red', async () => {
    const [was, is] = [1, 2].map((value) =>
      behaviourOf(changed(places.map((place) => [place, value])), behaviour.served(), make),
    );
    for (const side of sides) expect(await isFelt(was!, is!, side), side).toBe(false);
  });
});

const shipped = [...filesBelow('config'), ...filesBelow('examples')]
  .filter((path) => path.endsWith('/governance.yaml'))
  .map(dirname);

test.each(shipped)('every leaf of %s is one that a case turns', (folder) => {
  const { config } = loadProject({ dir: join(root, folder), env: {} });
  const known = leaves.filter(({ constant, path }) => constant || turned.includes(path));
  const paths = valueLeaves(config);
  expect(paths.length).toBeGreaterThan(50);
  expect(paths.filter((path) => !known.some((leaf) => isAt(leaf.path, path)))).toEqual([]);
});

test('the shipped configurations are all there', () => {
  expect(shipped).toEqual(expect.arrayContaining(['config', 'examples/credit/config']));
});
