// The characters of a text as numbers, and back: a loop over them is several times as fast as one that asks the text for each.
import { scratch } from './scratch.ts';

/** @returns UTF-16 units */
export function codesOf(text: string): Uint16Array {
  const codes = new Uint16Array(text.length);
  Buffer.from(codes.buffer).write(text, 'utf16le');
  return codes;
}

/** @returns the same for who reads one text after the other and keeps none: each is written over the last */
export function codeReader(): (text: string) => Uint16Array {
  const roomFor = scratch((length) => new Uint16Array(length));
  return (text) => {
    const codes = roomFor(text.length).subarray(0, text.length);
    Buffer.from(codes.buffer, 0, codes.byteLength).write(text, 'utf16le');
    return codes;
  };
}

/** @param codes UTF-16 units */
export function textOf(codes: Uint16Array): string {
  return Buffer.from(codes.buffer, codes.byteOffset, codes.byteLength).toString('utf16le');
}
