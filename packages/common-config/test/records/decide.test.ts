import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decide,
  decideCheck,
  measuredValue,
  type Requirement,
  undefinedValue,
  worstOutcome,
} from '../../src/records/index.ts';
import { observation, requirement } from './fixture.ts';

const verdict = (said: Partial<Requirement>, interval: [number, number], value?: number) => {
  const { outcome, reason } = decide(
    requirement(said),
    observation(value ?? (interval[0] + interval[1]) / 2, interval),
  );
  return `${outcome} ${reason}`;
};

describe('decide', () => {
  const most: Partial<Requirement> = { direction: 'at_most', limit: 0.3 };
  const within: Partial<Requirement> = { direction: 'within', limit: 0.1 };

  it.each<[Partial<Requirement>, [number, number], string]>([
    [{}, [0.75, 0.8], 'pass within_limit'],
    [{}, [0.749, 0.8], 'insufficient_data interval_straddles_limit'],
    [{}, [0.6, 0.75], 'insufficient_data interval_straddles_limit'],
    [{}, [0.6, 0.749], 'fail beyond_limit'],
    [most, [0.1, 0.3], 'pass within_limit'],
    [most, [0.1, 0.301], 'insufficient_data interval_straddles_limit'],
    [most, [0.3, 0.4], 'insufficient_data interval_straddles_limit'],
    [most, [0.301, 0.4], 'fail beyond_limit'],
    [within, [-0.1, 0.1], 'pass within_limit'],
    [within, [-0.101, 0.05], 'insufficient_data interval_straddles_limit'],
    [within, [-0.2, 0.2], 'insufficient_data interval_straddles_limit'],
    [within, [0.101, 0.2], 'fail beyond_limit'],
    [within, [-0.2, -0.101], 'fail beyond_limit'],
    [{ target: 0.8 }, [0.75, 0.82], 'warn short_of_target'],
    [{ target: 0.8 }, [0.8, 0.82], 'pass within_target'],
    [{ target: 0.8 }, [0.7, 0.82], 'insufficient_data interval_straddles_limit'],
  ])('%j on %j: %s', (said, interval, expected) => {
    expect(verdict(said, interval)).toBe(expected);
  });

  const decided = (
    said: Parameters<typeof observation>[2],
    interval: readonly [number, number] = [0.8, 0.85],
  ) => decide(requirement({ estimand: 'procedure' }), observation(0.82, interval, said));

  it.each([
    ['not_a_number', 'not_measured'],
    ['not_finite', 'not_measured'],
    ['absent', 'not_measured'],
    ['anything_new', 'not_measured'],
    ['no_positives', 'insufficient_data'],
    ['no_selection', 'insufficient_data'],
    ['fewer_than_two_groups', 'insufficient_data'],
    ['group_below_minimum', 'insufficient_data'],
    ['reference_below_minimum', 'insufficient_data'],
    ['unknown_group', 'insufficient_data'],
  ])('an undefined value keeps its reason: %s', (reason, outcome) => {
    expect(decided({ value: undefinedValue(reason) })).toEqual({ outcome, reason });
  });

  const at = (lower: number, upper: number) => ({ lower, upper, level: 0.99, method: 'x' });

  // The limit is .75.
  it.each<[[number, number], [number, number], string]>([
    [[0.6, 0.7], [0.58, 0.74], 'fail beyond_limit'],
    [[0.6, 0.7], [0.58, 0.76], 'insufficient_data beyond_limit_unadjusted'],
    [[0.76, 0.8], [0.7, 0.85], 'pass within_limit'],
    [[0.7, 0.8], [0.68, 0.82], 'insufficient_data interval_straddles_limit'],
    [[0.6, 0.7], [0.62, 0.74], 'not_measured interval_not_sound'],
    [[0.76, 0.8], [0.74, 0.79], 'not_measured interval_not_sound'],
  ])('%j, and %j for all groups at once: %s', (own, all, expected) => {
    const said = { simultaneous: at(...all) };
    const observed = observation((own[0] + own[1]) / 2, own, said);
    const { outcome, reason } = decide(requirement(), observed);
    expect(`${outcome} ${reason}`).toBe(expected);
  });

  it('model and procedure of many groups disagree only beyond the intervals for all of them', () => {
    const beside = { value: measuredValue(0.9), interval: at(0.86, 0.94), n: 50 };
    expect(decided({ beside }).reason).toBe('model_and_procedure_disagree');
    const wide = { ...beside, simultaneous: at(0.84, 0.96) };
    expect(decided({ beside: wide }).outcome).toBe('pass');
    const simultaneous = at(0.79, 0.87);
    expect(decided({ beside, simultaneous }).outcome).toBe('pass');
  });

  it('a NaN that slipped into a value or an interval passes nothing', () => {
    const nan = { defined: true as const, value: Number.NaN };
    expect(decided({ value: nan })).toEqual({ outcome: 'not_measured', reason: 'not_a_number' });
    expect(decided({}, [Number.NaN, Number.NaN]).outcome).toBe('not_measured');
    expect(decided({}, [0.8, Number.NaN]).outcome).toBe('not_measured');
    expect(decided({ n: Number.NaN }).outcome).toBe('insufficient_data');
    const level = Number.NaN;
    expect(decided({ interval: { lower: 0.8, upper: 0.85, level, method: 'test' } }).outcome).toBe(
      'not_measured',
    );
  });

  it('asks for rows, for an interval that holds its value, and for the level of the policy', () => {
    expect(decided({ n: 9 }).reason).toBe('below_minimum_n');
    expect(decided({ n: 10 }).outcome).toBe('pass');
    expect(decided({ interval: undefined }).reason).toBe('no_interval');
    expect(decided({}, [0.83, 0.85]).reason).toBe('interval_not_sound');
    const at = (level: number) => ({
      interval: { lower: 0.8, upper: 0.85, level, method: 'test' },
    });
    expect(decided(at(0.9))).toEqual({ outcome: 'not_measured', reason: 'interval_level_too_low' });
    expect(decided(at(0.99)).outcome).toBe('pass');
  });

  it('fails where the model and the procedure lie wholly apart', () => {
    const beside = (lower: number, upper: number) => ({
      beside: {
        value: { defined: true as const, value: (lower + upper) / 2 },
        interval: { lower, upper, level: 0.95, method: 'test' },
        n: 100,
      },
    });
    expect(decided(beside(0.6, 0.79)).reason).toBe('model_and_procedure_disagree');
    expect(decided(beside(0.86, 0.9)).reason).toBe('model_and_procedure_disagree');
    expect(decided(beside(0.6, 0.8)).outcome).toBe('pass');
    expect(decided(beside(0.85, 0.9)).outcome).toBe('pass');
  });

  it('never passes what a wider interval would not', () => {
    const number = fc.double({ min: -2, max: 2, noNaN: true });
    fc.assert(
      fc.property(
        fc.constantFrom('at_least' as const, 'at_most' as const, 'within' as const),
        number,
        number,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (direction, limit, value, less, more) => {
          const asked = requirement({
            direction,
            limit: direction === 'within' ? Math.abs(limit) : limit,
          });
          const of = (factor: number) =>
            decide(asked, observation(value, [value - factor * less, value + factor * more]))
              .outcome;
          if (of(2) === 'pass') expect(of(1)).toBe('pass');
          if (of(2) === 'fail') expect(of(1)).toBe('fail');
          if (of(1) === 'pass') expect(of(2)).not.toBe('fail');
        },
      ),
      { seed: 20261121, numRuns: 500 },
    );
  });
});

