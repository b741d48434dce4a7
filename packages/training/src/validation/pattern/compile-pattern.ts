import { createAlphabet } from './alphabet.ts';
import { parsePattern } from './parse-pattern.ts';
import { PatternProblem } from './pattern-problem.ts';
import { compileSteps, type Step } from './pattern-program.ts';

/** Whether a pattern is found anywhere in a text. */
export type Matches = (text: string) => boolean;

/**
 * Compiles a regular expression into an automaton whose work is linear in the length of the text,
 * whatever the text: no backtracking, so no pattern and no cell can stall a validation. Code points
 * count as one character; `^` and `$` are the ends of the text; there are no flags.
 *
 * @returns the matcher, or in words why the pattern cannot be one.
 * @see Thompson, CACM 11 (1968) 419; RE2 (the same limits).
 */
export function compilePattern(pattern: string): Matches | { readonly problem: string } {
  try {
    return createMatcher(compileSteps(parsePattern(pattern)));
  } catch (error) {
    if (error instanceof PatternProblem) return { problem: error.message };
    throw error;
  }
}

interface State {
  /** The character steps that wait for the next character. */
  readonly waiting: readonly number[];
  /** A match has been found, or is one if the text ends here. */
  readonly isMatch: boolean;
  readonly isMatchAtEnd: boolean;
  /** The next state by letter of the alphabet, as far as it was needed. */
  readonly next: (State | undefined)[];
}

/** States that are kept; beyond it the automaton is built anew from where it stands. */
const KEPT_STATES = 2_000;

function createMatcher(steps: readonly Step[]): Matches {
  const alphabet = createAlphabet(
    steps.flatMap((step) => (step.kind === 'character' ? [step.set] : [])),
  );
  const entry = steps.length - 1;
  let states = new Map<string, State>();

  const stateOf = (entries: readonly number[], isStart: boolean): State => {
    const { waiting, isMatch } = explore(steps, entries, { isStart, isEnd: false });
    const isMatchAtEnd = isMatch || explore(steps, entries, { isStart, isEnd: true }).isMatch;
    const key = `${isMatch ? 'm' : ''}${isMatchAtEnd ? 'e' : ''}${waiting.join()}`;
    const known = states.get(key);
    if (known) return known;
    if (states.size >= KEPT_STATES) states = new Map();
    const state: State = { waiting, isMatch, isMatchAtEnd, next: [] };
    states.set(key, state);
    return state;
  };
  const follow = (state: State, letter: number): State => {
    const reached = state.waiting.flatMap((at) => {
      const step = steps[at]!;
      return step.kind === 'character' && alphabet.holds(step.set, letter) ? [step.next] : [];
    });
    // A match may begin at any character.
    const next = stateOf([...reached, entry], false);
    state.next[letter] = next;
    return next;
  };
  const first = stateOf([entry], true);

  return (text) => {
    let state = first;
    for (let at = 0; at < text.length; at += 1) {
      if (state.isMatch) return true;
      const point = text.codePointAt(at)!;
      if (point > 0xffff) at += 1;
      const letter = alphabet.letterOf(point);
      state = state.next[letter] ?? follow(state, letter);
    }
    return state.isMatchAtEnd;
  };
}

function explore(
  steps: readonly Step[],
  entries: readonly number[],
  { isStart, isEnd }: { readonly isStart: boolean; readonly isEnd: boolean },
): { readonly waiting: readonly number[]; readonly isMatch: boolean } {
  const seen = new Set<number>();
  const open = [...entries];
  const waiting: number[] = [];
  let isMatch = false;
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    const step = steps[at]!;
    if (step.kind === 'match') isMatch = true;
    else if (step.kind === 'character') waiting.push(at);
    else if (step.kind === 'branch') open.push(...step.next);
    else if (step.kind === 'start' ? isStart : isEnd) open.push(step.next);
  }
  return { waiting: waiting.sort((a, b) => a - b), isMatch };
}
