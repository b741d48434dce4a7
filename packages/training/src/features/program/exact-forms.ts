import type { NodeId } from './feature-node.ts';
import type { ProgramBuilder } from './program-builder.ts';

/**
 * log(1 + x) for x > −1 without loss near 0: with u = 1 + x, log(u) − ((u − 1) − x) / u, which takes back
 * what rounding did to u. ONNX has no log1p.
 */
export function log1pOf(x: NodeId, builder: ProgramBuilder): NodeId {
  const one = builder.constant(1);
  const u = builder.apply('add', x, one);
  const lost = builder.apply('sub', builder.apply('sub', u, one), x);
  return builder.apply('sub', builder.apply('log', u), builder.apply('div', lost, u));
}

/**
 * exp(y) − 1 without loss near 0 (Kahan): with u = exp(y), (u − 1) · y / log(u); y itself where u is 1;
 * u − 1 where that is −1 or infinite. ONNX has no expm1.
 */
export function expm1Of(y: NodeId, builder: ProgramBuilder): NodeId {
  const one = builder.constant(1);
  const u = builder.apply('exp', y);
  const less = builder.apply('sub', u, one);
  const scaled = builder.apply('mul', less, builder.apply('div', y, builder.apply('log', u)));
  const far = builder.apply('less', builder.constant(1), builder.apply('abs', y));
  const rest = builder.apply('where', far, less, scaled);
  return builder.apply('where', builder.apply('equal', u, one), y, rest);
}
