import type { Policy, Requirement } from '@codexhub/common-config/records';
import { askGate, type EvaluateGate, type GateAnswers } from './ask-gate.ts';
import { type WorldsOfCheck, worldsOfCheck } from './broken-world.ts';
import { controlEvidence } from './control-evidence.ts';
import {
  type ControlWorld,
  goodWorld,
  type PolicyControls,
  policyControls,
} from './control-world.ts';
import { rowsNeeded } from './rows-needed.ts';
import type {
  CheckSelfTest,
  ControlAnswer,
  ControlName,
  ControlResult,
} from './self-test-report.ts';
import {
  withFewRows,
  withNaN,
  withoutMeasuring,
  withSmallGroup,
  withUnknownRow,
} from './spoilt-evidence.ts';

/** No control is larger: what a billion rows cannot tell apart, no gate will. */
const MAXIMUM_ROWS = 1e9;
const SMALLEST = 1000;

const GOOD: readonly ControlAnswer[] = ['pass', 'warn'];
const UNMEASURED: readonly ControlAnswer[] = ['not_measured', 'insufficient_data', 'refused'];
const expectedOf: Readonly<Record<ControlName, readonly ControlAnswer[]>> = {
  good: GOOD,
  bad: ['fail'],
  undecided: ['insufficient_data'],
  absent: ['not_measured', 'insufficient_data'],
  not_a_number: UNMEASURED,
  too_few: ['insufficient_data'],
  unknown_group: ['insufficient_data'],
  disagreeing: ['fail'],
};

interface Planned {
  readonly check: Requirement;
  readonly worlds: WorldsOfCheck;
  readonly rows: number;
}

/** Builds the controls of a policy and has a gate answer them. */
export function selfTestControls(policy: Policy, evaluate: EvaluateGate): readonly CheckSelfTest[] {
  const controls = policyControls(policy);
  const good = goodWorld(controls);
  const dead = new Map<string, string>();
  const found = policy.checks.flatMap((check) => {
    const worlds = worldsOfCheck(check, controls, good);
    if (typeof worlds !== 'string') return [{ check, worlds }];
    dead.set(check.id, worlds);
    return [];
  });
  const planned = found.flatMap((one): Planned[] => {
    const { bad, entails } = one.worlds;
    const judged = found.filter(({ check }) => !entails.includes(check.id));
    const rows = Math.max(
      rowsNeeded(one.check, good),
      ...judged.map(({ check }) => rowsNeeded(check, bad)),
    );
    if (rows <= MAXIMUM_ROWS) return [{ ...one, rows }];
    dead.set(one.check.id, 'a billion rows would not tell a good candidate from a bad one');
    return [];
  });
  const rows = Math.max(SMALLEST, ...planned.map((one) => one.rows));
  const session = createSession(controls, good, evaluate, roundUp(rows));
  const alive = session.thoseThatPass(planned);
  const tested = new Map(
    planned.map((one) => [one.check.id, testCheck(one, alive, session)] as const),
  );
  return policy.checks.map(
    ({ id }) =>
      tested.get(id) ?? {
        check: id,
        alive: false,
        why: dead.get(id)!,
        entails: [],
        controls: [],
      },
  );
}

interface Session {
  readonly controls: PolicyControls;
  readonly good: ControlWorld;
  /** Rows at which all should conclude. */
  readonly rows: number;
  /** What the gate says of a world at so many rows; each is asked once. */
  readonly ask: (world: ControlWorld, rows: number) => GateAnswers;
  /** What it says of an evidence that was spoilt; asked once for each key. */
  readonly askSpoilt: (key: string, spoil: () => Parameters<EvaluateGate>[0]) => GateAnswers;
  readonly thoseThatPass: (planned: readonly Planned[]) => ReadonlySet<string>;
}

function createSession(
  controls: PolicyControls,
  good: ControlWorld,
  evaluate: EvaluateGate,
  rows: number,
): Session {
  const asked = new Map<ControlWorld, Map<number, GateAnswers>>();
  const spoilt = new Map<string, GateAnswers>();
  const ask: Session['ask'] = (world, n) => {
    const known = asked.get(world) ?? new Map<number, GateAnswers>();
    asked.set(world, known);
    const answers =
      known.get(n) ?? askGate(evaluate, controlEvidence(controls, world, n), controls.policy);
    known.set(n, answers);
    return answers;
  };
  return {
    controls,
    good,
    rows,
    ask,
    askSpoilt: (key, spoil): GateAnswers => {
      const answers = spoilt.get(key) ?? askGate(evaluate, spoil(), controls.policy);
      spoilt.set(key, answers);
      return answers;
    },
    thoseThatPass: (planned): ReadonlySet<string> =>
      new Set(
        planned.map(({ check }) => check.id).filter((id) => GOOD.includes(ask(good, rows)(id))),
      ),
  };
}

