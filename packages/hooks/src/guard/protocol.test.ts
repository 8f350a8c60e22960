import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeRequest, encodeAnswer, protocolLimit } from './protocol.ts';

const request = (header: string, body: string | Uint8Array) =>
  decodeRequest(Buffer.concat([Buffer.from(header), Buffer.from(body)]));

describe('decodeRequest', () => {
  it('takes an event whose header counts its bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (body) => {
        expect(request(`harness-hook/1 ${body.length}\n`, body)).toEqual(Buffer.from(body));
      }),
    );
  });

  it.each([
    ['harness-hook/1 3\n', '{}'],
    ['harness-hook/1 1\n', '{}'],
    ['harness-hook/1 02\n', '{}'],
    ['harness-hook/1 +2\n', '{}'],
    ['harness-hook/1  2\n', '{}'],
    ['harness-hook/1 2\r\n', '{}'],
    ['harness-hook/2 2\n', '{}'],
    ['Harness-hook/1 2\n', '{}'],
    ['\n', '{}'],
    ['x\n', '{}'],
  ])('refuses %j before %j', (header, body) => {
    expect(request(header, body)).toBe('its header does not match its body');
  });

  it.each([
    ['', ''],
    ['harness-hook/1 2', '{}'],
    [`harness-hook/1 ${'0'.repeat(60)}2\n`, '{}'],
  ])('finds no header in %j before %j', (header, body) => {
    expect(request(header, body)).toBe('no header');
  });
});

describe('encodeAnswer', () => {
  it('frames an object, and a reason that is cut to what a model needs', () => {
    expect(encodeAnswer({ exit: 0, body: { é: 1 } }).toString()).toBe('harness-hook/1 0 8\n{"é":1}');
    expect(encodeAnswer({ exit: 2, reason: 'x'.repeat(9_000) }).toString()).toMatch(
      /^harness-hook\/1 2 4000\nx{4000}$/,
    );
  });

  it('refuses in place of an answer that the client would not take', () => {
    expect(protocolLimit).toBe(8_388_608);
    const answer = (length: number): Buffer =>
      encodeAnswer({ exit: 0, body: { a: 'x'.repeat(length - '{"a":""}'.length) } });
    expect(answer(protocolLimit).toString('utf8', 0, 24)).toBe('harness-hook/1 0 8388608');
    expect(answer(protocolLimit + 1).toString()).toBe('harness-hook/1 2 31\nthe answer is larger than 8 MiB');
  });
});
