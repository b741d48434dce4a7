import { encodeTensor, type OnnxTensor } from './onnx-tensor.ts';
import { bytesField, integerField, message, textField, type WireBytes } from './protobuf.ts';

/** A NodeProto: inputs and outputs by name. */
export interface OnnxNode {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes?: Readonly<Record<string, number | OnnxTensor>> | undefined;
  /** The operator set; ONNX's own where absent. */
  readonly domain?: string | undefined;
}

/** A rank-1 input or output, one element per row. */
export interface OnnxVector {
  readonly name: string;
  readonly type: number;
}

/** A ModelProto, as far as the export needs it. */
export interface OnnxModel {
  readonly irVersion: number;
  readonly opsets: readonly { readonly domain: string; readonly version: number }[];
  readonly name: string;
  readonly nodes: readonly OnnxNode[];
  readonly constants: Readonly<Record<string, OnnxTensor>>;
  readonly inputs: readonly OnnxVector[];
  readonly outputs: readonly OnnxVector[];
  readonly metadata: Readonly<Record<string, string>>;
}

const ATTRIBUTE_INTEGER = 2;
const ATTRIBUTE_TENSOR = 4;
const ROWS = 'N';

/**
 * The bytes of a model. The same model gives the same bytes: fields stand in a fixed order, and
 * neither time nor version of this package is written.
 *
 * @see onnx.proto3 of ONNX for the field numbers
 */
export function encodeModel(model: OnnxModel): Uint8Array {
  return message([
    integerField(1, model.irVersion),
    textField(2, 'codexhub'),
    bytesField(7, encodeGraph(model)),
    ...model.opsets.map(({ domain, version }) =>
      bytesField(8, message([textField(1, domain), integerField(2, version)])),
    ),
    ...Object.entries(model.metadata).map(([key, value]) =>
      bytesField(14, message([textField(1, key), textField(2, value)])),
    ),
  ]);
}

function encodeGraph({ name, nodes, constants, inputs, outputs }: OnnxModel): WireBytes {
  return message([
    ...nodes.map((node) => bytesField(1, encodeNode(node))),
    textField(2, name),
    ...Object.entries(constants).map(([key, tensor]) => bytesField(5, encodeTensor(tensor, key))),
    ...inputs.map((input) => bytesField(11, encodeVector(input))),
    ...outputs.map((output) => bytesField(12, encodeVector(output))),
  ]);
}

function encodeNode({ operator, inputs, outputs, attributes = {}, domain }: OnnxNode): WireBytes {
  return message([
    ...inputs.map((name) => textField(1, name)),
    ...outputs.map((name) => textField(2, name)),
    textField(3, outputs[0] ?? operator),
    textField(4, operator),
    ...Object.entries(attributes).map(([name, value]) =>
      bytesField(5, encodeAttribute(name, value)),
    ),
    ...(domain === undefined ? [] : [textField(7, domain)]),
  ]);
}

function encodeAttribute(name: string, value: number | OnnxTensor): WireBytes {
  return typeof value === 'number'
    ? message([textField(1, name), integerField(3, value), integerField(20, ATTRIBUTE_INTEGER)])
    : message([
        textField(1, name),
        bytesField(5, encodeTensor(value)),
        integerField(20, ATTRIBUTE_TENSOR),
      ]);
}

function encodeVector({ name, type }: OnnxVector): WireBytes {
  const shape = bytesField(1, textField(2, ROWS));
  const tensorType = message([integerField(1, type), bytesField(2, shape)]);
  return message([textField(1, name), bytesField(2, bytesField(1, tensorType))]);
}
