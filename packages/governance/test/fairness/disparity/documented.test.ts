import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  demographicParityDifference,
  demographicParityRatio,
  equalizedOddsDifference,
  equalizedOddsRatio,
  equalOpportunityDifference,
  equalOpportunityRatio,
  metricFrame,
  privilegeMetrics,
  referenceDisparities,
} from '../../../src/fairness/index.ts';
import { groupTensor } from '../../../src/index.ts';

const page = readFileSync(
  join(import.meta.dirname, '../../../../../docs/reference/fairness-metrics.md'),
  'utf8',
);
const sex = ['f', 'm'];
const tensor = groupTensor({ yTrue: [1, 0], yPred: [1, 0], sensitive: { sex } });
const [frame] = metricFrame(tensor).levels;
const results = [
  frame?.overall,
  privilegeMetrics(tensor, { privileged: [{ sex: 'm' }] }),
  referenceDisparities(tensor),
  demographicParityDifference(tensor),
  demographicParityRatio(tensor),
  equalizedOddsDifference(tensor),
  equalizedOddsRatio(tensor),
  equalOpportunityDifference(tensor),
  equalOpportunityRatio(tensor),
];

it('the reference names every definition that results have, and no other', () => {
  const named = [...page.matchAll(/`((?:fairlearn\.metrics|sklearn|aif360|aequitas)\.[^`]*\w)`/g)];
  const defined = JSON.stringify(results).matchAll(/"definition":"([^"]*)"/g);
  const sorted = (matches: Iterable<RegExpMatchArray>): string[] =>
    [...new Set([...matches].map(([, name]) => name!))].sort();
  expect(sorted(named)).toEqual(sorted(defined));
});

it('it names every metric of a frame as the frame does', () => {
  for (const [name, { definition }] of Object.entries(frame!.overall)) {
    expect(page).toContain(`| \`${name}\` | \`${definition}\` |`);
  }
});
