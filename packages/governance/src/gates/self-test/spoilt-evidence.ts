import type {
  Evidence,
  GroupCounts,
  Requirement,
  TensorCell,
  Value,
} from '@codexhub/common-config/records';
import type { GroupLayout, LayoutAttribute } from './group-layout.ts';

const NOT_A_NUMBER: Value = { defined: true, value: Number.NaN };

/** The same candidate, of which nothing was measured. */
export function withoutMeasuring(evidence: Evidence): Evidence {
  const {
    parity: _parity,
    privacy: _privacy,
    contractViolations: _violations,
    baseline: _baseline,
    drift: _drift,
    ...rest
  } = evidence;
  return { ...rest, measurements: [], groups: [] };
}

/** What a check rests on made NaN; `key` names it, so that one evidence serves all that rest on the same. */
export function withNaN(
  { attribute, kind, metric }: Requirement,
  evidence: Evidence,
): { readonly key: string; readonly spoilt: Evidence } {
  if (attribute !== undefined) {
    const spoil = ({ tensor, ...one }: GroupCounts): GroupCounts => ({
      ...one,
      tensor: { ...tensor, rows: Number.NaN, cells: tensor.cells.map(nanCell) },
    });
    return { key: 'groups', spoilt: { ...evidence, groups: evidence.groups.map(spoil) } };
  }
  if (kind === 'metric' || metric === 'maximum_difference') {
    return { key: 'values', spoilt: withNaNValues(evidence) };
  }
  const { drift, parity, privacy } = evidence;
  if (kind === 'drift' && drift) {
    const rows = Number.NaN;
    return {
      key: 'drift',
      spoilt: { ...evidence, drift: { ...drift, current: { ...drift.current, rows } } },
    };
  }
  const spoilt = {
    ...evidence,
    ...(metric === 'decision_flips' && parity
      ? { parity: { ...parity, decisionFlips: Number.NaN } }
      : {}),
    ...(metric === 'findings' && privacy
      ? { privacy: { ...privacy, findings: [{ document: '', entity: '', count: Number.NaN }] } }
      : {}),
    ...(metric === 'violations' ? { contractViolations: Number.NaN } : {}),
  };
  return { key: metric, spoilt };
}

function nanCell(cell: TensorCell): TensorCell {
  return { ...cell, counts: [Number.NaN, Number.NaN, Number.NaN, Number.NaN] };
}

function withNaNValues(evidence: Evidence): Evidence {
  const { baseline, parity, measurements } = evidence;
  return {
    ...evidence,
    measurements: measurements.map((one) => ({ ...one, value: NOT_A_NUMBER })),
    ...(parity ? { parity: { ...parity, maximumDifference: NOT_A_NUMBER } } : {}),
    ...(baseline
      ? {
          baseline: {
            ...baseline,
            changes: baseline.changes.map((one) => ({
              ...one,
              absolute: { ...one.absolute, value: NOT_A_NUMBER },
              relative: { ...one.relative, value: NOT_A_NUMBER },
            })),
          },
        }
      : {}),
  };
}

/** Every metric of the whole on one row less than a check asks for. */
export function withFewRows({ metric, minimumN }: Requirement, evidence: Evidence): Evidence {
  const { baseline } = evidence;
  const few = <One extends { readonly metric: string; readonly n: number }>(one: One): One =>
    one.metric === metric ? { ...one, n: minimumN - 1 } : one;
  return {
    ...evidence,
    measurements: evidence.measurements.map(few),
    ...(baseline ? { baseline: { ...baseline, changes: baseline.changes.map(few) } } : {}),
  };
}

/** One group of an attribute left with a row less than the policy judges. */
export function withSmallGroup(
  { policy, groups }: LayoutAttribute,
  { axes }: GroupLayout,
  cellsOf: GroupLayout['cells'],
  evidence: Evidence,
): Evidence {
  const judged = groups.filter(({ name, excluded }) => !excluded && name !== policy.reference);
  const small = new Set(judged.at(-1)?.cells.map((cell) => JSON.stringify(cellsOf[cell]!.group)));
  let left = policy.minimumGroupSize - 1;
  const shrink = (cell: TensorCell): TensorCell[] => {
    if (!small.has(JSON.stringify(cell.group))) return [cell];
    const rows = left;
    left = 0;
    return rows === 0 ? [] : [{ ...cell, counts: [0, 0, 0, rows] }];
  };
  return eachTensor(evidence, axes, (cells) => {
    left = policy.minimumGroupSize - 1;
    return cells.flatMap(shrink);
  });
}

/** One more row, of which no attribute is known. */
export function withUnknownRow(evidence: Evidence): Evidence {
  return {
    ...evidence,
    groups: evidence.groups.map(({ tensor, ...one }) => ({
      ...one,
      tensor: {
        ...tensor,
        rows: tensor.rows + 1,
        cells: [...tensor.cells, { group: tensor.sensitive.map(() => null), counts: [0, 0, 0, 1] }],
      },
    })),
  };
}

function eachTensor(
  evidence: Evidence,
  axes: readonly string[],
  change: (cells: readonly TensorCell[]) => TensorCell[],
): Evidence {
  const groups = evidence.groups.map(({ tensor, ...one }) => {
    if (tensor.sensitive.join() !== axes.join()) return { ...one, tensor };
    const cells = change(tensor.cells);
    const rows = cells.reduce(
      (sum, { counts }) => sum + counts.reduce((all, count) => all + count, 0),
      0,
    );
    return { ...one, tensor: { ...tensor, rows, cells } };
  });
  // Rows that are there no more are not to be looked for.
  const fewest = Math.min(...groups.map(({ tensor }) => tensor.rows));
  const { total, test, ...rest } = evidence.rows;
  const rows = { ...rest, total: Math.min(total, fewest), test: Math.min(test, fewest) };
  return { ...evidence, rows, groups };
}
