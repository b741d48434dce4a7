/** Round numbers within a domain, and how they are written. */
export interface Ticks {
  readonly values: readonly number[];
  readonly labels: readonly string[];
}

const UNITS = [
  { from: 1e9, to: 1e13, unit: 1e9, sign: 'bn' },
  { from: 1e6, to: 1e9, unit: 1e6, sign: 'M' },
  { from: 1e4, to: 1e6, unit: 1e3, sign: 'k' },
  { from: 1e-3, to: 1e4, unit: 1, sign: '' },
] as const;

/**
 * Ticks at multiples of 1, 2 or 5 times a power of ten, about `most` of them; thousands are written
 * as k, then M and bn, and what is larger or smaller still with an exponent.
 * @example
 * niceTicks([0, 12_000], 4).labels; // Returns: ['0', '5k', '10k']
 */
export function niceTicks([from, to]: readonly [number, number], most = 5): Ticks {
  const raw = to / most - from / most;
  const exponent = Math.floor(Math.log10(raw));
  const unit = raw / 10 ** exponent;
  const multiple = [1, 2, 5].find((step) => unit <= step + 1e-9) ?? 10;
  const at = (index: number): number => {
    const value = index * multiple;
    return exponent < 0 ? value / 10 ** -exponent : value * 10 ** exponent;
  };
  const values: number[] = [];
  const last = Math.floor(to / at(1) + 1e-9);
  for (let index = Math.ceil(from / at(1) - 1e-9); index <= last; index += 1) {
    values.push(at(index) + 0);
  }
  return { values, labels: tickLabels(values, at(1)) };
}

function tickLabels(values: readonly number[], step: number): string[] {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const scale = UNITS.find(({ from, to }) => largest >= from && largest < to);
  if (largest === 0) return values.map(() => '0');
  if (!scale) {
    const digits = Math.min(20, Math.max(0, Math.ceil(Math.log10(largest / step) - 1e-9)));
    return values.map((value) => minus(exponential(value, digits)));
  }
  const decimals = Math.min(12, Math.max(0, -Math.floor(Math.log10(step / scale.unit) + 1e-9)));
  return values.map((value) =>
    value === 0 ? '0' : minus(`${withCommas((value / scale.unit).toFixed(decimals))}${scale.sign}`),
  );
}

function exponential(value: number, digits: number): string {
  if (value === 0) return '0';
  const [mantissa = '', exponent = ''] = value.toExponential(digits).split('e');
  const short = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa;
  return `${short}e${exponent.replace('+', '')}`;
}

function withCommas(text: string): string {
  return /^-?\d{4}$/.test(text) ? text.replace(/(\d{3})$/, ',$1') : text;
}

function minus(text: string): string {
  return text.replaceAll('-', '−');
}
