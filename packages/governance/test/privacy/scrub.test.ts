import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createRedactor,
  entityNames,
  GovernanceError,
  scanDocuments,
  scrub,
} from '../../src/index.ts';
import { SEED } from '../support.ts';

const entities = entityNames;
const scrubbed = (text: string, looked: readonly string[] = entities) =>
  scrub(text, { entities: looked }).value;

describe('whole tokens are found', () => {
  it.each([
    ['to ada@example.org, please', 'to [redacted:email], please'],
    ['"ada.l+x@mail.example.co.uk".', '"[redacted:email]".'],
    ['mailto:ada%40example.org', 'mailto:[redacted:email]'],
    ['see...ada@example.org...', 'see...[redacted:email]...'],
    ['a@b.org@c.org', '[redacted:email]'],
    ['adå@exämple.org', '[redacted:email]'],
    ['ring +44 20 7946 0958 2 times', 'ring [redacted:phone] 2 times'],
    ['ring +44 (0)20 7946 0958.', 'ring [redacted:phone].'],
    ['(+442079460958)', '([redacted:phone])'],
    ['+1 202-555-0123', '[redacted:phone]'],
    ['+49 30 901820', '[redacted:phone]'],
    ['+33\u00a01\u00a023\u00a045\u00a067\u00a089', '[redacted:phone]'],
    ['202-555-0123', '[redacted:phone]'],
    ['(202) 555-0123', '[redacted:phone]'],
    ['1.202.555.0123 now', '[redacted:phone] now'],
    ['call 202 555 0123!', 'call [redacted:phone]!'],
    ['219-09-9998 and 123-45-6789', '[redacted:us_ssn] and [redacted:us_ssn]'],
    ['social security number 123456789', 'social security number [redacted:us_ssn]'],
    ['SSN: 123 45 6789', 'SSN: [redacted:us_ssn]'],
    ['GB82 WEST 1234 5698 7654 32 paid', '[redacted:iban] paid'],
    ['de89370400440532013000', '[redacted:iban]'],
    ['4111111111111111', '[redacted:credit_card]'],
    ['378282246310005 or 3782-822463-10005', '[redacted:credit_card] or [redacted:credit_card]'],
    ['2223003122003222', '[redacted:credit_card]'],
    ['card 4111-1111-1111-1111 12/27', 'card [redacted:credit_card] 12/27'],
    ['user-501234567896', 'user-[redacted:credit_card]'],
    ['6011111111111117', '[redacted:credit_card]'],
    ['3530111333300000', '[redacted:credit_card]'],
    ['30569309025904', '[redacted:credit_card]'],
  ])('%j', (text, expected) => {
    expect(scrubbed(text)).toBe(expected);
    // What was scrubbed once is clean.
    expect(scrub(expected, { entities }).findings).toEqual([]);
  });
});

describe('what only looks alike is left alone', () => {
  it.each([
    'order 123-45-67890',
    '1123-45-6789',
    '2024-123-45-6789',
    '000-12-3456 666-12-3456 900-12-3456 123-00-4567 123-45-0000',
    'a number 123456789',
    'assn 123456789',
    'id 2025551234567',
    '2025551234',
    'epoch 1763712000000',
    '1,763,712,000,000',
    '202 555 0123 4567 8901',
    '112-555-0123 202-111-0123 211-555-0123',
    '192.168.100.1000',
    '2026-11-21T12:00:00+00:00',
    '+0 123',
    'a+442079460958',
    '+44 20 7946 09581234',
    'f(x)+12',
    '@Injectable() @org/pkg a@b',
    'react@18.2.0-rc.tag logo@2x.png',
    'git@github.com:codexhub/codexhub.git',
    `${'x'.repeat(65)}@example.org`,
    '4111111111111112',
    '0.4111111111111111',
    '4111111111111111.5',
    'x4111111111111111',
    '550e8400-e29b-41d4-a7bc-501234567896',
    'DE88370400440532013000',
    'XDE89370400440532013000',
    'DE89370400440532013000X',
    'ZZ89370400440532013000',
    `sha256:${'4111111111111111'.repeat(4)}`,
  ])('%j', (text) => {
    expect(scrub(text, { entities })).toEqual({ value: text, findings: [] });
  });

  it.each([
    // Each holds what another entity would take half of.
    ['DE89 3704 0044 0532 0130 00', ['credit_card', 'phone', 'us_ssn']],
    ['202-555-0123@example.org', ['phone']],
    ['4111 1111 1111 1111', ['email', 'phone', 'us_ssn', 'iban']],
  ])('no part of %j where it is not asked for', (text, looked) => {
    expect(scrubbed(text, looked)).toBe(text);
  });
});

