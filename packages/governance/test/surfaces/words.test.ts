import { expect, it } from 'vitest';
import { toJobSummary, toJUnit, toSarif } from '../../src/index.ts';
import { good, goodPolicy, mixed, mixedPolicy } from './given.ts';

it.each([
  ['toJUnit', toJUnit],
  ['toSarif', toSarif],
  ['toJobSummary', toJobSummary],
])('%s says what was measured, never that something is compliant or lawful', (_, surface) => {
  for (const text of [
    surface(mixed, { policy: mixedPolicy }),
    surface(good, { policy: goodPolicy }),
    surface({ ...good, checks: [] }),
  ]) {
    expect(text).not.toMatch(/complian|lawful|certif/i);
  }
});

it('the same report gives the same text', () => {
  for (const surface of [toJUnit, toSarif, toJobSummary]) {
    expect(surface(structuredClone(mixed))).toBe(surface(mixed));
  }
});
