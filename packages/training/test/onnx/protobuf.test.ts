import { expect, test } from 'vitest';
import {
  bytesField,
  integerField,
  message,
  packedIntegersField,
  textField,
} from '../../src/onnx/protobuf.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

test('the examples of the protobuf documentation', () => {
  expect(hex(integerField(1, 150))).toBe('089601');
  expect(hex(textField(2, 'testing'))).toBe('120774657374696e67');
  expect(hex(bytesField(3, integerField(1, 150)))).toBe('1a03089601');
  expect(hex(packedIntegersField(6, [3, 270, 86942]))).toBe('3206038e029ea705');
});

test('a negative integer takes ten bytes, a field number above 15 two', () => {
  expect(hex(integerField(1, -2))).toBe('08feffffffffffffffff01');
  expect(hex(integerField(20, 4))).toBe('a00104');
  expect(hex(message([integerField(1, 0), textField(2, 'ä')]))).toBe('08001202c3a4');
});
