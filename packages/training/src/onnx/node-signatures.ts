import type { FeatureNode } from '../features/program/feature-node.ts';

/**
 * One number per node: equal where two nodes do the same operations in the same order, and differ in
 * constants and number inputs only. Such nodes can stand side by side in one value.
 */
export function signaturesOf(nodes: readonly FeatureNode[]): readonly number[] {
  const known = new Map<string, number>();
  const signatures: number[] = [];
  for (const { operation, operands, input, values } of nodes) {
    const own =
      operation === 'lookup' ? input! : operation === 'bins' ? String(values!.length) : '';
    const key = JSON.stringify([operation, own, operands.map((operand) => signatures[operand])]);
    const signature = known.get(key) ?? known.size;
    known.set(key, signature);
    signatures.push(signature);
  }
  return signatures;
}
