import type { FeatureInput } from '../features/fitted-features.ts';
import type { FeatureNode, NodeId, Operation } from '../features/program/feature-node.ts';
import type { ProgramBuilder } from '../features/program/program-builder.ts';
import { node } from './graph-parts.ts';
import type { OnnxNode } from './onnx-model.ts';
import { doubles, integers, type OnnxTensor, strings } from './onnx-tensor.ts';

const OPERATORS: Partial<Readonly<Record<Operation, string>>> = {
  add: 'Add',
  sub: 'Sub',
  mul: 'Mul',
  div: 'Div',
  pow: 'Pow',
  abs: 'Abs',
  exp: 'Exp',
  log: 'Log',
  sqrt: 'Sqrt',
  floor: 'Floor',
  where: 'Where',
  less: 'Less',
  less_equal: 'LessOrEqual',
  equal: 'Equal',
  missing: 'IsNaN',
};

const NEUTRAL: Partial<Readonly<Record<Operation, 0 | 1>>> = { add: 0, sub: 0, mul: 1, div: 1 };

/** Writes nodes of one signature as one value of shape [N, k], or [N, 1] where all are the same. */
export class PackWriter {
  readonly nodes: OnnxNode[] = [];
  readonly constants: Record<string, OnnxTensor> = {};
  readonly #builder: ProgramBuilder;
  readonly #inputs: ReadonlyMap<string, FeatureInput>;
  readonly #written = new Map<string, string>();
  #count = 0;

  constructor(builder: ProgramBuilder, inputs: ReadonlyMap<string, FeatureInput>) {
    this.#builder = builder;
    this.#inputs = inputs;
  }

  /** The name of the value; what it is made of is written first, whatever the depth. */
  write(ids: readonly NodeId[]): string {
    const waiting = [packOf(ids)];
    for (let pack = waiting.at(-1); pack; pack = waiting.at(-1)) {
      const missing = this.#parts(pack).filter((part) => !this.#written.has(part.join()));
      waiting.push(...missing);
      if (missing.length > 0) continue;
      waiting.pop();
      this.#once(pack.join(), () => this.#writeNew(pack));
    }
    return this.#written.get(packOf(ids).join())!;
  }

  /** The packs that a pack is made of. */
  #parts(ids: readonly NodeId[]): readonly (readonly NodeId[])[] {
    const nodes = ids.map((id) => this.#builder.nodes[id]!);
    const [{ operation, operands }] = nodes as [FeatureNode];
    if (operation === 'number') return ids.length === 1 ? [] : ids.map((id) => [id]);
    return operands.map((_, at) => packOf(nodes.map((node) => node.operands[at]!)));
  }

  #writeNew(ids: readonly NodeId[]): string {
    const nodes = ids.map((id) => this.#builder.nodes[id]!);
    const [first] = nodes as [FeatureNode];
    switch (first.operation) {
      case 'constant':
        return this.#constant(nodes.map(({ values }) => values![0] ?? Number.NaN));
      case 'number':
        return this.#numbers(ids, nodes);
      case 'lookup':
        return this.#lookup(first.input!, nodes);
      case 'bins':
        return this.#bins(
          this.#operand(nodes, 0),
          nodes.map(({ values }) => values as number[]),
        );
      case 'cast':
        return this.#add('Cast', [this.#operand(nodes, 0)], { to: 11 });
      default: {
        const operands = first.operands.map((_, at) => this.#operand(nodes, at));
        return this.#add(OPERATORS[first.operation]!, this.#kept(nodes, operands));
      }
    }
  }

  /**
   * ONNX Runtime (1.30) leaves out an addition of 0 and a product with 1, and looks at the constant as a
   * float: 1.00000001 is 1 to it. A constant of that kind is made to depend on the other operand.
   */
  #kept(nodes: readonly FeatureNode[], operands: readonly string[]): readonly string[] {
    const neutral = NEUTRAL[nodes[0]!.operation];
    if (neutral === undefined) return operands;
    return operands.map((operand, at) => {
      const values = nodes.map((inner) => this.#builder.nodes[inner.operands[at]!]!);
      const [{ operation, values: [value] = [] }] = values as [FeatureNode];
      const mistaken =
        operation === 'constant' &&
        typeof value === 'number' &&
        value !== neutral &&
        Math.fround(value) === neutral;
      if (!mistaken) return operand;
      const missing = this.#add('IsNaN', [operands[1 - at]!]);
      return this.#add('Where', [missing, operand, operand]);
    });
  }

