import { readFileSync } from 'node:fs';
import type { Value } from '@codexhub/common-config/records';
import { expect } from 'vitest';
import { GovernanceError } from '../../src/index.ts';

/** What regenerate_beyond_tensor.py wrote under a name. */
export function golden<T>(name: string): T {
  const text = readFileSync(new URL('../fixtures/beyond-tensor.json', import.meta.url), 'utf8');
  const content = JSON.parse(text) as Record<string, unknown>;
  expect(content['tool']).toMatch(/holisticai 1\.0\.14/);
  return content[name] as T;
}

/** Fails unless the value is defined and within 1e-12, relative to what exceeds 1. */
export function expectValue(value: Value, expected: number, label = '', tolerance = 1e-12): void {
  expect(value, label).toMatchObject({ defined: true });
  if (!value.defined) return;
  const error = Math.abs(value.value - expected) / Math.max(1, Math.abs(expected));
  expect(error, `${label}: ${value.value} instead of ${expected}`).toBeLessThanOrEqual(tolerance);
}

/** The code of the governance error that a call throws. */
export function codeOf(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    if (GovernanceError.isInstance(error)) return error.code;
    throw error;
  }
  return 'nothing thrown';
}

/** A value that the types forbid, as callers from JavaScript pass it. */
export function untyped<T>(value: unknown): T {
  return value as T;
}
