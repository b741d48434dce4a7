import type { Accounting } from '@codexhub/common-config/records';
import { element, type Markup } from '../markup/markup.ts';
import { hatchLines } from '../svg/hatch-lines.ts';
import { linearScale, type Scale } from '../svg/linear-scale.ts';
import { svgImage } from '../svg/svg-image.ts';
import { svgText } from '../svg/svg-text.ts';
import { tenths } from '../svg/tenths.ts';
import { columnsIn } from '../svg/text-width.ts';
import { fitCount } from '../text/fit-number.ts';
import { formatCount, formatInterval, formatNumber, formatValue } from '../text/format-number.ts';
import { words } from '../text/words.ts';
import type { Plot } from './plot.ts';

/** Where the limit of a check lies among the rates: inside the band it is kept. */
export interface LimitBand {
  readonly lower: number;
  readonly upper: number;
  readonly label: string;
}

export interface GroupBarsPlotOptions {
  readonly title?: string;
  readonly accounting: Accounting;
  readonly band?: LimitBand | undefined;
}

type Group = Accounting['groups'][number];

const LEFT = 24;
const TOP = 14;
const BASE = 92;
const HEIGHT = 114;
// One line more where a group says why it is not judged.
const TREATMENT_LINE = 7;
const MINIMUM_COLUMN = 46;
const MINIMUM_WIDTH = 150;

/**
 * The rate of favourable decisions of every group, in [0, 1], with the whiskers of its interval and
 * n under every bar. A group that is not judged is hatched and says why; an undefined rate has no
 * bar, but its reason.
 * @example
 * groupBarsPlot({ accounting: { attribute: 'sex', estimand: 'model', groups: [], unknown: 2, total: 2 } })
 *   .table.rows; // Returns: [['(unknown)', '2', 'not judged', 'no interval', 'counted']]
 */
export function groupBarsPlot(options: GroupBarsPlotOptions): Plot {
  const { accounting, band } = options;
  const { groups, attribute, unknown, total } = accounting;
  const title = options.title ?? `Favourable rate by ${attribute}`;
  const column = Math.max(MINIMUM_COLUMN, (MINIMUM_WIDTH - LEFT) / Math.max(1, groups.length));
  const width = Math.ceil(LEFT + Math.max(1, groups.length) * column + 2);
  const isJudged = groups.every(({ treatment }) => treatment === 'judged');
  const height = isJudged ? HEIGHT : HEIGHT + TREATMENT_LINE;
  const y = linearScale([0, 1], [BASE, TOP]);
  const svg = svgImage(
    { width, height, title, description: describe(accounting, band) },
    axis(y, width),
    band ? bandMark(band, y, width) : null,
    ...groups.map((group, index) => groupBar(group, LEFT + (index + 0.5) * column, column, y)),
    groups.length === 0 ? svgText((LEFT + width) / 2, 56, 'no groups', { anchor: 'middle' }) : null,
  );
  const rows = groups.map((group) => [
    group.group,
    formatCount(group.n),
    formatValue(group.rate),
    formatInterval(group.interval),
    treatmentText(group),
  ]);
  const table = {
    caption: `${title}: groups and unknown add up to ${formatCount(total)}`,
    columns: ['group', 'n', 'rate', 'interval', 'treatment'],
    rows: [...rows, ['(unknown)', formatCount(unknown), 'not judged', 'no interval', 'counted']],
  };
  return { title, width, svg: svg.text, table };
}

function axis(y: Scale, width: number): Markup {
  const ticks = [0, 0.5, 1];
  return element(
    'g',
    {},
    element('path', {
      class: 'grid',
      d: ticks.map((tick) => `M${LEFT} ${y(tick)}H${width}`).join(''),
    }),
    element('path', { class: 'axis', d: `M${LEFT} ${BASE}H${width}` }),
    ...ticks.map((tick) =>
      svgText(LEFT - 4, y(tick) + 3, tick.toFixed(1), { anchor: 'end', class: 'muted small' }),
    ),
  );
}

function bandMark({ lower, upper, label }: LimitBand, y: Scale, width: number): Markup {
  const top = y(upper);
  const bottom = y(lower);
  return element(
    'g',
    {},
    element(
      'rect',
      { class: 'band', x: LEFT, y: top, width: width - LEFT, height: Math.max(0, bottom - top) },
      element('title', {}, label),
    ),
    element('path', { class: 'limit', d: `M${LEFT} ${tenths(bottom)}H${width}` }),
  );
}

