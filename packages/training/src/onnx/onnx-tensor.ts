import {
  bytesField,
  integerField,
  message,
  packedIntegersField,
  textField,
  type WireBytes,
} from './protobuf.ts';

/** Element types of ONNX that the exported graph uses. */
export const elementType = { int64: 7, string: 8, double: 11 } as const;

/** A TensorProto: a constant of the graph, or the value of an attribute. */
export interface OnnxTensor {
  readonly dims: readonly number[];
  readonly data: Float64Array | BigInt64Array | readonly string[];
}

export function doubles(dims: readonly number[], values: readonly number[]): OnnxTensor {
  return { dims, data: Float64Array.from(values) };
}

export function integers(dims: readonly number[], values: readonly number[]): OnnxTensor {
  return { dims, data: BigInt64Array.from(values, BigInt) };
}

export function strings(dims: readonly number[], values: readonly string[]): OnnxTensor {
  return { dims, data: values };
}

/** The bytes of a TensorProto; numbers little-endian in `raw_data`, whatever the machine. */
export function encodeTensor({ dims, data }: OnnxTensor, name = ''): WireBytes {
  const head = [packedIntegersField(1, dims)];
  const tail = name === '' ? [] : [textField(8, name)];
  if (data instanceof Float64Array || data instanceof BigInt64Array) {
    const type = data instanceof Float64Array ? elementType.double : elementType.int64;
    return message([...head, integerField(2, type), ...tail, bytesField(9, littleEndian(data))]);
  }
  const texts = data.map((text) => textField(6, text));
  return message([...head, integerField(2, elementType.string), ...texts, ...tail]);
}

function littleEndian(data: Float64Array | BigInt64Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(data.length * 8));
  if (data instanceof Float64Array) {
    data.forEach((value, at) => {
      view.setFloat64(at * 8, value, true);
    });
  } else {
    data.forEach((value, at) => {
      view.setBigInt64(at * 8, value, true);
    });
  }
  return new Uint8Array(view.buffer);
}
