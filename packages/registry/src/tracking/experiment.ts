import { join } from 'node:path';
import { digestBytes } from '@codexhub/common-config/kernel';
import { RegistryError } from '../errors.ts';
import { createFile, createFolder, replaceFile } from '../store/durable.ts';
import { experimentMetaSchema, readMeta } from '../store/meta-schemas.ts';
import { writeMeta } from '../store/meta-yaml.ts';
import { checkExperimentName } from '../store/names.ts';
import { namesIn, readText } from '../store/read-files.ts';
import { type Store, uriOf } from '../store/store.ts';

/**
 * The id of the experiment of that name, made where there is none.
 *
 * The name is claimed first, by a file that MLflow does not look at; everybody who finds the claim
 * makes the same folder whole. So two writers never make two experiments of one name, and a crash
 * in between is mended by the next one.
 *
 * @throws RegistryError `REGISTRY_EXPERIMENT_DELETED` where the name is in MLflow's trash.
 */
export async function ensureExperiment(store: Store, name: string): Promise<string> {
  checkExperimentName(name);
  await ensureDefaultExperiment(store);
  const known = await findExperiment(store, name);
  if (known !== undefined) return known;
  const claim = join(store.root, `.codexhub-experiment-${digestBytes(name).slice(7)}`);
  for (;;) {
    const id = await claimExperiment(store, claim);
    const made = await placeExperiment(store, id, name);
    if (made || (await nameOf(store, id)) === name) return id;
    // The id is somebody else's: by chance, or because MLflow renamed the experiment since.
    await replaceFile(store, claim, String(store.ids.experimentId()));
  }
}

async function claimExperiment(store: Store, claim: string): Promise<string> {
  await createFile(store, claim, String(store.ids.experimentId()));
  const id = (await readText(claim)) ?? '';
  return /^[1-9]\d{0,9}$/.test(id) ? id : String(store.ids.experimentId());
}

async function findExperiment(store: Store, name: string): Promise<string | undefined> {
  for (const id of await namesIn(store.root, 'folder')) {
    if (id !== 'models' && (await nameOf(store, id)) === name) return id;
  }
  const trash = join(store.root, '.trash');
  for (const id of await namesIn(trash, 'folder')) {
    if (id.startsWith('codexhub-tmp-')) continue;
    const meta = await readMeta(join(trash, id, 'meta.yaml'), experimentMetaSchema);
    if (meta?.name === name) {
      throw new RegistryError('REGISTRY_EXPERIMENT_DELETED', {
        message: `registry: experiment ${JSON.stringify(name)} must not be in the trash; it is, as ${id}; restore it with MLflow or choose another name`,
        details: { experiment: name, id },
      });
    }
  }
  return undefined;
}

async function nameOf(store: Store, id: string): Promise<string | undefined> {
  return (await readMeta(join(store.root, id, 'meta.yaml'), experimentMetaSchema))?.name;
}

// MLflow makes it only where it makes the root itself, and expects it afterwards.
async function ensureDefaultExperiment(store: Store): Promise<void> {
  if ((await nameOf(store, '0')) === undefined) await placeExperiment(store, '0', 'Default');
}

function placeExperiment(store: Store, id: string, name: string): Promise<boolean> {
  const folder = join(store.root, id);
  const now = store.clock.now().getTime();
  return createFolder(store, folder, {
    'meta.yaml': writeMeta({
      artifact_location: uriOf(folder),
      creation_time: now,
      experiment_id: id,
      last_update_time: now,
      lifecycle_stage: 'active',
      name,
    }),
    tags: null,
  });
}
