import type { CategoryEncoding } from '../models/trained-model.ts';
import { type ColumnParts, joinParts, node } from './graph-parts.ts';
import { doubles, integers, strings } from './onnx-tensor.ts';

/** The value, of shape [N, 1], that is NaN in a row with a category that is not allowed, else 0. */
export const UNKNOWN_CATEGORY = 'categories/refused';

/**
 * All category inputs: text → code (LabelEncoder) → 0/1 columns. A missing category is the empty
 * text. A text that the contract does not allow gets the code −1, and its row a NaN.
 */
export function categoryColumns(
  encodings: readonly CategoryEncoding[],
  weightOf: (column: string) => number,
): ColumnParts {
  if (encodings.length === 0) return { nodes: [], constants: {}, outputs: [], weights: [] };
  const parts = encodings.map((encoding) => oneHot(encoding, weightOf));
  const codes = encodings.map(({ name }) => `code/${name}`);
  return {
    nodes: [
      ...joinParts(parts).nodes,
      node('Concat', codes, 'categories/codes', { axis: 1 }),
      node('ReduceMin', ['categories/codes', 'rows/axis'], 'categories/lowest', { keepdims: 1 }),
      node('Less', ['categories/lowest', 'categories/zero'], 'categories/unknown'),
      node(
        'Where',
        ['categories/unknown', 'categories/nan', 'categories/nothing'],
        UNKNOWN_CATEGORY,
      ),
    ],
    constants: {
      ...joinParts(parts).constants,
      'categories/zero': integers([1], [0]),
      'categories/nan': doubles([1], [Number.NaN]),
      'categories/nothing': doubles([1], [0]),
    },
    outputs: parts.flatMap(({ outputs }) => outputs),
    weights: parts.flatMap(({ weights }) => weights),
  };
}

function oneHot(encoding: CategoryEncoding, weightOf: (column: string) => number): ColumnParts {
  const { name, values, columns, missingIndicator, nullable } = encoding;
  const width = columns.length + (missingIndicator ? 1 : 0);
  // Codes below `width` have a column; `width` itself stands for "allowed, all zeros".
  const codeOf = (value: string): number =>
    columns.includes(value) ? columns.indexOf(value) : width;
  const keys = nullable ? [...values, ''] : values;
  const codes = [
    ...values.map(codeOf),
    ...(nullable ? [missingIndicator ? width - 1 : width] : []),
  ];
  const places = Array.from({ length: width }, (_, at) => at);
  return {
    nodes: [
      {
        operator: 'LabelEncoder',
        domain: 'ai.onnx.ml',
        inputs: [name],
        outputs: [`codes/${name}`],
        attributes: {
          default_tensor: integers([1], [-1]),
          keys_tensor: strings([keys.length], keys),
          values_tensor: integers([codes.length], codes),
        },
      },
      node('Unsqueeze', [`codes/${name}`, 'rows/axis'], `code/${name}`),
      ...(width === 0
        ? []
        : [
            node('Equal', [`code/${name}`, `places/${name}`], `held/${name}`),
            node('Cast', [`held/${name}`], `category/${name}`, { to: 11 }),
          ]),
    ],
    constants: width === 0 ? {} : { [`places/${name}`]: integers([1, width], places) },
    outputs: width === 0 ? [] : [`category/${name}`],
    weights: [
      ...columns.map((value) => weightOf(`${name}=${value}`)),
      ...(missingIndicator ? [weightOf(`${name} is missing`)] : []),
    ],
  };
}
