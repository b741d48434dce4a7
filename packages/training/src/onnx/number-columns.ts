import type { NumberEncoding } from '../models/trained-model.ts';
import { type ColumnParts, node } from './graph-parts.ts';
import { doubles, integers } from './onnx-tensor.ts';

/**
 * All number inputs at once: stacked to [N, k], imputed, scaled, and the indicators of missing.
 *
 * A missing number is NaN. One that may not be missing is "imputed" with NaN, so that the
 * probability of such a row is NaN, and never a guess.
 */
export function numberColumns(
  encodings: readonly NumberEncoding[],
  weightOf: (column: string) => number,
): ColumnParts {
  if (encodings.length === 0) return { nodes: [], constants: {}, outputs: [], weights: [] };
  const shape = [1, encodings.length];
  const indicated = encodings.flatMap((encoding, at) => (encoding.missingIndicator ? [at] : []));
  const fill = encodings.map(({ nullable, mean }) => (nullable ? mean : Number.NaN));
  return {
    nodes: [
      ...encodings.map(({ name }) => node('Unsqueeze', [name, 'rows/axis'], `number/${name}`)),
      node(
        'Concat',
        encodings.map(({ name }) => `number/${name}`),
        'numbers/raw',
        { axis: 1 },
      ),
      node('IsNaN', ['numbers/raw'], 'numbers/missing'),
      node('Where', ['numbers/missing', 'numbers/fill', 'numbers/raw'], 'numbers/imputed'),
      node('Sub', ['numbers/imputed', 'numbers/mean'], 'numbers/centred'),
      node('Div', ['numbers/centred', 'numbers/scale'], 'numbers/scaled'),
      ...(indicated.length === 0
        ? []
        : [
            node('Gather', ['numbers/missing', 'numbers/indicated'], 'numbers/gathered', {
              axis: 1,
            }),
            node('Cast', ['numbers/gathered'], 'numbers/indicators', { to: 11 }),
          ]),
    ],
    constants: {
      'numbers/fill': doubles(shape, fill),
      'numbers/mean': doubles(
        shape,
        encodings.map(({ mean }) => mean),
      ),
      'numbers/scale': doubles(
        shape,
        encodings.map(({ scale }) => scale),
      ),
      ...(indicated.length === 0
        ? {}
        : { 'numbers/indicated': integers([indicated.length], indicated) }),
    },
    outputs: ['numbers/scaled', ...(indicated.length === 0 ? [] : ['numbers/indicators'])],
    weights: [
      ...encodings.map(({ name, varies }) => (varies ? weightOf(name) : 0)),
      ...indicated.map((at) => weightOf(`${encodings[at]!.name} is missing`)),
    ],
  };
}
