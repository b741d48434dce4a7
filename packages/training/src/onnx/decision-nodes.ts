import { type GraphParts, node } from './graph-parts.ts';
import { doubles, integers } from './onnx-tensor.ts';

/**
 * From `probability` to `decision`, the arithmetic of `decide`: P(favourable) ≥ threshold decides the
 * favourable label. Where the probability is NaN the decision is −1: none was made.
 */
export function decisionNodes(favourableIsPositive: boolean, threshold: number): GraphParts {
  const flip = !favourableIsPositive;
  return {
    nodes: [
      ...(flip ? [node('Sub', ['decision/one', 'probability'], 'decision/favourable')] : []),
      node(
        'GreaterOrEqual',
        [flip ? 'decision/favourable' : 'probability', 'decision/threshold'],
        'decision/favourably',
      ),
      ...(flip ? [node('Not', ['decision/favourably'], 'decision/unfavourably')] : []),
      node('Cast', [flip ? 'decision/unfavourably' : 'decision/favourably'], 'decision/label', {
        to: 7,
      }),
      node('IsNaN', ['probability'], 'decision/undefined'),
      node('Where', ['decision/undefined', 'decision/none', 'decision/label'], 'decision'),
    ],
    constants: {
      ...(flip ? { 'decision/one': doubles([], [1]) } : {}),
      'decision/threshold': doubles([], [threshold]),
      'decision/none': integers([], [-1]),
    },
  };
}
