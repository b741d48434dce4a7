import type { GateReport } from '@codexhub/common-config/records';
import type { CheckedCandidate } from './check-report-input.ts';

// Pixels of CSS on an A4 sheet within its margins, less a line for another machine's fonts.
const SHEET = 1050;
const SMALLEST = 0.6;
const LINE = 11;

/**
 * By how much the print shrinks so that it stays on one sheet: 1 for three candidates with six
 * checks each, less for more, never below 0.6, where the type would be too small to sign. Heights
 * are estimated from the counts of lines, since no page is laid out here.
 */
export function printScale(
  candidates: readonly CheckedCandidate[],
  notices: readonly string[],
): number {
  const height =
    150 +
    17 * notices.length +
    verdictHeight(candidates) +
    candidates.reduce((sum, { report }) => sum + tableHeight(report), 0) +
    barsHeight(candidates) +
    Math.max(172, 57 * candidates.length) +
    endsHeight(candidates, notices);
  return Math.round(Math.min(1, Math.max(SMALLEST, SHEET / height)) * 100) / 100;
}

function verdictHeight(candidates: readonly CheckedCandidate[]): number {
  return Math.ceil(candidates.length / 4) * 125;
}

function tableHeight({ checks, observations }: GateReport): number {
  const rows = checks.map(({ comparisons }) => {
    const printed = comparisons.slice(0, 2).map(({ outcome }) => (outcome === 'pass' ? 13 : 23));
    return printed.reduce((sum, row) => sum + row, comparisons.length > 2 ? 13 : 0) || 13;
  });
  const observed = Math.ceil(observations.length / 2.2) * LINE + 4;
  return rows.reduce((sum, row) => sum + row, 14 + (observations.length > 0 ? observed : 0));
}

function barsHeight(candidates: readonly CheckedCandidate[]): number {
  const figures = candidates.flatMap(({ report }) => report.accounting);
  const columns = figures.reduce((sum, { groups }) => sum + Math.max(1, groups.length / 6), 0);
  return Math.ceil(columns / 6) * 118;
}

function endsHeight(candidates: readonly CheckedCandidate[], notices: readonly string[]): number {
  const unjudged = candidates.flatMap(({ report }) =>
    report.accounting.flatMap(({ groups }) =>
      groups.filter(({ treatment }) => treatment !== 'judged').map(({ group }) => group),
    ),
  );
  const lines = notices.length + 8 + 2 * new Set(unjudged).size;
  return Math.max(lines, 3 + 2 * candidates.length) * LINE;
}
