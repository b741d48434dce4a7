import { dirname, join } from 'node:path';
import { configJsonSchema, loadConfig, projectSchema } from '@codexhub/common-config/config';
import { defineContract } from '@codexhub/common-config/contract';
import { compilePolicy } from '@codexhub/governance';
import { loadProject, type Project } from '@codexhub/pipeline';
import { beforeAll, describe, expect, test } from 'vitest';
import { dataSections } from './data-knobs.ts';
import {
  type Behaviour,
  behaviourOf,
  isRefused,
  type Served,
  type Side,
  serveBase,
  sides,
} from './knob-behaviour.ts';
import { baseConfig, type Change, changed, changing, inTime } from './knob-project.ts';
import { forPeople, knobs } from './knobs.ts';
import { remoteSections } from './remote-knobs.ts';
import { filesBelow, root } from './repository.ts';
import { isAt, type JsonSchema, leavesOf, valueLeaves } from './schema-leaves.ts';

// Nothing configured is inert. To be serialised or digested is not to be read: so every leaf of the
// schema is turned to another valid value, and something that the project does must change.
let served: Served;
const before = new Map<string, Behaviour>();

beforeAll(async () => {
  served = await serveBase(baseConfig);
});

const leaves = leavesOf(configJsonSchema(projectSchema) as JsonSchema);
const turned = [...knobs, ...forPeople].map(({ leaf }) => leaf);

function untouched(schemaLeaves: readonly { readonly path: string; readonly constant: boolean }[]) {
  return schemaLeaves
    .filter(({ constant, path }) => !constant && !turned.includes(path))
    .map(({ path }) => path);
}

/** The behaviour before a turn; the same question is asked once. */
function behaviourBefore(from: readonly Change[] = []): Behaviour {
  const key = JSON.stringify(from);
  const behaviour = before.get(key) ?? behaviourOf(changed(from), served);
  before.set(key, behaviour);
  return behaviour;
}

async function isFelt(one: Behaviour, other: Behaviour, side: Side): Promise<boolean> {
  return JSON.stringify(await one[side]()) !== JSON.stringify(await other[side]());
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
  expect(await behaviourBefore().load()).toBe('holds');
  expect(await behaviourBefore().open()).toContainEqual(['ada', 'champion', true, []]);
});

describe.each(knobs)('$leaf', ({ leaf, change, side, also = [], from = [] }) => {
  test(`is read: turned, it changes ${side}`, async () => {
    const config = changed([...from, change]);
    expect(projectSchema.safeParse(config).error).toBeUndefined();
    expect(isAt(leaf, change[0]) || isAt(leaf, `${change[0]}.${leaf.split('.').at(-1)}`)).toBe(
      true,
    );
    const [was, is] = [behaviourBefore(from), behaviourOf(config, served)];
    expect(await was.load()).toBe('holds');
    if (side !== 'load') expect(await is.load()).toBe('holds');
    for (const one of [side, ...also]) {
      expect(await isFelt(was, is, one), one).toBe(true);
      // Data may be refused by what a contract says; everything else must have done its work.
      expect(isRefused(await was[one]()), `${one} before`).toBe(false);
      if (one !== 'data') expect(isRefused(await is[one]()), `${one} after`).toBe(false);
    }
  });
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
    const is = behaviourOf(changed([...from, values]), served);
    expect(await isFelt(behaviourBefore(from), is, 'data')).toBe(true);
  },
);

test('leaves for people are valid otherwise, and no code acts on them', async () => {
  const config = changed(forPeople.map(({ change }) => change));
  expect(projectSchema.safeParse(config).error).toBeUndefined();
  const is = behaviourOf(config, served);
  // A served version is bound to the digests of contract and policy: there the change is felt.
  for (const side of sides.filter((one) => one !== 'serve')) {
    expect(await isFelt(behaviourBefore(), is, side), side).toBe(false);
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
    return { dir, loaded, config, contract, policy: compilePolicy({ ...config, contract }).policy };
  };

  test('has no case, and so is found', () => {
    expect(untouched(leavesOf(configJsonSchema(planted) as JsonSchema)).sort()).toEqual(
      places.map((place) => place.replace(/^data\./, 'data<csv>.')).sort(),
    );
  });

  test('changes no side, so that a case for it would be red', async () => {
    const [was, is] = [1, 2].map((value) =>
      behaviourOf(changed(places.map((place) => [place, value])), served, make),
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
