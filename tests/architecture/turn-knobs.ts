import { projectSchema } from '@codexhub/common-config/config';
import { describe, expect, test } from 'vitest';
import { isRefused } from './knob-behaviour.ts';
import { changed } from './knob-project.ts';
import type { Knob } from './knobs.ts';
import { isAt } from './schema-leaves.ts';
import { isFelt, turnedBehaviour } from './turned-behaviour.ts';

/** A test for each knob: turned, it must be felt, and before and after it the project must work. */
export function turnKnobs(knobs: readonly Knob[]): void {
  const { before, after } = turnedBehaviour();
  describe.each(knobs)('$leaf', ({ leaf, change, side, also = [], from = [] }) => {
    test(`is read: turned, it changes ${side}`, async () => {
      const config = changed([...from, change]);
      expect(projectSchema.safeParse(config).error).toBeUndefined();
      expect(isAt(leaf, change[0]) || isAt(leaf, `${change[0]}.${leaf.split('.').at(-1)}`)).toBe(
        true,
      );
      const [was, is] = [before(from), after(config)];
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
}