function groupBar(group: Group, middle: number, column: number, y: Scale): Markup {
  const half = Math.min(14, column * 0.3);
  const columns = columnsIn(column, 8);
  const isJudged = group.treatment === 'judged';
  return element(
    'g',
    {},
    element('title', {}, `${group.group}: ${barText(group)}`),
    group.rate.defined ? bar(middle, half, y(group.rate.value), isJudged) : null,
    group.interval ? whisker(middle, y(group.interval.lower), y(group.interval.upper)) : null,
    ...rateLabel(group, middle, columns, y),
    svgText(middle, BASE + 10, group.group, { anchor: 'middle', class: 'small', columns }),
    svgText(middle, BASE + 19, `n ${fitCount(group.n, columns - 2)}`, {
      anchor: 'middle',
      class: 'muted small',
    }),
    isJudged
      ? null
      : svgText(middle, BASE + 27, group.treatment === 'excluded' ? 'excluded' : 'too few', {
          anchor: 'middle',
          class: 'muted tiny',
          columns,
        }),
  );
}

function bar(middle: number, half: number, top: number, isJudged: boolean): Markup {
  const box = { x: middle - half, y: top, width: 2 * half, height: BASE - top };
  if (isJudged) return element('rect', { class: 'bar', ...box });
  return element(
    'g',
    {},
    element('rect', { class: 'unjudged', ...box }),
    element('path', { class: 'hatch', d: hatchLines(box) }),
  );
}

function whisker(middle: number, lower: number, upper: number): Markup {
  const [x, low, high] = [tenths(middle), tenths(lower), tenths(upper)];
  return element('path', {
    class: 'whisker',
    d: `M${x} ${low}V${high}M${tenths(x - 3)} ${low}h6M${tenths(x - 3)} ${high}h6`,
  });
}

function rateLabel(group: Group, middle: number, columns: number, y: Scale): Markup[] {
  if (group.rate.defined) {
    const top = Math.min(y(group.rate.value), group.interval ? y(group.interval.upper) : BASE);
    const label = formatNumber(group.rate.value);
    return [svgText(middle, top - 3, label, { anchor: 'middle', class: 'small strong halo' })];
  }
  return ['undefined', words(group.rate.reason)].map((line, index) =>
    svgText(middle, BASE - 16 + index * 9, line, {
      anchor: 'middle',
      class: 'small halo',
      columns,
    }),
  );
}

function barText(group: Group): string {
  return `rate ${formatValue(group.rate)}, interval ${formatInterval(group.interval)}, n ${formatCount(group.n)}, ${treatmentText(group)}`;
}

function treatmentText({ treatment, justification, merged }: Group): string {
  const parts = [
    words(treatment),
    ...(merged.length > 0 ? [`merged from ${merged.join(', ')}`] : []),
    ...(justification === undefined ? [] : [justification]),
  ];
  return parts.join('; ');
}

function describe({ groups, unknown, total }: Accounting, band: LimitBand | undefined): string {
  const said = groups.map((group) => `${group.group}: ${barText(group)}.`);
  const limit = band
    ? ` Limit band ${formatNumber(band.lower)} to ${formatNumber(band.upper)}: ${band.label}.`
    : '';
  return `${finding(groups)}${said.join(' ')} Unknown: ${formatCount(unknown)}. Total: ${formatCount(total)}.${limit}`;
}

// Which judged groups lie farthest apart: what a reader looks for first.
function finding(groups: readonly Group[]): string {
  const rates = groups.flatMap(({ group, rate, treatment }) =>
    rate.defined && treatment === 'judged' ? [{ group, rate: rate.value }] : [],
  );
  if (rates.length < 2) return '';
  const sorted = rates.toSorted((one, other) => one.rate - other.rate);
  const [low, high] = [sorted[0]!, sorted.at(-1)!];
  return `Of the judged groups ${low.group} has the lowest rate, ${formatNumber(low.rate)}, and ${high.group} the highest, ${formatNumber(high.rate)}: ${formatNumber(high.rate - low.rate)} apart. `;
}
