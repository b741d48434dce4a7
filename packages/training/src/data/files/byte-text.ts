/** Bytes of text, to be read one by one or four at a time: behind the text there are three more. */
export interface ByteText {
  readonly bytes: Buffer;
  readonly view: DataView;
}

/** Room for texts of that length. */
export function createByteText(length: number): ByteText {
  const bytes = Buffer.allocUnsafeSlow(length + 3);
  return { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
}

/** The bytes of a string. */
export function byteTextOf(text: string): ByteText & { readonly length: number } {
  const length = Buffer.byteLength(text);
  const { bytes, view } = createByteText(length);
  bytes.write(text);
  return { bytes, view, length };
}
