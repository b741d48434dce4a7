import { describe, expect, test } from 'vitest';
import {
  formatCount,
  formatInterval,
  formatLevel,
  formatNumber,
  formatPercent,
  formatValue,
} from '../../src/text/format-number.ts';
import { shorten } from '../../src/text/shorten.ts';
import { words } from '../../src/text/words.ts';

describe('numbers', () => {
  test.each([
    [0.7285, '0.729'],
    [-0.1656, '−0.166'],
    [-0, '0.000'],
    [0, '0.000'],
    [2.22e-16, '2.2e−16'],
    [-0.0001, '−1.0e−4'],
    [Number.NaN, 'not a number'],
    [Number.POSITIVE_INFINITY, 'not finite'],
  ])('%d reads %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  test.each([
    [0, '0'],
    [999, '999'],
    [2380, '2,380'],
    [1234567, '1,234,567'],
    [1234.56, '1,234.6'],
  ])('a count of %d reads %s', (count, text) => {
    expect(formatCount(count)).toBe(text);
  });

  test('shares, levels, intervals, reasons', () => {
    expect(formatPercent(0.955)).toBe('95.5%');
    expect(formatLevel(1 - 0.05 / 3)).toBe('98.3%');
    expect(formatInterval({ lower: -0.1, upper: 0.2, level: 0.95, method: 'm' })).toBe(
      '[−0.100, 0.200]',
    );
    expect(formatInterval({ lower: 1, upper: 1, level: 0.95, method: 'm' })).toBe('exact');
    expect(formatInterval(undefined)).toBe('no interval');
    expect(formatValue({ defined: false, reason: 'no_positives' })).toBe('undefined: no positives');
    expect(words('roc_auc')).toBe('ROC AUC');
  });
});

describe('shorten', () => {
  test.each([
    ['short', 10, 'short'],
    ['unemployed', 7, 'unem…'],
    ['日本語の名前', 6, '日本…'],
    ['😀😀😀😀', 6, '😀😀…'],
  ])('%s to %d columns', (text, columns, cut) => {
    expect(shorten(text, columns)).toBe(cut);
  });
});
