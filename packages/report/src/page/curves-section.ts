import { canonicalJson } from '@codexhub/common-config/kernel';
import type { Confusion, Curves, Evidence } from '@codexhub/common-config/records';
import { element, type Markup } from '../markup/markup.ts';
import { calibrationPlot } from '../plots/calibration-plot.ts';
import { confusionPlot } from '../plots/confusion-plot.ts';
import type { OperatingPoint } from '../plots/curve-layer.ts';
import { precisionRecallPlot } from '../plots/precision-recall-plot.ts';
import { rocPlot } from '../plots/roc-plot.ts';
import { formatCount, formatInterval, formatValue } from '../text/format-number.ts';
import type { CheckedCandidate } from './check-report-input.ts';
import { dataTables, figure } from './figure.ts';
import { preferred, prevalenceOf, share, shownConfusion } from './price.ts';
import type { ReportTarget } from './report-input.ts';

interface Series {
  readonly name: string;
  readonly curves: Curves;
  readonly evidence: Evidence;
}

const BRIER = ['brier_score', 'brier_score_loss', 'brier'];

/** ROC, precision and recall, calibration, and the confusion at each served threshold. */
export function curvesSection(
  candidates: readonly CheckedCandidate[],
  target: ReportTarget | undefined,
): Markup {
  const series = distinctSeries(candidates);
  const first = candidates[0] ? shownConfusion(candidates[0].evidence) : undefined;
  const roc = rocPlot({
    series: series.map(({ name, curves }) => ({ name, points: curves.roc })),
    operating: operatingPoints(candidates, rocPoint),
  });
  const precisionRecall = precisionRecallPlot({
    series: series.map(({ name, curves }) => ({ name, points: curves.precisionRecall })),
    prevalence: prevalenceOf(first?.counts),
    operating: operatingPoints(candidates, precisionRecallPoint),
  });
  const calibration = calibrationPlot({
    series: series.map(({ name, curves }) => ({ name, points: curves.calibration })),
  });
  const negative = target?.values.find((value) => value !== target.positive);
  const labels =
    target && negative !== undefined ? { labels: { positive: target.positive, negative } } : {};
  const confusions = candidates.map(({ name, evidence }) => ({
    name,
    estimand: shownConfusion(evidence)?.estimand,
    plot: confusionPlot({
      title: `Confusion at the served threshold, ${name}`,
      counts: shownConfusion(evidence)?.counts,
      ...labels,
    }),
  }));
  return element(
    'section',
    {},
    element('h2', {}, 'Curves, calibration and confusion'),
    element('p', { class: 'muted lead' }, leadText(series, confusions[0]?.estimand)),
    element(
      'div',
      { class: 'curves' },
      figure(roc, 'ROC'),
      figure(precisionRecall, 'Precision and recall'),
      figure(calibration, 'Calibration, with rows per bin'),
      element(
        'div',
        { class: 'confusions' },
        ...confusions.map(({ name, plot }) =>
          figure(plot, element('bdi', {}, `Confusion · ${name}`)),
        ),
      ),
    ),
    element(
      'p',
      { class: 'accounting' },
      series.map(lossText).join(' ') || 'Brier score and log loss: not measured.',
    ),
    dataTables('The curves in numbers', [
      roc.table,
      precisionRecall.table,
      calibration.table,
      ...confusions.map(({ plot }) => plot.table),
    ]),
  );
}

function leadText(series: readonly Series[], confusion: string | undefined): string {
  const rows = [...new Set(series.map(({ curves }) => curves.estimand))].join(', ');
  const said = `Curves: ${rows === '' ? 'none in the evidence' : `rows of the ${rows}`}. Confusion: ${confusion === undefined ? 'not measured' : `rows of the ${confusion}, share of the actual label`}.`;
  return series.length === 1 ? `${said} Marks: where each candidate decides.` : said;
}

// Candidates that differ in their threshold only have one curve between them.
function distinctSeries(candidates: readonly CheckedCandidate[]): readonly Series[] {
  const byContent = new Map<string, { names: string[]; curves: Curves; evidence: Evidence }>();
  for (const { name, evidence } of candidates) {
    const curves = preferred(evidence.curves);
    if (!curves) continue;
    const key = canonicalJson(curves);
    const known = byContent.get(key);
    if (known) known.names.push(name);
    else byContent.set(key, { names: [name], curves, evidence });
  }
  return [...byContent.values()].map(({ names, curves, evidence }) => ({
    name: names.join(', '),
    curves,
    evidence,
  }));
}

function operatingPoints(
  candidates: readonly CheckedCandidate[],
  pointOf: (counts: Confusion) => { x: number; y: number } | undefined,
): OperatingPoint[] {
  return candidates.flatMap(({ name, evidence }) => {
    const confusion = shownConfusion(evidence);
    const point = confusion ? pointOf(confusion.counts) : undefined;
    return point ? [{ label: name, ...point }] : [];
  });
}

function rocPoint(counts: Confusion): { x: number; y: number } | undefined {
  const x = share(counts.falsePositive, counts.falsePositive + counts.trueNegative);
  const y = share(counts.truePositive, counts.truePositive + counts.falseNegative);
  return x.defined && y.defined ? { x: x.value, y: y.value } : undefined;
}

function precisionRecallPoint(counts: Confusion): { x: number; y: number } | undefined {
  const x = share(counts.truePositive, counts.truePositive + counts.falseNegative);
  const y = share(counts.truePositive, counts.truePositive + counts.falsePositive);
  return x.defined && y.defined ? { x: x.value, y: y.value } : undefined;
}

function lossText({ name, curves, evidence }: Series): string {
  return `${name} (${curves.estimand}): Brier score ${measured(evidence, curves, BRIER)}, log loss ${measured(evidence, curves, ['log_loss'])}; rows per calibration bin ${binCounts(curves)}.`;
}

function binCounts({ calibration }: Curves): string {
  return calibration.map(({ count }) => formatCount(count)).join(' · ') || 'not measured';
}

function measured(evidence: Evidence, { estimand }: Curves, metrics: readonly string[]): string {
  const found = evidence.measurements.find(
    (measurement) => metrics.includes(measurement.metric) && measurement.estimand === estimand,
  );
  if (!found) return 'not measured';
  const interval = found.interval ? ` ${formatInterval(found.interval)}` : '';
  return `${formatValue(found.value)}${interval}`;
}
