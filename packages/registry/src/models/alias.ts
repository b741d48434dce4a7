import { join } from 'node:path';
import { RegistryError } from '../errors.ts';
import { replaceFile } from '../store/durable.ts';
import { corrupt } from '../store/file-errors.ts';
import { checkAlias } from '../store/names.ts';
import { namesIn, readText } from '../store/read-files.ts';
import { modelFolder, type Store } from '../store/store.ts';
import { checkModel } from './model-version.ts';

/** Every alias of a model with the version that it points at. */
export async function aliases(
  store: Store,
  name: string,
): Promise<Readonly<Record<string, number>>> {
  await checkModel(store, name);
  const found: Record<string, number> = {};
  for (const alias of await namesIn(join(modelFolder(store, name), 'aliases'), 'file')) {
    const file = aliasFile(store, name, alias);
    const text = await readText(file);
    if (text === undefined) continue;
    if (!/^\d{1,15}$/.test(text.trim())) throw corrupt(file, 'must be a version number');
    found[alias] = Number(text);
  }
  return found;
}

/**
 * The version that an alias points at, whoever moved it.
 * @throws RegistryError `REGISTRY_ALIAS_MISSING`, naming the aliases that there are.
 */
export async function aliasAt(store: Store, name: string, alias: string): Promise<number> {
  checkAlias(alias);
  const all = await aliases(store, name);
  const version = Object.hasOwn(all, alias) ? all[alias] : undefined;
  if (version !== undefined) return version;
  const known = Object.keys(all);
  throw new RegistryError('REGISTRY_ALIAS_MISSING', {
    message: `registry: model ${JSON.stringify(name)} must have the alias ${JSON.stringify(alias)}; it has ${known.join(', ') || 'none'}; promote a version to it or name one of these`,
    details: { model: name, alias, aliases: known },
  });
}

/** Moves an alias: one rename, so that a reader sees the old version or the new one. */
export async function moveAlias(
  store: Store,
  {
    name,
    version,
    alias,
  }: { readonly name: string; readonly version: number; readonly alias: string },
): Promise<void> {
  await replaceFile(store, aliasFile(store, name, alias), String(version));
}

function aliasFile(store: Store, name: string, alias: string): string {
  return join(modelFolder(store, name), 'aliases', alias);
}