describe('JSON', () => {
  it('is read through and through: keys, numbers, and keys as context', () => {
    const value = {
      applicant: { ssn: '123456789', contacts: ['x', 'ada@example.org'] },
      socialSecurityNumber: 123456789,
      card: 4111111111111111,
      score: 0.25,
      time: 1763712000000,
      none: null,
      'grace@example.org': true,
    };
    expect(scrub(value, { entities })).toEqual({
      value: {
        applicant: { ssn: '[redacted:us_ssn]', contacts: ['x', '[redacted:email]'] },
        socialSecurityNumber: '[redacted:us_ssn]',
        card: '[redacted:credit_card]',
        score: 0.25,
        time: 1763712000000,
        none: null,
        '[redacted:email]': true,
      },
      findings: [
        { entity: 'us_ssn', path: 'applicant.ssn', start: 0, end: 9, basis: 'validated' },
        { entity: 'email', path: 'applicant.contacts[1]', start: 0, end: 15, basis: 'shape' },
        { entity: 'us_ssn', path: 'socialSecurityNumber', start: 0, end: 9, basis: 'validated' },
        { entity: 'credit_card', path: 'card', start: 0, end: 16, basis: 'validated' },
        { entity: 'email', path: '(key)', start: 0, end: 17, basis: 'shape' },
      ],
    });
  });

  it('keeps two members whose keys are scrubbed alike', () => {
    const value = { 'a@x.org': 1, 'b@x.org': 2 };
    expect(scrub(value, { entities }).value).toEqual({
      '[redacted:email]': 1,
      '[redacted:email]#2': 2,
    });
  });

  it('refuses what JSON cannot hold, and names without number', () => {
    const cycle: unknown[] = [];
    cycle.push(cycle);
    const deep = JSON.parse('['.repeat(201) + ']'.repeat(201));
    for (const bad of [cycle, deep, new Date(0), () => 1, 1n]) {
      expect(() => scrub(bad, { entities })).toThrow(
        expect.objectContaining({ code: 'GOVERNANCE_VALUE_INVALID' }),
      );
    }
  });
});

describe('the redactor and the documents', () => {
  it('counts by entity, and never keeps the text', () => {
    const redactor = createRedactor(['email']);
    expect(redactor.redact('a@x.org, b@x.org, 202-555-0123')).toEqual({
      text: '[redacted:email], [redacted:email], 202-555-0123',
      counts: { email: 2 },
    });
    const found = scanDocuments(
      [
        { name: 'a.log', content: 'a@x.org b@x.org' },
        { name: 'b.json', content: { ssn: '123456789', text: 'clean' } },
      ],
      { entities: ['us_ssn', 'email'] },
    );
    expect(found).toEqual({
      documents: 2,
      lookedFor: ['email', 'us_ssn'],
      findings: [
        { document: 'a.log', entity: 'email', count: 2 },
        { document: 'b.json', entity: 'us_ssn', count: 1 },
      ],
    });
  });

  it.each([[[]], [['emial']]])('refuses to look for %j', (looked) => {
    for (const look of [
      () => createRedactor(looked),
      () => scrub('', { entities: looked }),
      () => scanDocuments([], { entities: looked }),
    ]) {
      expect(look).toThrow(GovernanceError);
    }
  });
});

describe('laws of scrubbing', () => {
  const pieces = fc.constantFrom(
    'ada@example.org',
    '+44 20 7946 0958',
    '123-45-6789',
    '4111 1111 1111 1111',
    'DE89370400440532013000',
    'ssn',
    'a',
    '7',
    '-',
    '.',
    ' ',
    '@',
    '+',
  );
  const texts = fc.array(pieces, { maxLength: 20 }).map((all) => all.join(''));

  it('findings are in order, apart, and exactly what is replaced', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { value, findings } = scrub(text, { entities });
        let built = '';
        let from = 0;
        for (const { entity, start, end } of findings) {
          expect(start).toBeGreaterThanOrEqual(from);
          expect(end).toBeGreaterThan(start);
          built += `${text.slice(from, start)}[redacted:${entity}]`;
          from = end;
        }
        expect(built + text.slice(from)).toBe(value);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it('a token between blanks is found whatever stands around it', () => {
    fc.assert(
      fc.property(fc.lorem(), fc.lorem(), (before, after) => {
        expect(scrubbed(`${before} ada@example.org ${after}`)).toBe(
          `${before} [redacted:email] ${after}`,
        );
      }),
      { seed: SEED },
    );
  });
});
