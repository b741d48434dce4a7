import type { GroupTensor } from '../../../src/index.ts';

/** A tensor of groups by one attribute, without rows: selected and size of each; `''` is unknown. */
export function tensorOf(
  groups: Readonly<Record<string, readonly [selected: number, n: number]>>,
  attribute = 'g',
): GroupTensor {
  const cells = Object.entries(groups)
    .sort(([one], [other]) => (one === '' ? 1 : other === '' ? -1 : one < other ? -1 : 1))
    .map(([name, [selected, n]]) => ({
      group: [name === '' ? null : name],
      counts: [n - selected, 0, 0, selected] as const,
    }));
  return {
    schemaVersion: 1,
    sensitive: [attribute],
    control: [],
    rows: Object.values(groups).reduce((sum, [, n]) => sum + n, 0),
    cells,
  };
}
