import type { Side } from './knob-behaviour.ts';
import type { Change } from './knob-project.ts';
import type { Knob } from './knobs.ts';

const CHECK = 'governance.drift.checks.0';
// Not enough data, whatever they say: where one may have to look again.
const wanting: readonly Change[] = [[`${CHECK}.minimumN`, 100_000]];

const knob = (
  leaf: string,
  value: unknown,
  side: Side,
  { at = leaf, from = [] }: { readonly at?: string; readonly from?: readonly Change[] } = {},
): Knob => ({
  leaf: `governance.drift.checks[].${leaf}`,
  change: [`${CHECK}.${at}`, value],
  side,
  from,
});

/** The check of drift that the base project has. */
export const baseDrift = {
  level: 0.9,
  checks: [
    {
      metric: 'psi',
      columns: ['debt', 'home'],
      direction: 'at_most',
      limit: 4,
      target: 3,
      minimumN: 10,
      enforce: true,
      onInsufficientData: 'block',
      reason: 'The test rows are of the same people.',
      owner: 'Credit risk',
      tags: ['house rule 4'],
    },
  ],
};

/** What is asked of drift. */
export const driftKnobs: readonly Knob[] = [
  { leaf: 'governance.drift.level', change: ['governance.drift.level', 0.99], side: 'gate' },
  knob('metric', 'js_distance', 'gate', {
    from: [
      [`${CHECK}.limit`, 0.9],
      [`${CHECK}.target`, 0.8],
    ],
  }),
  knob('columns[]', 'zone', 'gate', { at: 'columns.0' }),
  // Less drift is better: another direction is a fault that only the reader of the leaf can find.
  knob('direction', 'at_least', 'load'),
  knob('limit', 0.001, 'gate', { from: [[`${CHECK}.target`, 0.0005]] }),
  knob('target', 0.0005, 'gate'),
  knob('level', 0.99, 'gate'),
  knob('minimumN', 100_000, 'gate'),
  knob('enforce', false, 'open', { from: wanting }),
  knob('onInsufficientData', 'review', 'open', { from: wanting }),
  knob('reason', 'Because we say so.', 'page'),
  knob('owner', 'Somebody else', 'page'),
  knob('tags[]', 'house rule 3', 'page', { at: 'tags.0' }),
];
