import type { ExpectationDefinition } from '@codexhub/common-config/contract';
import { type Kind, kinds } from './expectation-kinds.ts';
import type { Change } from './knob-project.ts';
import type { Knob } from './knobs.ts';

/** Expectations of the base project: every leaf of every kind is said once, and none is met. */
export const baseExpectations: readonly ExpectationDefinition[] = kinds.map(({ base }) => base);

const SHARED = {
  where: ['where.value', 'outer'],
  mostly: ['mostly', 0.001],
  severity: ['severity', 'error'],
} as const;

function knobOf(
  { kind, base, from = {} }: Kind,
  leaf: string,
  [path, value]: readonly [string, unknown],
): Knob {
  const prepared: Record<string, unknown> = structuredClone(base);
  for (const [key, set] of from[leaf] ?? []) put(prepared, key, set);
  return {
    leaf: `expectations[]<${kind}>.${leaf}`,
    change: [`expectations.0.${path}`, value],
    side: 'expectations',
    from: [['expectations', [prepared]]],
  };
}

function put(into: Record<string, unknown>, path: string, value: unknown): void {
  const keys = path.split('.');
  const last = keys.pop()!;
  let inner: object = into;
  for (const key of keys) inner = Reflect.get(inner, key) as object;
  if (value === undefined) Reflect.deleteProperty(inner, last);
  else Reflect.set(inner, last, value);
}

/** A turn of every leaf of every kind of expectation. */
export const expectationKnobs: readonly Knob[] = kinds.flatMap((one) => {
  const own = Object.entries(one.turns).map(([leaf, turn]) => knobOf(one, leaf, turn));
  const common = Object.entries(SHARED).flatMap(([leaf, turn]) => {
    if (!Object.hasOwn(one.base, leaf)) return [];
    if (leaf !== 'where') return [knobOf(one, leaf, turn)];
    // A condition is one leaf, whose parts the laws of conditions turn.
    const isSet = one.kind === 'values_not_null';
    return [knobOf(one, 'where{}', isSet ? ['where.values.0', 'none'] : turn)];
  });
  return [...own, ...common];
});

/** Why something is expected is written for people. */
export const expectationReasons: readonly { readonly leaf: string; readonly change: Change }[] =
  kinds.map(({ kind }, at) => ({
    leaf: `expectations[]<${kind}>.reason`,
    change: [`expectations.${at}.reason`, 'Other.'],
  }));
