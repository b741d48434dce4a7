import { expect, test } from 'vitest';
import { createLogger, type LoggerOptions } from '../../src/kernel/index.ts';

function collect(options: LoggerOptions) {
  const lines: string[] = [];
  const destination = { write: (line: string): void => void lines.push(line) };
  return { logger: createLogger({ ...options, destination }), lines };
}

test('masks secret-looking and given keys at any depth, in any case, and in errors', () => {
  const { logger, lines } = collect({ redact: { keys: ['afam'] } });
  const error = Object.assign(new Error('failed'), { Password: 'hunter2' });
  logger.info(
    { a: { b: { c: { AFAM: 'yes', token: 'abc' } } }, list: [{ secret: 's' }], err: error },
    'ok',
  );
  expect(lines[0]).not.toMatch(/hunter2|"yes"|abc|"s"/);
  expect(JSON.parse(lines[0]!)).toMatchObject({
    a: { b: { c: { AFAM: '[redacted]', token: '[redacted]' } } },
    list: [{ secret: '[redacted]' }],
  });
});

test('sends every text, the message and stacks too, through the scrubber', () => {
  const text = (value: string): string => value.replaceAll('jane@example.com', '<EMAIL>');
  const { logger, lines } = collect({ redact: { text } });
  logger.warn({ err: new Error('for jane@example.com') }, 'mail to jane@example.com');
  expect(lines.join('')).not.toContain('jane@');
  expect(lines.join('').match(/<EMAIL>/g)!.length).toBeGreaterThanOrEqual(3);
});

test('writes one valid JSON line for each entry, and none below its level', () => {
  const { logger, lines } = collect({ level: 'warn', name: 'test' });
  logger.info('quiet');
  logger.error({ n: 1, nothing: null }, 'line\nbreak');
  expect(lines).toHaveLength(1);
  expect(lines[0]!.endsWith('\n')).toBe(true);
  expect(JSON.parse(lines[0]!)).toMatchObject({
    name: 'test',
    n: 1,
    nothing: null,
    msg: 'line\nbreak',
  });
});
