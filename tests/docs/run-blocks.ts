import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';

/** A block of code, and the document whose imports and folder it has. */
export interface RunnableBlock {
  readonly name: string;
  readonly path: string;
  readonly folder: string;
  readonly code: string;
}

// Forked by code-blocks.test.ts: one process runs all blocks, as modules that no file holds, because
// starting one for each costs more than they do.
const sources = new Map<string, string>();

registerHooks({
  resolve: (specifier, context, next) =>
    sources.has(specifier)
      ? { url: specifier, format: 'module-typescript', shortCircuit: true }
      : next(specifier, { ...context, parentURL: context.parentURL?.split('?block=')[0] }),
  load: (url, context, next) => {
    const source = sources.get(url);
    return source === undefined
      ? next(url, context)
      : { format: 'module-typescript', source, shortCircuit: true };
  },
});

/** Runs a block; what it throws or prints on standard error is its fault. */
async function faultOf({ name, path, folder, code }: RunnableBlock): Promise<string> {
  const url = `${pathToFileURL(path).href}?block=${encodeURIComponent(name)}`;
  const { write } = process.stderr;
  let fault = '';
  sources.set(url, code);
  process.chdir(folder);
  process.stderr.write = (text: string | Uint8Array): boolean => {
    fault += String(text);
    return true;
  };
  try {
    await import(url);
  } catch (error) {
    fault += error instanceof Error ? (error.stack ?? error.message) : String(error);
  } finally {
    process.stderr.write = write;
  }
  return fault;
}

process.once('message', async (blocks: readonly RunnableBlock[]) => {
  const faults: Record<string, string> = {};
  for (const block of blocks) faults[block.name] = await faultOf(block);
  process.send!(faults, () => process.disconnect());
});
