import type { Estimand, Policy } from '@codexhub/common-config/records';
import { type ChangeControls, changeControls } from './change-controls.ts';
import { type CountControls, countControls, type Kinds } from './count-controls.ts';
import { type DriftControls, driftControls, type Shifts } from './drift-controls.ts';
import { groupLayouts } from './group-layout.ts';
import { type MetricControls, metricControls } from './metric-controls.ts';

/** What is true in a control: everything that its evidence follows from, but for the number of rows. */
export interface ControlWorld {
  readonly metrics: readonly {
    readonly of: MetricControls;
    readonly values: Readonly<Record<Estimand, number>>;
  }[];
  readonly changes: readonly {
    readonly of: ChangeControls;
    readonly baseline: number;
    readonly candidate: number;
  }[];
  readonly counts: readonly {
    readonly of: CountControls;
    readonly kinds: Readonly<Record<Estimand, Kinds>>;
  }[];
  readonly drift: { readonly of: DriftControls; readonly shifts: Shifts };
  /** Findings, differences, flips and violations. */
  readonly standing: Readonly<Record<string, number>>;
}

/** The parts of a policy, each with its controls. */
export interface PolicyControls {
  readonly policy: Policy;
  readonly metrics: readonly MetricControls[];
  readonly changes: readonly ChangeControls[];
  readonly counts: readonly CountControls[];
  readonly drift: DriftControls;
}

/** Looks for the controls of every check of a policy. */
export function policyControls(policy: Policy): PolicyControls {
  return {
    policy,
    metrics: metricControls(policy),
    changes: changeControls(policy),
    counts: groupLayouts(policy).map(countControls),
    drift: driftControls(policy),
  };
}

/** What stands in every policy, as a sound candidate has it. */
const soundStanding: Readonly<Record<string, number>> = {
  findings: 0,
  maximum_difference: 0,
  decision_flips: 0,
  violations: 0,
};

/** The world in which every check is met that can be met. */
export function goodWorld({ metrics, changes, counts, drift }: PolicyControls): ControlWorld {
  return {
    metrics: metrics.map((of) => ({ of, values: { procedure: of.good, model: of.good } })),
    changes: changes.map((of) => ({ of, ...of.good })),
    counts: counts.map((of) => ({ of, kinds: { procedure: of.good, model: of.good } })),
    drift: { of: drift, shifts: new Map() },
    standing: soundStanding,
  };
}
