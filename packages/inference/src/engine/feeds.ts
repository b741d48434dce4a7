import { categoriesOf, numbersOf, type Table } from '@codexhub/common-config/columns';
import type { Tensor } from 'onnxruntime-node';
import { InferenceError } from '../errors.ts';
import type { OnnxBinding } from './onnx-binding.ts';
import type { ModelSignature } from './signature.ts';

/**
 * One tensor per input of the graph: doubles with NaN for missing, strings with `''` for missing.
 *
 * The buffers are new: onnxruntime reads them only at the next turn of the event loop, and it takes
 * no shared memory. Columns that the graph does not ask for are not looked at.
 */
export function feedsOf(
  { Tensor: TensorOf }: OnnxBinding,
  { inputs }: ModelSignature,
  table: Table,
): Record<string, Tensor> {
  const shape = [table.rowCount];
  const feeds = inputs.map(({ name, type }): [string, Tensor] => [
    name,
    type === 'string'
      ? new TensorOf('string', stringsOf(name, table), shape)
      : new TensorOf('float64', new Float64Array(numbersOf(table, name).values), shape),
  ]);
  return Object.fromEntries(feeds);
}

function stringsOf(name: string, table: Table): string[] {
  const { codes, categories } = categoriesOf(table, name);
  if (categories.some((category) => category.includes('\0'))) {
    throw new InferenceError('INFERENCE_INPUT_INVALID', {
      message: `column "${name}": a category must not contain a NUL character, onnxruntime would cut it there; one does; remove it from the data`,
      details: { issues: [{ path: name, code: 'unknown_category' }], total: 1 },
    });
  }
  return Array.from(codes, (code) => categories[code] ?? '');
}
