import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Compat, FairnessMeasure, PrivilegeOptions } from '../../../src/fairness/index.ts';
import type { GroupTensor } from '../../../src/index.ts';
import { groupTensor } from '../../../src/index.ts';

type Numbers = Readonly<Record<string, Compat>>;
type Columns = Readonly<Record<string, readonly Compat[]>>;

/** What fairlearn says at one level of the controls. */
export interface LevelOfFairlearn {
  readonly control: readonly string[];
  readonly overall: Numbers;
  readonly groups: readonly (readonly string[])[];
  readonly byGroup: Columns;
  readonly groupMin: Numbers;
  readonly groupMax: Numbers;
  readonly difference: Readonly<Record<string, Numbers>>;
  readonly ratio: Readonly<Record<string, Numbers>>;
}

/** What Aequitas says of one choice of reference. */
export interface DisparitiesOfAequitas {
  readonly values: Columns;
  readonly references: Readonly<Record<string, readonly string[]>>;
  readonly parities: Readonly<Record<string, readonly (boolean | 'NaN')[]>>;
  readonly over: Readonly<Record<string, boolean | 'NaN'>>;
}

export interface Case {
  readonly name: string;
  readonly sensitive: readonly string[];
  readonly control: readonly string[];
  readonly weighted: boolean;
  /** Values of attributes and controls, label, decision, weight where there are some, and times. */
  readonly rows: readonly (readonly (string | number | null)[])[];
  readonly fairlearn: { readonly levels: readonly LevelOfFairlearn[]; readonly flat: Numbers };
  readonly aif360: {
    readonly options: PrivilegeOptions;
    readonly privileged: Numbers;
    readonly unprivileged: Numbers;
    readonly overall: Numbers;
    readonly dataset: Numbers;
    readonly classification: Numbers;
    readonly repeated?: Numbers;
  };
  readonly aequitas: {
    readonly groups: readonly (readonly string[])[];
    readonly reference: readonly string[];
    readonly metrics: Columns;
    readonly disparities: Readonly<Record<string, DisparitiesOfAequitas>>;
  } | null;
}

export const { cases } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../fixtures/disparity.json'), 'utf8'),
) as { readonly cases: readonly Case[] };

export const tensors: ReadonlyMap<string, GroupTensor> = new Map(
  cases.map((one) => [one.name, tensorOf(one)]),
);

function tensorOf({ sensitive, control, weighted, rows }: Case): GroupTensor {
  const axes = [...sensitive, ...control];
  const all = rows.flatMap((row) => Array.from({ length: Number(row.at(-1)) }, () => row));
  const column = (at: number): (string | null)[] => all.map((row) => row[at] as string | null);
  const number = (at: number): number[] => all.map((row) => Number(row[at]));
  const columns = (names: readonly string[]): Record<string, (string | null)[]> =>
    Object.fromEntries(names.map((name) => [name, column(axes.indexOf(name))]));
  return groupTensor({
    yTrue: number(axes.length),
    yPred: number(axes.length + 1),
    ...(weighted && { weights: number(axes.length + 2) }),
    sensitive: columns(sensitive),
    control: columns(control),
  });
}

/** Whether two numbers or words are the same, within 1e-12, or within 1e-12 of the greater. */
function isSame(one: Compat, other: Compat): boolean {
  if (typeof one === 'string' || typeof other === 'string') return one === other;
  return Math.abs(one - other) <= 1e-12 * Math.max(1, Math.abs(other));
}

/**
 * What differs from the peer: our `compat` anywhere, our `value` where both are defined.
 * @param isOurs the names of numbers that the peer gets wrong.
 */
export function faults(
  ours: Readonly<Record<string, FairnessMeasure>>,
  theirs: Numbers,
  isOurs: (name: string) => boolean = () => false,
): string[] {
  const missing = Object.keys(theirs).filter((name) => !Object.hasOwn(ours, name));
  return [
    ...missing,
    ...Object.entries(ours).flatMap(([name, { value, compat }]) => {
      const said = theirs[name]!;
      const same = (number: Compat): boolean =>
        // A square root turns a rounding of 1e-16 into 1e-8.
        name.endsWith('coefficient_of_variation') &&
        typeof number === 'number' &&
        typeof said === 'number'
          ? isSame(number ** 2, said ** 2)
          : isSame(number, said);
      return [
        ...(same(compat) ? [] : [`${name}: compat ${compat}, not ${said}`]),
        ...(!value.defined || isOurs(name) || same(value.value)
          ? []
          : [`${name}: value ${value.value}, not ${said}`]),
      ];
    }),
  ];
}
