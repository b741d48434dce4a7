import { expect, test } from 'vitest';
import { printScale } from '../src/page/print-scale.ts';
import type { ReportSelfTest } from '../src/page/report-input.ts';
import { selfTestSection } from '../src/page/self-test-section.ts';

type Check = ReportSelfTest['checks'][number];

const estimated: Check = {
  check: 'fairness.<b>.sex',
  alive: true,
  counted: false,
  falseFail: 0.002,
  pass: 0.853,
  power: 0.998,
  flip: null,
  nToConclude: 6316,
};
const counted: Check = { ...estimated, check: 'parity.decision_flips', counted: true };

test('nothing is said where there was no self-test', () => {
  expect(selfTestSection(undefined)).toBe(null);
});

test('a line for each check that chance plays a part in, and one for the rest', () => {
  const text = selfTestSection({ checks: [estimated, counted] })!.text;
  expect(text.match(/<tr>/g)).toHaveLength(2);
  expect(text).toContain('All 2 checks pass a candidate that clearly meets them');
  expect(text).toContain('; 1 of them count');
  expect(text).toContain('fairness.&lt;b&gt;.sex');
  const cells = [...text.matchAll(/<td[^>]*>([^<]*)<\/td>/g)].map(([, cell]) => cell);
  expect(cells).toEqual(['yes', '&lt; 1%', '85%', '&gt; 99%', '–', '6,316']);
});

test('a dead check is shown with its reason, a counted one too', () => {
  const dead = { ...counted, alive: false, why: 'nothing can break it' };
  const text = selfTestSection({ checks: [estimated, dead] })!.text;
  expect(text).toContain('1 of 2 checks are dead');
  expect(text).toContain('no: nothing can break it');
});

test('the print makes room for it', () => {
  const checks = Array.from({ length: 90 }, () => estimated);
  expect(printScale([], [], { checks })).toBeLessThan(printScale([], []));
});
