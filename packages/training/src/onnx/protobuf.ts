/** A piece of protobuf wire format, ready to stand in a message. */
export type WireBytes = Uint8Array;

const VARINT = 0;
const LENGTH_DELIMITED = 2;

/** The fields one after the other, in the order given: a message, without its length. */
export function message(fields: readonly WireBytes[]): WireBytes {
  const bytes = new Uint8Array(fields.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const field of fields) {
    bytes.set(field, at);
    at += field.length;
  }
  return bytes;
}

/** A field that holds an integer in −2⁵³ … 2⁵³; a negative one takes ten bytes (two's complement). */
export function integerField(number: number, value: number): WireBytes {
  return message([tag(number, VARINT), varint(BigInt(value))]);
}

/** A field that holds bytes or an embedded message. */
export function bytesField(number: number, value: WireBytes): WireBytes {
  return message([tag(number, LENGTH_DELIMITED), varint(BigInt(value.length)), value]);
}

/** A field that holds a text, as UTF-8. */
export function textField(number: number, value: string): WireBytes {
  return bytesField(number, new TextEncoder().encode(value));
}

/** A repeated integer field, packed. */
export function packedIntegersField(number: number, values: readonly number[]): WireBytes {
  return bytesField(number, message(values.map((value) => varint(BigInt(value)))));
}

function tag(number: number, wireType: number): WireBytes {
  return varint(BigInt(number * 8 + wireType));
}

function varint(value: bigint): WireBytes {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, value);
  while (rest > 0x7fn) {
    bytes.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  bytes.push(Number(rest));
  return Uint8Array.from(bytes);
}
