import { EventStreamCodec } from '@smithy/eventstream-codec';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { frameToEvent, framesOf } from './bedrock-frames.ts';

const codec = new EventStreamCodec(
  (bytes) => Buffer.from(bytes as Uint8Array).toString('utf8'),
  (text) => Buffer.from(text, 'utf8'),
);
const frameOf = (data: object): Uint8Array =>
  codec.encode({
    headers: {
      ':message-type': { type: 'string', value: 'event' },
      ':event-type': { type: 'string', value: 'chunk' },
    },
    body: Buffer.from(JSON.stringify({ bytes: Buffer.from(JSON.stringify(data)).toString('base64') })),
  });

async function* cut(bytes: Uint8Array, at: readonly number[]): AsyncIterable<Uint8Array> {
  const borders = [
    0,
    ...[...at].sort((one, other) => one - other).map((one) => one % (bytes.length + 1)),
    bytes.length,
  ];
  const sorted = borders.sort((one, other) => one - other);
  for (let index = 1; index < sorted.length; index += 1)
    yield bytes.subarray(sorted[index - 1], sorted[index]);
}

it('gives the same events wherever the stream is cut', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ type: fc.constant('x'), text: fc.string({ unit: 'grapheme' }) }), {
        maxLength: 6,
      }),
      fc.array(fc.nat(), { maxLength: 12 }),
      async (datas, borders) => {
        const events: string[] = [];
        for await (const frame of framesOf(cut(Buffer.concat(datas.map(frameOf)), borders)))
          events.push(frameToEvent(frame));
        expect(events.map((event) => JSON.parse(event.split('\n')[1]!.slice(6)))).toEqual(datas);
      },
    ),
  ));

it('lets no flipped bit pass', () =>
  fc.assert(
    fc.asyncProperty(fc.nat(), fc.integer({ min: 0, max: 7 }), async (where, bit) => {
      const frame = Buffer.from(frameOf({ type: 'x' }));
      const at = where % frame.length;
      frame[at] = (frame[at] ?? 0) ^ (1 << bit);
      const read = async (): Promise<void> => {
        for await (const whole of framesOf(cut(frame, []))) frameToEvent(whole);
      };
      await expect(read()).rejects.toMatchObject({ code: 'model.frame' });
    }),
  ));
