import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig, projectSchema } from '@codexhub/common-config/config';
import { parse } from 'yaml';
import type { Benchmark } from '../measure/benchmark.ts';
import { interleave, perSyncCall } from '../measure/interleave.ts';
import { versionOf } from '../measure/machine.ts';

const dir = join(import.meta.dirname, '..', '..', 'config');
const CALLS = 20;

function yamlAndZod(): unknown {
  const read = (name: string): unknown => parse(readFileSync(join(dir, `${name}.yaml`), 'utf8'));
  const merged = {
    ...(read('default') as object),
    metrics: read('metrics'),
    governance: read('governance'),
  };
  const parsed = projectSchema.safeParse(merged);
  if (!parsed.success) throw parsed.error;
  return parsed.data;
}

export const configLoad: Benchmark = {
  name: 'config-load',
  work: 'loadConfig of config/: layers, limits, places of every value, schema, freezing, fingerprints',
  peer: 'yaml.parse of the same three files, one spread, zod safeParse with the same schema',
  goal: 2,
  run: async () => {
    const load = () => loadConfig({ schema: projectSchema, dir, env: {} });
    if (JSON.stringify(load().value) !== JSON.stringify(yamlAndZod())) {
      throw new Error('config-load: both must give the same value');
    }
    const times = await interleave(
      () => perSyncCall(CALLS, load),
      () => perSyncCall(CALLS, yamlAndZod),
      { rounds: 60, warmUp: 15 },
    );
    return {
      pairs: [{ pair: 'three files', ...times }],
      versions: { yaml: versionOf('yaml'), zod: versionOf('zod', '@codexhub/common-config') },
    };
  },
};
