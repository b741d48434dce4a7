import type {
  Accounting,
  DecisionRecord,
  GateReport,
  Multiplicity,
} from '@codexhub/common-config/records';
import { explainCheck, explainGate } from '../../gates/words/explain.ts';
import { inFigures } from '../../gates/words/in-figures.ts';
import {
  intervalInFigures,
  rowsToConcludeInFigures,
} from '../../gates/words/requirement-in-figures.ts';
import { type Tellable, toldComparisons } from '../../small-counts/tellable.ts';

/** Where the figures come from: groups, strata, chance. */
export interface DmaicAnalyze {
  /** Every check that does not open the gate by itself, a line each. */
  readonly red: readonly string[];
  /** What straddles its limit, and how many rows would conclude. */
  readonly straddles: readonly string[];
  readonly groups: readonly (Accounting['groups'][number] & {
    readonly attribute: string;
    readonly estimand: string;
  })[];
  /** Where a control that is held constant says otherwise than the whole. */
  readonly paradoxes: readonly string[];
  /** What else a reader must know, such as a constant decision. */
  readonly notices: readonly string[];
  readonly multiplicity: string;
}

/** Analyze, from the record's checks and the report's groups and observations. */
export function dmaicAnalyze(
  record: DecisionRecord,
  report: GateReport,
  told: Tellable,
): DmaicAnalyze {
  return {
    red: record.checks
      .filter(({ outcome }) => outcome !== 'pass' && outcome !== 'warn')
      .map((row) => explainCheck(told.row(row))),
    straddles: record.checks.flatMap((row) =>
      toldComparisons(row, told).flatMap(({ group, nToConclude }) =>
        nToConclude === undefined
          ? []
          : [
              `${row.requirement.id}${group === null ? '' : ` ${group}`}: about ${rowsToConcludeInFigures(nToConclude)} rows would conclude`,
            ],
      ),
    ),
    groups: told.accounting.flatMap(({ attribute, estimand, groups }) =>
      groups.map((group) => ({ ...group, attribute, estimand })),
    ),
    paradoxes: report.observations
      .filter((observed) => /^simpson_/.test(observed.metric) && told.tells(observed))
      .map(paradox),
    notices: explainGate({ ...report, checks: [] }),
    multiplicity: multiplicityInWords(record.multiplicity),
  };
}

function paradox({
  metric,
  definition,
  attribute = '',
  group = '',
  value,
  interval,
}: GateReport['observations'][number]): string {
  const control = /\[(.*)\]$/.exec(definition)?.[1] ?? definition;
  const what = metric === 'simpson_reversal' ? 'turns round' : 'is not borne out';
  const figure = value.defined ? inFigures(value.value) : 'undefined';
  const bounds = intervalInFigures(interval);
  return `${attribute}=${group}: the difference of the whole, ${figure}${bounds === '' ? '' : ` ${bounds}`}, ${what} within ${control}`;
}

function multiplicityInWords({ checks, comparisons, candidates }: Multiplicity): string {
  const among =
    candidates > 1
      ? `; ${candidates} candidates were judged on the same rows, which no verdict allows for`
      : '';
  return `${checks} checks, ${comparisons} comparisons: to pass, each must pass at its own level; a group fails only beyond the interval that holds for all groups of its check; adjusted p by Holm over all comparisons${among}`;
}
