import type { CharacterSet } from './character-set.ts';
import type { PatternNode } from './pattern-node.ts';
import { PatternProblem } from './pattern-problem.ts';

/** One step of a non-deterministic automaton; `next` are indices of steps. */
export type Step =
  | { readonly kind: 'character'; readonly set: CharacterSet; readonly next: number }
  | { readonly kind: 'branch'; readonly next: readonly number[] }
  | { readonly kind: 'start' | 'end'; readonly next: number }
  | { readonly kind: 'match' };

const LARGEST = 20_000;

/** Thompson's construction, from the end to the beginning: the last step is the entry. */
export function compileSteps(node: PatternNode): readonly Step[] {
  const steps: Step[] = [{ kind: 'match' }];
  const add = (step: Step): number => {
    if (steps.length >= LARGEST) {
      throw new PatternProblem(`the counts must not add up to more than ${LARGEST} steps`, 0);
    }
    return steps.push(step) - 1;
  };
  const build = (part: PatternNode, next: number): number => {
    switch (part.kind) {
      case 'character':
        return add({ kind: 'character', set: part.set, next });
      case 'start':
      case 'end':
        return add({ kind: part.kind, next });
      case 'sequence':
        return part.items.reduceRight((after, item) => build(item, after), next);
      case 'choice':
        return add({ kind: 'branch', next: part.options.map((option) => build(option, next)) });
      case 'repeat':
        return buildRepeat(part, next);
    }
  };
  const buildRepeat = (
    { item, least, most }: Extract<PatternNode, { kind: 'repeat' }>,
    next: number,
  ): number => {
    let entry = next;
    if (most === Infinity) {
      const loop: number[] = [];
      entry = add({ kind: 'branch', next: loop });
      loop.push(build(item, entry), next);
    } else {
      for (let extra = least; extra < most; extra += 1) {
        entry = add({ kind: 'branch', next: [build(item, entry), next] });
      }
    }
    for (let times = 0; times < least; times += 1) entry = build(item, entry);
    return entry;
  };
  const entry = build(node, 0);
  add({ kind: 'branch', next: [entry] });
  return steps;
}