describe('decideCheck', () => {
  const good = observation(0.82, [0.8, 0.85]);
  const bad = observation(0.6, [0.5, 0.7]);
  const across = observation(0.75, [0.7, 0.8]);

  it('is the worst of its comparisons, with the reason of that one', () => {
    expect(decideCheck(requirement(), [good, across])).toMatchObject({
      outcome: 'insufficient_data',
      reason: 'interval_straddles_limit',
    });
    expect(decideCheck(requirement(), [across, bad, good])).toMatchObject({
      outcome: 'fail',
      reason: 'beyond_limit',
    });
    expect(decideCheck(requirement(), [])).toMatchObject({
      outcome: 'not_measured',
      reason: 'absent',
    });
    expect(worstOutcome(['pass', 'warn'])).toBe('warn');
    expect(worstOutcome(['fail', 'not_measured'])).toBe('not_measured');
  });
});

describe('measuredValue', () => {
  it.each([
    [0.5, { defined: true, value: 0.5 }],
    [Number.NaN, { defined: false, reason: 'not_a_number' }],
    ['0.5', { defined: false, reason: 'not_a_number' }],
    [null, { defined: false, reason: 'not_a_number' }],
    [Number.POSITIVE_INFINITY, { defined: false, reason: 'not_finite' }],
  ])('%j', (value, expected) => {
    expect(measuredValue(value)).toEqual(expected);
  });
});
