import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as metrics from './all-metrics.ts';

interface Call {
  readonly function: string;
  readonly options: Record<string, unknown>;
  readonly value: unknown;
}
interface Case {
  readonly name: string;
  readonly calls: readonly Call[];
  readonly [input: string]: unknown;
}
type Fixture = Readonly<Record<'labelled' | 'ranked' | 'classScored', readonly Case[]>>;

const url = new URL('../fixtures/class-metrics.json', import.meta.url);
const fixture = JSON.parse(readFileSync(url, 'utf8')) as Fixture;

/** What came back in the fixture's words: null for undefined, plain arrays for columns. */
function inTheirWords(name: string, value: unknown, theirs: unknown): unknown {
  if (name === 'classificationReport') return reportInTheirWords(value as metrics.Report);
  if (name === 'confusionMatrix') return (value as { counts: unknown }).counts;
  if (name === 'confusionShares') return (value as metrics.Value[][]).map((row) => row.map(number));
  if (name.endsWith('Curve') && 'thresholds' in (theirs as object)) {
    const { defined: _, ...columns } = value as Record<string, Float64Array>;
    return Object.fromEntries(Object.entries(columns).map(([key, column]) => [key, [...column]]));
  }
  if (Array.isArray(value)) return value.map((one: { value: metrics.Value }) => number(one.value));
  return number(value as metrics.Value);
}

function number(value: metrics.Value): number | null {
  return value.defined ? value.value : null;
}

function reportInTheirWords({ classes, accuracy, macro, weighted }: metrics.Report): unknown {
  const support = classes.reduce((sum, one) => sum + one.support, 0);
  const rates = (of: metrics.Rates, rows: number): unknown => ({
    precision: number(of.precision),
    recall: number(of.recall),
    'f1-score': number(of.f1),
    support: rows,
  });
  return {
    classes: classes.map((one) => rates(one, one.support)),
    accuracy: number(accuracy),
    macro: rates(macro, support),
    weighted: rates(weighted, support),
  };
}

/** Where two answers differ by more than 1e-12, relative above 1; undefined where they agree. */
function difference(ours: unknown, theirs: unknown, path = ''): string | undefined {
  const told = `${path}: ${String(ours)} instead of ${String(theirs)}`;
  if (theirs === null) return ours === null || Number.isNaN(ours) ? undefined : told;
  if (theirs === 'Infinity') return ours === Number.POSITIVE_INFINITY ? undefined : told;
  if (typeof theirs === 'number') {
    if (typeof ours !== 'number') return told;
    const distance = Math.abs(ours - theirs) / Math.max(1, Math.abs(theirs));
    return distance <= 1e-12 ? undefined : told;
  }
  const [here, there] = [Object.entries(ours as object), Object.entries(theirs as object)];
  if (here.length !== there.length) return `${path}: ${here.length} of ${there.length} parts`;
  for (const [key, part] of there) {
    const found = difference((ours as Record<string, unknown>)[key], part, `${path}.${key}`);
    if (found) return found;
  }
  return undefined;
}

function inputsOf({ name: _, calls: __, weights, ...rows }: Case): Record<string, unknown> {
  return { ...rows, ...(weights === null ? {} : { weights }) };
}

function run({ function: name, options }: Call, inputs: Record<string, unknown>): unknown {
  if (name === 'confusionShares') {
    const { normalize, compat, ...rest } = options as { normalize: 'true'; compat?: 'sklearn' };
    const matrix = metrics.confusionMatrix({ ...inputs, ...rest } as never);
    return metrics.confusionShares(matrix, { normalize, ...(compat ? { compat } : {}) });
  }
  const given =
    name === 'dcg' || name === 'ndcg'
      ? { relevance: inputs['yTrue'], score: inputs['score'], ...options }
      : { ...inputs, ...options };
  return metrics.callable[name]!(given as never);
}

const all = [...fixture.labelled, ...fixture.ranked, ...fixture.classScored];
const groups = all.flatMap((one) => {
  const names = [...new Set(one.calls.map((call) => call.function))];
  return names.map((name) => [one.name, name, one] as const);
});

describe('agrees with scikit-learn within 1e-12', () => {
  test.each(groups)('%s: %s', (_, name, one) => {
    const inputs = inputsOf(one);
    for (const call of one.calls.filter((made) => made.function === name)) {
      const ours = inTheirWords(name, run(call, inputs), call.value);
      expect(difference(ours, call.value), JSON.stringify(call.options)).toBe(undefined);
    }
  });
});

describe('without compat, a value is theirs or it is undefined', () => {
  const RATES = new Set(['precision', 'recall', 'f1', 'fBeta', 'jaccard']);
  const single = all.filter(({ calls }) => calls.some((call) => RATES.has(call.function)));

  test.each(single.map((one) => [one.name, one] as const))('%s', (_, one) => {
    const inputs = inputsOf(one);
    for (const call of one.calls) {
      const { compat, zeroDivision, ...options } = call.options;
      if (!RATES.has(call.function) || zeroDivision !== 0) continue;
      const strict = inTheirWords(call.function, run({ ...call, options }, inputs), call.value);
      const other = inTheirWords(
        call.function,
        run({ ...call, options: { ...call.options, zeroDivision: 1 } }, inputs),
        call.value,
      );
      // What does not depend on the convention is a fact, and only that is given without it.
      const [ours, theirs, ones] = [strict, call.value, other].map((each) =>
        Array.isArray(each) ? each : [each],
      );
      const expected = theirs!.map((value, at) =>
        Math.abs((value as number) - (ones![at] as number)) < 1e-15 ? value : null,
      );
      expect(difference(ours, expected), JSON.stringify(call)).toBe(undefined);
    }
  });
});
