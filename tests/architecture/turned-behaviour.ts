import { beforeAll } from 'vitest';
import {
  type Behaviour,
  behaviourOf,
  type Served,
  type Side,
  serveBase,
} from './knob-behaviour.ts';
import { baseConfig, type Change, changed } from './knob-project.ts';

/** The base project of a test file, run and served once, and what it does before a turn and after. */
export interface Turned {
  served(): Served;
  /** With these values set otherwise than in the base; the same question is asked once. */
  before(from?: readonly Change[]): Behaviour;
  after(config: Record<string, unknown>): Behaviour;
}

/** To be called at the top of a test file. */
export function turnedBehaviour(): Turned {
  let served: Served | undefined;
  const before = new Map<string, Behaviour>();
  const base = (): Served => {
    if (!served) throw new Error('the base is served before the first test');
    return served;
  };
  beforeAll(async () => {
    served = await serveBase(baseConfig);
  });
  return {
    served: base,
    before: (from = []) => {
      const key = JSON.stringify(from);
      const behaviour = before.get(key) ?? behaviourOf(changed(from), base());
      before.set(key, behaviour);
      return behaviour;
    },
    after: (config) => behaviourOf(config, base()),
  };
}

/** Whether two behaviours differ on one side. */
export async function isFelt(one: Behaviour, other: Behaviour, side: Side): Promise<boolean> {
  return JSON.stringify(await one[side]()) !== JSON.stringify(await other[side]());
}