  #operand(nodes: readonly FeatureNode[], at: number): string {
    return this.#written.get(packOf(nodes.map(({ operands }) => operands[at]!)).join())!;
  }

  #numbers(ids: readonly NodeId[], nodes: readonly FeatureNode[]): string {
    return ids.length === 1
      ? this.#add('Unsqueeze', [nodes[0]!.input!, 'rows/axis'])
      : this.#add(
          'Concat',
          ids.map((id) => this.#written.get(String(id))!),
          { axis: 1 },
        );
  }

  /** Text → place → row of a table: the contract's values, missing, and last what is refused: NaN. */
  #lookup(input: string, nodes: readonly FeatureNode[]): string {
    const places = this.#once(`places/${input}`, () => this.#places(this.#inputs.get(input)!));
    const rows = nodes[0]!.values!.length;
    const table = Array.from({ length: rows }, (_, place) =>
      nodes.map(({ values }) => values![place] ?? Number.NaN),
    );
    const shape = [rows + 1, nodes.length];
    const name = this.#keep(
      'table',
      doubles(shape, [...table, nodes.map(() => Number.NaN)].flat()),
    );
    return this.#add('Gather', [name, places], { axis: 0 });
  }

  #places({ name, nullable, values }: FeatureInput): string {
    const refused = this.#builder.refused.get(name);
    const texts = [...values!, ...(nullable ? [''] : [])];
    const allowed = texts
      .map((text, place) => ({ text, place }))
      .filter(({ place }) => !refused?.has(place));
    const output = this.#name('places');
    this.nodes.push({
      operator: 'LabelEncoder',
      domain: 'ai.onnx.ml',
      inputs: [name],
      outputs: [output],
      attributes: {
        default_tensor: integers([1], [values!.length + 1]),
        keys_tensor: strings(
          [allowed.length],
          allowed.map(({ text }) => text),
        ),
        values_tensor: integers(
          [allowed.length],
          allowed.map(({ place }) => place),
        ),
      },
    });
    return output;
  }

  /** How many edges are ≤ the value: a comparison with all of them, and a sum. */
  #bins(value: string, edges: readonly (readonly number[])[]): string {
    const [{ length }] = edges as [readonly number[]];
    if (length === 0) return this.#add('Mul', [value, this.#constant([0])]);
    const all = this.#keep('edges', doubles([1, edges.length, length], edges.flat()));
    const last = this.#shared('features/last', () => integers([1], [2]));
    const above = this.#add('LessOrEqual', [all, this.#add('Unsqueeze', [value, last])]);
    const counted = this.#add('ReduceSum', [this.#add('Cast', [above], { to: 11 }), last], {
      keepdims: 0,
    });
    return this.#add('Where', [this.#add('IsNaN', [value]), value, counted]);
  }

  #constant(values: readonly number[]): string {
    const same = values.every((value) => Object.is(value, values[0]));
    const kept = same ? values.slice(0, 1) : values;
    return this.#once(
      `constant/${kept.map((value) => (Object.is(value, -0) ? '-0' : value)).join()}`,
      () => this.#keep('constant', doubles([1, kept.length], kept)),
    );
  }

  #add(
    operator: string,
    operands: readonly string[],
    attributes?: Readonly<Record<string, number>>,
  ): string {
    const output = this.#name(operator.toLowerCase());
    this.nodes.push(node(operator, operands, output, attributes));
    return output;
  }

  #keep(kind: string, tensor: OnnxTensor): string {
    const name = this.#name(kind);
    this.constants[name] = tensor;
    return name;
  }

  #shared(name: string, make: () => OnnxTensor): string {
    this.constants[name] ??= make();
    return name;
  }

  #name(kind: string): string {
    this.#count += 1;
    return `features/${kind}/${this.#count}`;
  }

  #once(key: string, make: () => string): string {
    const name = this.#written.get(key) ?? make();
    this.#written.set(key, name);
    return name;
  }
}

// The same node many times is one column, which stands for all of them.
function packOf(ids: readonly NodeId[]): readonly NodeId[] {
  return ids.every((id) => id === ids[0]) ? [ids[0]!] : ids;
}
