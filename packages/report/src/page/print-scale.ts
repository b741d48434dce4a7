import { type CheckRow, type GateReport, outcomes } from '@codexhub/common-config/records';
import type { CheckedCandidate } from './check-report-input.ts';
import { leadText } from './checks-section.ts';
import { reasonText } from './comparison-row.ts';
import { accountingTexts } from './groups-section.ts';
import { limitTexts } from './limits-section.ts';
import type { ReportSelfTest } from './report-input.ts';
import { checkName, sliceText } from './requirement-text.ts';
import { shownRows } from './self-test-section.ts';

// Pixels of CSS on an A4 sheet within its margins, less a line for another machine's fonts.
const SHEET = { width: 733, height: 1050 } as const;
const SMALLEST = 0.5;
const LINE = 10.5;

/**
 * By how much the print shrinks so that it stays on one sheet: 1 for three candidates with six
 * checks each, less for more, never below 0.5, where the type would be too small to sign. Heights
 * are estimated from the lengths of the texts, since no page is laid out here.
 */
export function printScale(
  candidates: readonly CheckedCandidate[],
  notices: readonly string[],
  selfTest?: ReportSelfTest | undefined,
): number {
  const judged = Math.max(...candidates.map(({ report }) => report.candidates));
  const height =
    110 +
    linesOf(notices, 120) * 17 +
    (linesOf([leadText(judged)], 165) - 1) * LINE +
    Math.ceil(candidates.length / 4) * 125 +
    candidates.reduce((sum, { report }) => sum + tableHeight(report), 0) +
    barsHeight(candidates) +
    (selfTest ? 46 + shownRows(selfTest).length * (LINE + 3) : 0) +
    linesOf([accountingTexts(candidates).join('     ')], 165) * LINE +
    Math.max(172, 57 * candidates.length) +
    Math.max(linesOf([...notices, ...limitTexts(candidates)], 75) + 2, 5 + 2 * candidates.length) *
      LINE;
  return Math.round(Math.min(1, Math.max(SMALLEST, SHEET.height / height)) * 100) / 100;
}

function tableHeight({ checks, observations }: GateReport): number {
  return checks.reduce(
    (sum, row) => sum + rowsHeight(row),
    14 + (observations.length > 0 ? LINE + 4 : 0),
  );
}

// The worst two comparisons print, and a line for the rest.
function rowsHeight(row: CheckRow): number {
  const worst = row.comparisons.toSorted(
    (one, other) => outcomes.indexOf(other.outcome) - outcomes.indexOf(one.outcome),
  );
  const heights = worst.slice(0, 2).map((comparison) => {
    const name = `${checkName(row.requirement)} ${sliceText(row.requirement, comparison)}`;
    const reason = `${comparison.outcome}     ${reasonText(row, comparison)}`;
    return Math.max(linesOf([name], 46), linesOf([reason], 32)) * LINE + 3;
  });
  const rest = worst.length > 2 ? LINE + 3 : 0;
  return heights.reduce((sum, height) => sum + height, rest) || 2 * LINE + 3;
}

// The bars flow into lines as wide as the sheet.
function barsHeight(candidates: readonly CheckedCandidate[]): number {
  let used = 0;
  let lines = 0;
  for (const { groups } of candidates.flatMap(({ report }) => report.accounting)) {
    const width = Math.max(150, 26 + groups.length * 46) * 0.7 + 8;
    if (lines === 0 || used + width > SHEET.width) {
      lines += 1;
      used = 0;
    }
    used += width;
  }
  return lines * 122;
}

function linesOf(texts: readonly string[], columns: number): number {
  return texts.reduce((sum, text) => sum + Math.max(1, Math.ceil(text.length / columns)), 0);
}