function testCheck(
  { check, worlds }: Planned,
  alive: ReadonlySet<string>,
  session: Session,
): CheckSelfTest {
  const { id } = check;
  const { entails } = worlds;
  let { rows } = session;
  const others = [...alive].filter((other) => other !== id && !entails.includes(other));
  const brokenToo = (n: number): readonly string[] =>
    others.filter((other) => !GOOD.includes(session.ask(worlds.bad, n)(other)));
  const disagree = (n: number): boolean =>
    GOOD.includes(session.ask(session.good, n)(id)) &&
    session.ask(worlds.bad, n)(id) === 'fail' &&
    brokenToo(n).length === 0;
  while (!disagree(rows) && mayGrow([id, ...others], worlds, rows, session)) rows *= 4;
  const results = [
    result('good', session.ask(session.good, rows)(id), rows),
    result('bad', session.ask(worlds.bad, rows)(id), rows),
    ...(worlds.undecided
      ? [result('undecided', session.ask(worlds.undecided, rows)(id), rows)]
      : []),
    ...(worlds.disagreeing
      ? [result('disagreeing', session.ask(worlds.disagreeing, rows)(id), rows)]
      : []),
    ...spoiltResults(check, session),
  ];
  const why = whyDead(results, brokenToo(rows));
  return {
    check: id,
    alive: why === undefined,
    ...(why === undefined ? {} : { why }),
    ...(disagree(rows) ? { n: rows } : {}),
    entails,
    controls: results,
  };
}

/** More rows help only where the gate says that there are too few. */
function mayGrow(
  [id, ...others]: readonly [string, ...string[]],
  { bad }: WorldsOfCheck,
  rows: number,
  session: Session,
): boolean {
  if (rows * 4 > MAXIMUM_ROWS) return false;
  const isShort = (world: ControlWorld, check: string): boolean =>
    session.ask(world, rows)(check) === 'insufficient_data';
  return isShort(session.good, id) || [id, ...others].some((check) => isShort(bad, check));
}

function spoiltResults(check: Requirement, session: Session): readonly ControlResult[] {
  const { attribute, id, kind, metric, minimumN } = check;
  const { controls, good, rows, askSpoilt } = session;
  const evidence = controlEvidence(controls, good, rows);
  const { key, spoilt } = withNaN(check, evidence);
  const results = [
    result('absent', askSpoilt('absent', () => withoutMeasuring(evidence))(id), 0),
    result('not_a_number', askSpoilt(`NaN ${key}`, () => spoilt)(id), rows),
  ];
  if (attribute === undefined) {
    if (kind !== 'metric' || minimumN < 2) return results;
    const few = askSpoilt(`few ${metric} ${minimumN}`, () => withFewRows(check, evidence));
    return [...results, result('too_few', few(id), minimumN - 1)];
  }
  const { layout } = controls.counts.find((one) => one.layout.checks.includes(check))!;
  const own = layout.attributes.find(({ policy }) => policy.name === attribute)!;
  if (own.policy.minimumGroupSize > 1) {
    const small = askSpoilt(`small ${attribute}`, () =>
      withSmallGroup(own, layout, layout.cells, evidence),
    );
    results.push(result('too_few', small(id), own.policy.minimumGroupSize - 1));
  }
  if (own.policy.unknown === 'block') {
    const unknown = askSpoilt('unknown', () => withUnknownRow(evidence));
    results.push(result('unknown_group', unknown(id), rows + 1));
  }
  return results;
}

function result(control: ControlName, answered: ControlAnswer, n: number): ControlResult {
  const expected = expectedOf[control];
  return { control, n, expected, answered, ok: expected.includes(answered) };
}

const asked: Readonly<Record<ControlName, string>> = {
  good: 'a candidate that clearly meets it',
  bad: 'a candidate that clearly breaks it',
  undecided: 'a candidate just on its limit',
  absent: 'a candidate that was not measured',
  not_a_number: 'a candidate measured as NaN',
  too_few: 'a candidate with too few rows',
  unknown_group: 'a candidate with a row of unknown group',
  disagreeing: 'a served model that breaks it where its procedure meets it',
};

function whyDead(
  results: readonly ControlResult[],
  brokenToo: readonly string[],
): string | undefined {
  const wrong = results
    .filter(({ ok }) => !ok)
    .map(
      ({ control, answered, n }) =>
        `${asked[control]} (${n} rows) was answered ${answered.replaceAll('_', ' ')}`,
    );
  if (brokenToo.length > 0) wrong.push(`its bad control also closed ${brokenToo.join(', ')}`);
  return wrong.length === 0 ? undefined : wrong.join('; ');
}

/** To a round number upwards, so that a report is read easily. */
function roundUp(rows: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(rows)) - 1);
  return Math.min(MAXIMUM_ROWS, Math.ceil(rows / unit) * unit);
}
