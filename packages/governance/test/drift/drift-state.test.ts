import { canonicalJson } from '@codexhub/common-config/kernel';
import type { Value } from '@codexhub/common-config/records';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type DriftAlarm,
  type DriftState,
  initialDriftState,
  nextDriftState,
} from '../../src/drift/index.ts';
import { SEED } from '../support.ts';

const alarm: DriftAlarm = { high: 0.2, low: 0.1, windows: 2, of: 3, calm: 2 };
const NONE = -1;
const measured = (value: number): Value =>
  value === NONE ? { defined: false, reason: 'too_few_rows' } : { defined: true, value };

function states(values: readonly number[], said: DriftAlarm = alarm): DriftState[] {
  let state = initialDriftState;
  return values.map((value) => {
    state = nextDriftState(state, measured(value), said);
    return state;
  });
}
const phases = (...values: number[]) => states(values).map(({ phase }) => phase.slice(0, 5));

describe('an alarm', () => {
  it.each<[string, number[], string]>([
    ['warms up', [0.3, 0.3], 'warmi warmi'],
    ['begins at 2 of 3 above', [0, 0, 0.3, 0, 0.3], 'warmi warmi quiet quiet alarm'],
    ['does not begin at one', [0, 0.3, 0, 0, 0.3], 'warmi warmi quiet quiet quiet'],
    ['begins with what was seen while warming up', [0.3, 0.3, 0], 'warmi warmi alarm'],
    [
      'stays between the limits',
      [0.3, 0.3, 0.3, 0.15, 0.15, 0.15],
      'warmi warmi alarm alarm alarm alarm',
    ],
    [
      'ends after 2 below, one after the other',
      [0.3, 0.3, 0.3, 0, 0.15, 0, 0],
      'warmi warmi alarm alarm alarm alarm quiet',
    ],
    [
      'is not raised again by what raised it',
      [0.3, 0.3, 0.3, 0, 0, 0],
      'warmi warmi alarm alarm quiet quiet',
    ],
    ['is no alarm on the limit itself', [0.2, 0.2, 0.2], 'warmi warmi quiet'],
    ['nor ends on the limit itself', [0.3, 0.3, 0.3, 0.1, 0.1], 'warmi warmi alarm alarm alarm'],
    ['is not warmed up by windows without a value', [0, NONE, NONE, 0], 'warmi warmi warmi warmi'],
    [
      'is not ended by them',
      [0.3, 0.3, 0.3, 0, NONE, 0, 0],
      'warmi warmi alarm alarm alarm alarm quiet',
    ],
  ])('%s', (_, values, expected) => {
    expect(phases(...values).join(' ')).toBe(expected);
  });

  it('counts every window, and takes NaN for none', () => {
    const [first] = states([0.3]);
    const after = nextDriftState(first!, { defined: true, value: Number.NaN }, alarm);
    expect([after.measured, after.unmeasured]).toEqual([1, 1]);
  });
});

describe('laws', () => {
  const values = fc.array(fc.constantFrom(0, 0.05, 0.15, 0.25, NONE), { maxLength: 40 });

  it('an alarm begins only after k of the last m above, and ends only after r below', () => {
    fc.assert(
      fc.property(values, (given) => {
        const all = states(given);
        for (const [at, state] of all.entries()) {
          const before = all[at - 1] ?? initialDriftState;
          const seen = given.slice(0, at + 1).filter((value) => value !== NONE);
          if (state.phase === 'alarm' && before.phase !== 'alarm') {
            expect(
              seen.slice(-alarm.of).filter((value) => value > alarm.high).length,
            ).toBeGreaterThanOrEqual(alarm.windows);
          }
          if (before.phase === 'alarm' && state.phase !== 'alarm') {
            expect(
              given
                .slice(at + 1 - alarm.calm, at + 1)
                .every((value) => value >= 0 && value < alarm.low),
            ).toBe(true);
          }
          expect(state.measured + state.unmeasured).toBe(at + 1);
          expect(state.phase === 'warming_up').toBe(seen.length < alarm.of);
        }
      }),
      { seed: SEED, numRuns: 200 },
    );
  });

  it('goes on from a stored state as from its own', () => {
    fc.assert(
      fc.property(values, values, (first, then) => {
        const last = states(first).at(-1) ?? initialDriftState;
        const stored = JSON.parse(canonicalJson(last)) as DriftState;
        let state = stored;
        for (const value of then) state = nextDriftState(state, measured(value), alarm);
        expect(state).toEqual(states([...first, ...then]).at(-1) ?? initialDriftState);
      }),
      { seed: SEED, numRuns: 50 },
    );
  });
});

it.each<[string, Partial<DriftAlarm>]>([
  ['high', { high: Number.NaN }],
  ['low', { low: 0.3 }],
  ['windows', { windows: 4 }],
  ['windows', { windows: 0 }],
  ['of', { of: 2.5 }],
  ['calm', { calm: 0 }],
])('%s out of range is refused', (option, said) => {
  expect(() => nextDriftState(initialDriftState, measured(0), { ...alarm, ...said })).toThrow(
    expect.objectContaining({
      code: 'GOVERNANCE_OPTION_INVALID',
      details: expect.objectContaining({ option }),
    }),
  );
});
