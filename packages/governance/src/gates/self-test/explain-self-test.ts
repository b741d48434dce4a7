import { inFigures } from '../words/in-figures.ts';
import { rowsToConcludeInFigures } from '../words/requirement-in-figures.ts';
import { chanceInFigures } from './chance-in-figures.ts';
import type { SelfTestReport } from './self-test-report.ts';
import { selfTestRows } from './self-test-rows.ts';

/**
 * A self-test in one line for each check: whether it is alive, and how it works at the size of the
 * candidates, of which the numbers that speak most against it.
 *
 * @example
 * explainSelfTest(selfTestGate(policy))[0]; // Returns: 'metrics.roc_auc: alive, with controls of 1,000 rows'
 */
export function explainSelfTest(report: SelfTestReport): readonly string[] {
  return selfTestRows(report).map((row) => {
    const { check, alive, counted, why, n, falseFail, pass, power, flip, nToConclude } = row;
    if (!alive) return `${check}: dead: ${why ?? 'no reason was given'}`;
    if (counted) return `${check}: alive; it counts, and cannot err by chance`;
    const chances = [
      ...(falseFail === null ? [] : [`fails a good model in ${chanceInFigures(falseFail)}`]),
      ...(pass === null ? [] : [`passes it in ${chanceInFigures(pass)}`]),
      ...(power === null ? [] : [`fails a bad one in ${chanceInFigures(power)}`]),
      ...(flip === null ? [] : [`says otherwise of other rows in ${chanceInFigures(flip)}`]),
      ...(nToConclude === null
        ? []
        : [`${rowsToConcludeInFigures(nToConclude)} rows tell good from bad`]),
    ].join(', ');
    const controls = n === undefined ? '' : `, with controls of ${inFigures(n)} rows`;
    return `${check}: alive${controls}${chances === '' ? '' : `; on rows like these ${chances}`}`;
  });
}
