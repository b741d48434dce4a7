import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom, createSigningKeyPair } from '@codexhub/common-config/kernel';
import { baseDrift } from './drift-knobs.ts';
import { baseExpectations } from './expectation-knobs.ts';
import { baseFeatures } from './feature-knobs.ts';
import { type ColumnTypes, makeDataFiles } from './knob-data.ts';

/** Where the small projects of this test lie. */
const workshop: string = mkdtempSync(join(tmpdir(), 'codexhub-knobs-'));

export const ada = createSigningKeyPair();
export const eve = createSigningKeyPair();

/** A configuration in which every leaf of the schema is set, as the three files would hold it. */
export const baseConfig = {
  data: {
    path: 'rows.csv',
    format: 'csv',
    missing: ['', 'NA'],
    delimiter: ',',
    quote: '"',
    compression: 'none',
    issueLimit: 5,
  },
  contract: {
    name: 'knobs',
    task: 'binary_classification',
    features: {
      debt: {
        type: 'number',
        column: 'DEBT',
        nullable: true,
        minimum: 0,
        maximum: 1,
        description: 'Debt',
      },
      home: {
        type: 'category',
        column: 'HOME',
        nullable: true,
        values: ['owner', 'rent'],
        description: 'Home',
      },
      zone: {
        type: 'category',
        column: 'ZONE',
        nullable: false,
        values: ['inner', 'outer'],
        description: 'Zone',
      },
    },
    target: {
      name: 'deny',
      column: 'DENY',
      values: ['no', 'yes'],
      positive: 'yes',
      favourable: 'no',
    },
    protectedAttributes: {
      age: {
        type: 'number',
        column: 'AGE',
        nullable: true,
        minimum: 18,
        maximum: 99,
        description: 'Age',
      },
      sex: {
        type: 'category',
        column: 'SEX',
        nullable: true,
        values: ['f', 'm', 'x', 'y', 'z'],
        description: 'Sex',
      },
    },
    metadata: {
      score: {
        type: 'number',
        column: 'SCORE',
        nullable: true,
        minimum: 0,
        maximum: 1,
        description: 'Score',
      },
      branch: {
        type: 'category',
        column: 'BRANCH',
        nullable: true,
        values: ['east', 'west'],
        description: 'Branch',
      },
      account: { type: 'text', column: 'ACCOUNT', nullable: true, description: 'Account' },
      opened: { type: 'time', column: 'OPENED', nullable: true, description: 'Opened' },
      customer: { type: 'text', column: 'CUSTOMER', nullable: false, description: 'Customer' },
      day: { type: 'time', column: 'DAY', nullable: false, description: 'Day' },
      week: { type: 'number', column: 'WEEK', nullable: false, description: 'Week' },
    },
  },
  expectations: baseExpectations,
  training: {
    seed: 7,
    split: {
      ratios: { train: 0.6, validation: 0.2, test: 0.2 },
      stratifyBy: 'deny',
      groupBy: 'customer',
    },
    features: baseFeatures,
    estimator: { kind: 'logistic_regression', l2: 1 },
    crossFit: { folds: 2, repeats: 1 },
    candidates: [{ name: 'only', threshold: 0.5 }],
  },
  registry: { uri: 'file:mlruns', experiment: 'knobs' },
  inference: {
    alias: 'champion',
    cache: { ttlSeconds: 5, maxStaleSeconds: 60 },
    concurrency: { limit: 1, queue: 0 },
  },
  logging: { level: 'info' },
  metrics: {
    level: 0.9,
    checks: [
      {
        metric: 'accuracy',
        slices: ['age'],
        estimand: 'procedure',
        direction: 'at_least',
        limit: 0.2,
        target: 0.25,
        minimumN: 10,
        enforce: true,
        onInsufficientData: 'block',
        reason: 'A coin does better.',
        owner: 'Credit risk',
        tags: ['house rule 1'],
      },
    ],
  },
  governance: {
    fairness: {
      enforce: true,
      level: 0.9,
      attributes: {
        age: {
          minimumGroupSize: 20,
          reference: '≥40',
          mergeInto: {},
          exclude: [],
          unknown: 'report',
          bands: [40],
        },
        sex: {
          minimumGroupSize: 20,
          reference: 'm',
          mergeInto: { x: 'f' },
          exclude: [{ group: 'y', justification: 'Three rows.' }],
          unknown: 'report',
        },
        crossed: {
          of: ['age', 'sex'],
          minimumGroupSize: 20,
          mergeInto: {},
          exclude: [],
          unknown: 'report',
        },
      },
      controls: ['zone'],
      checks: [
        {
          metric: 'disparate_impact_ratio',
          definition: 'group_over_reference',
          attribute: 'age',
          estimand: 'procedure',
          direction: 'at_least',
          limit: 0.1,
          target: 0.15,
          minimumN: 10,
          enforce: true,
          onInsufficientData: 'block',
          reason: 'So that there is a limit.',
          owner: 'Credit risk',
          tags: ['house rule 2'],
        },
      ],
    },
    drift: baseDrift,
    privacy: { enforce: true, entities: ['email'], minimumCell: 5 },
    approvals: {
      required: 1,
      approvers: [{ name: 'ada', role: 'risk officer', publicKey: ada.publicKey }],
    },
    protectedAliases: ['champion'],
  },
};

