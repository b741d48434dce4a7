import { labelBytes, refuseLabels } from '../../tensor/row-values.ts';

/** Labels as bytes, each 0 or 1. @throws GovernanceError `GOVERNANCE_LABELS_INVALID` */
export function checkedLabels(values: ArrayLike<number>): Uint8Array {
  const labels = labelBytes('yTrue', values);
  let largest = 0;
  for (let row = 0; row < labels.length; row += 1) largest |= labels[row]!;
  if (largest > 1) refuseLabels('yTrue', labels);
  return labels;
}
