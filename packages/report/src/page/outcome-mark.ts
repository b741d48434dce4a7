import type { Outcome } from '@codexhub/common-config/records';
import { element, type Markup } from '../markup/markup.ts';
import { words } from '../text/words.ts';

const ICONS: Readonly<Record<Outcome, string>> = {
  pass: '✓',
  warn: '!',
  fail: '✕',
  insufficient_data: '?',
  not_measured: '∅',
};

/** An outcome as icon and word, so that colour only repeats it. */
export function outcomeMark(outcome: Outcome): Markup {
  return element(
    'span',
    { class: `mark ${outcome}` },
    element('span', { class: 'icon', 'aria-hidden': 'true' }, ICONS[outcome]),
    words(outcome),
  );
}
