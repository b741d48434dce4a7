import { numbersAmong } from '../feature-column.ts';
import type { NodeId } from '../program/feature-node.ts';
import type { ProgramBuilder } from '../program/program-builder.ts';
import type { OptionsOf, StepDefinition } from './step-definition.ts';

export interface FittedDateParts {
  readonly type: 'date_parts';
  readonly parts: readonly DatePart[];
}

type DatePart = OptionsOf<'date_parts'>['parts'][number];

const DAY = 86_400_000;
/** What a JavaScript Date can hold: there the arithmetic below is exact. */
const LIMIT = 8.64e15;

/**
 * Parts of a moment, given as milliseconds since 1970-01-01T00:00Z, in UTC and the proleptic Gregorian
 * calendar: year, month 1–12, day 1–31, weekday 0 (Monday) – 6, hour 0–23. Missing stays missing, and so
 * is what no calendar of ±100,000,000 days holds.
 * @see Howard Hinnant, "chrono-compatible low-level date algorithms", civil_from_days; reference: `Date`
 */
export const dateParts: StepDefinition<OptionsOf<'date_parts'>, FittedDateParts> = {
  takes: 'number',
  problems: ({ parts }) =>
    new Set(parts).size === parts.length
      ? []
      : [{ path: ['parts'], message: 'must not name a part twice' }],
  outline: ({ parts }, columns) =>
    columns.flatMap(({ name }) =>
      parts.map((part) => ({ kind: 'number', name: name && `${name} ${part}` })),
    ),
  fit: ({ parts }): FittedDateParts => ({ type: 'date_parts', parts }),
  apply: ({ parts }, columns, builder) => ({
    columns: numbersAmong(columns).flatMap(({ name, node }) => {
      const inside = builder.apply(
        'less_equal',
        builder.apply('abs', node),
        builder.constant(LIMIT),
      );
      const moment = builder.apply('where', inside, node, builder.constant(null));
      const all = partsOf(moment, builder);
      return parts.map((part) => ({
        kind: 'number' as const,
        name: `${name} ${part}`,
        node: all[part],
      }));
    }),
  }),
};

function partsOf(moment: NodeId, builder: ProgramBuilder): Readonly<Record<DatePart, NodeId>> {
  const plus = (a: NodeId, b: number): NodeId => builder.apply('add', a, builder.constant(b));
  const times = (a: NodeId, b: number): NodeId => builder.apply('mul', a, builder.constant(b));
  const minus = (a: NodeId, b: NodeId): NodeId => builder.apply('sub', a, b);
  const over = (a: NodeId, b: number): NodeId =>
    builder.apply('floor', builder.apply('div', a, builder.constant(b)));
  const modulo = (a: NodeId, b: number): NodeId => minus(a, times(over(a, b), b));

  const days = over(moment, DAY);
  const hour = over(minus(moment, times(days, DAY)), 3_600_000);
  const weekday = modulo(plus(days, 3), 7);
  // The year begins in March, so that the leap day is its last; an era has 400 years, 146,097 days.
  const shifted = plus(days, 719_468);
  const era = over(shifted, 146_097);
  const dayOfEra = minus(shifted, times(era, 146_097));
  const leaps = minus(
    builder.apply('add', minus(dayOfEra, over(dayOfEra, 1460)), over(dayOfEra, 36_524)),
    over(dayOfEra, 146_096),
  );
  const yearOfEra = over(leaps, 365);
  const before = minus(
    builder.apply('add', times(yearOfEra, 365), over(yearOfEra, 4)),
    over(yearOfEra, 100),
  );
  const dayOfYear = minus(dayOfEra, before);
  const march = over(plus(times(dayOfYear, 5), 2), 153);
  const day = plus(minus(dayOfYear, over(plus(times(march, 153), 2), 5)), 1);
  const sameYear = builder.apply('less', march, builder.constant(10));
  const month = builder.apply('where', sameYear, plus(march, 3), plus(march, -9));
  const next = builder.apply('where', sameYear, builder.constant(0), builder.constant(1));
  const year = builder.apply('add', builder.apply('add', yearOfEra, times(era, 400)), next);
  return {
    year: keepMissing(year, moment, builder),
    month: keepMissing(month, moment, builder),
    day,
    weekday,
    hour,
  };
}

// A comparison swallows what is missing: it is put back.
function keepMissing(value: NodeId, moment: NodeId, builder: ProgramBuilder): NodeId {
  return builder.apply('where', builder.apply('missing', moment), builder.constant(null), value);
}