export type Change = readonly [path: string, value: unknown];

/** Parts in order of time: they exclude strata and groups, so the base cannot have them too. */
export const inTime: readonly Change[] = [
  ['training.split', { ratios: baseConfig.training.split.ratios, timeBy: 'day' }],
  ['metrics.checks.0.estimand', 'model'],
  ['governance.fairness.checks.0.estimand', 'model'],
  ['metrics.checks.0.level', 0.9],
  ['governance.fairness.checks.0.level', 0.9],
  ['governance.drift.checks.0.level', 0.9],
];

/** A check on the change: where there is no champion it is closed, so the base cannot have it. */
export const changing: Change = ['metrics.checks.0.change', { absolute: -0.01, relative: -0.01 }];

/** A copy with some values changed. */
export function changed(changes: readonly Change[]): Record<string, unknown> {
  const config: Record<string, unknown> = structuredClone(baseConfig);
  for (const [path, value] of changes) {
    const keys = path.split('.');
    const last = keys.pop()!;
    let inner: unknown = config;
    for (const key of keys) inner = Reflect.get(inner as object, key);
    if (value === undefined) Reflect.deleteProperty(inner as object, last);
    else Reflect.set(inner as object, last, structuredClone(value));
  }
  return config;
}

/** The type of each column of the data that the base contract names. */
export const columnTypes: ColumnTypes = Object.fromEntries(
  Object.values({
    ...baseConfig.contract.features,
    ...baseConfig.contract.protectedAttributes,
    ...baseConfig.contract.metadata,
    deny: { type: 'category', column: baseConfig.contract.target.column },
  }).map(({ type, column }) => [column, type as ColumnTypes[string]]),
);

/** A new folder below the workshop. */
export function newFolder(): string {
  return mkdtempSync(join(workshop, 'project-'));
}

/** Writes a configuration as files (JSON is YAML), with the data beside it. */
export function writeProject(config: Record<string, unknown>): string {
  const folder = newFolder();
  const { metrics, governance, ...main } = config;
  const files = { default: main, metrics, governance };
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(folder, `${name}.yaml`), JSON.stringify(content));
  }
  dataFiles.write(folder, config['data']);
  return folder;
}

// Denied the more often the higher the debt; a few cells missing; small groups that can be named.
const MISSING: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  5: { DEBT: 'NA', SCORE: '', BRANCH: '', ACCOUNT: '', OPENED: '' },
  6: { HOME: '' },
  9: { AGE: '' },
  10: { SEX: '' },
  // The only whole score.
  12: { SCORE: '1' },
};

/** The rows of the base project as CSV. */
export function rows(count: number): string {
  const random = createRandom(11).stream('rows');
  const lines = Array.from({ length: count }, (_, row) => {
    const debt = Math.round(random.next() * 1000) / 1000;
    const home = random.next() < 0.5 ? 'owner' : 'rent';
    const cells = {
      DEBT: debt,
      HOME: home,
      AGE: 20 + random.integer(50),
      SEX: sexOf(row),
      DENY: random.next() < 0.1 + 0.8 * debt ? 'yes' : 'no',
      OTHER: debt / 2,
      OTHERHOME: row % 3 === 0 ? 'owner' : 'rent',
      ZONE: row % 4 === 0 ? 'inner' : 'outer',
      SCORE: debt,
      BRANCH: row % 5 === 0 ? 'east' : 'west',
      // Quoted once, so that it matters what a quote is.
      ACCOUNT: row === 3 ? '"a3"' : `a${row}`,
      OPENED: `2020-01-${String(1 + (row % 28)).padStart(2, '0')}`,
      CLOSED: '2021-01-01',
      CUSTOMER: `c${row >> 1}`,
      DAY: `2020-03-${String(1 + ((row * 11) % 30)).padStart(2, '0')}`,
      WEEK: (row * 7) % 40,
    };
    return Object.values({ ...cells, ...MISSING[row] }).join(',');
  });
  return `DEBT,HOME,AGE,SEX,DENY,OTHER,OTHERHOME,ZONE,SCORE,BRANCH,ACCOUNT,OPENED,CLOSED,CUSTOMER,DAY,WEEK\n${lines.join('\n')}\n`;
}

function sexOf(row: number): string {
  if (row % 100 === 7) return 'y';
  if (row % 100 === 8) return 'z';
  if (row % 7 === 1) return 'x';
  return row % 2 === 0 ? 'm' : 'f';
}

const dataFiles = await makeDataFiles({ rows: rows(300), fewer: rows(240) }, columnTypes);
