import { expect, test } from 'vitest';
import { CodexHubError, KernelError } from '../../src/kernel/index.ts';

test('is recognised across copies of the package', () => {
  const foreign = Object.assign(new Error('x'), { [Symbol.for('codexhub.error')]: true });
  expect(CodexHubError.isInstance(foreign)).toBe(true);
  expect(CodexHubError.isInstance(new KernelError('KERNEL_VALUE_INVALID', { message: 'm' }))).toBe(
    true,
  );
  expect(
    [new Error('x'), null, 'text', {}].map((value) => CodexHubError.isInstance(value)),
  ).toEqual([false, false, false, false]);
});

test('carries code, details and cause, and prints neither stack nor cause as JSON', () => {
  const cause = new Error('below');
  const error = new KernelError('KERNEL_KEY_INVALID', {
    message: 'm',
    details: { path: 'a' },
    cause,
  });
  expect(error).toMatchObject({ name: 'KernelError', code: 'KERNEL_KEY_INVALID', cause });
  expect(JSON.parse(JSON.stringify(error))).toEqual({
    name: 'KernelError',
    code: 'KERNEL_KEY_INVALID',
    message: 'm',
    details: { path: 'a' },
  });
});
