import { TrainingError } from '../errors.ts';
import type { DanfoFrame, DanfoModule } from './danfo-frame.ts';

// A variable: the package is an optional peer, and neither compiler nor bundler must look for it.
const PACKAGE: string = 'danfojs-node';

/**
 * danfojs-node, loaded when it is first needed.
 * @throws TrainingError `TRAINING_PEER_MISSING` where it is not installed, with the way to do it.
 */
export async function loadDanfo(): Promise<DanfoModule<DanfoFrame>> {
  try {
    return (await import(PACKAGE)) as DanfoModule<DanfoFrame>;
  } catch (cause) {
    throw new TrainingError('TRAINING_PEER_MISSING', {
      message:
        'danfo: this adapter needs the package "danfojs-node", which is not installed or cannot be loaded; by itself it does not install: follow the recipe in docs/guide/danfojs.md, or hand the module over as toDanfo(dataset, danfo)',
      details: { package: PACKAGE, recipe: 'docs/guide/danfojs.md' },
      cause,
    });
  }
}
