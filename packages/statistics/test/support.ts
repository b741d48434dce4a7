import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { Interval } from '../src/index.ts';

/** The seed of every property test; vitest prints it with the counterexample. */
export const SEED = 20261121;

/** The values of a fixture, with "Infinity" turned back into the number. */
export function readFixture<T>(name: string): T {
  const text = readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), 'utf8');
  const document = JSON.parse(text, (_, value: unknown) =>
    value === 'Infinity' || value === '-Infinity' ? Number(value) : value,
  ) as { tool: string; values: T };
  expect(document.tool).toMatch(/\d+\.\d+/);
  return document.values;
}

/** Fails unless the numbers agree to a relative tolerance. */
export function expectClose(
  actual: number,
  expected: number,
  label: string,
  tolerance = 1e-12,
): void {
  if (Object.is(actual, expected) || actual === expected) return;
  const error = Math.abs(actual - expected) / Math.abs(expected);
  expect(error, `${label}: ${actual} instead of ${expected}`).toBeLessThanOrEqual(tolerance);
}

/** Fails unless both limits agree, relative to the larger of the limit and `scale`. */
export function expectLimits(
  interval: Interval | undefined,
  expected: readonly [number, number],
  label: string,
  { tolerance = 1e-12, scale = 0 } = {},
): void {
  expect(interval, label).toBeDefined();
  for (const [index, side] of (['lower', 'upper'] as const).entries()) {
    const [actual, wanted] = [interval![side], expected[index]!];
    if (actual === wanted) continue;
    const error = Math.abs(actual - wanted) / Math.max(Math.abs(wanted), scale);
    expect(error, `${label}, ${side}: ${actual} instead of ${wanted}`).toBeLessThanOrEqual(
      tolerance,
    );
  }
}

/** A small generator (Lehmer, 2^31 − 1), so that the draws are the same everywhere. */
export function lehmer(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}
