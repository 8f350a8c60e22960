import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise } from './normalise.ts';
import { redactor, suspiciousWords } from './redact.ts';
import { redactEvents, textsOf } from './redact-reply.ts';

const redact = redactor(Buffer.alloc(32, 1));

const PRIVATE: [string, string][] = [
  ['an e-mail address', 'ada.lovelace@corp-mail.io'],
  ['a tenant', '72F988BF-86f1-41af-91ab-2d7cd011db47'],
  ['an address', '10.20.30.40'],
  ['a host', 'vault.internal.corp.io'],
  ['an API key', 'sk-ant-api03-abcdefghijklmnop'],
  ['a signed token', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl'],
  ['a shared access signature', 'AbC123%2Bxyz%3D'],
  ['a storage key', 'AAAAbbbbCCCCdddd=='],
];
const text = `From: ada.lovelace@corp-mail.io tenant 72F988BF-86f1-41af-91ab-2d7cd011db47 at 10.20.30.40,
https://vault.internal.corp.io/x?sig=AbC123%2Bxyz%3D&v=1 AccountKey=AAAAbbbbCCCCdddd==;
key sk-ant-api03-abcdefghijklmnop token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl`;

describe('redacting', () => {
  it.each(PRIVATE)('takes out %s', (_, value) => {
    expect(text).toContain(value);
    expect(redact(text)).not.toContain(value);
  });

  it('keeps what is evidence or nobody’s', () => {
    const evidence =
      'commit 3f2a8c1b9d4e5f60718293a4b5c6d7e8f9012345 in packages/a.ts, v1.2.3, https://github.com/a/b, 127.0.0.1, noreply@anthropic.com';
    expect(redact(evidence)).toBe(evidence);
  });

  it('gives one value one pseudonym, and another key another one', () => {
    const other = redactor(Buffer.alloc(32, 2));
    const twice = redact('a@corp.io b@corp.io a@corp.io').split(' ');
    expect(twice[0]).toBe(twice[2]);
    expect(twice[0]).not.toBe(twice[1]);
    expect(other('a@corp.io')).not.toBe(twice[0]);
  });

  it('changes nothing the second time, and nothing of a match key', () => {
    const word = fc.oneof(
      fc.constantFrom(
        ...PRIVATE.map(([, value]) => value),
        'https://vault.internal.corp.io/',
        'password=hunter2hunter2',
      ),
      fc.emailAddress(),
      fc.uuid(),
      fc.ipV4(),
      fc.webUrl(),
      fc
        .date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) })
        .map((date) => date.toISOString()),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (words) => {
        const raw = words.join(' ');
        const once = redact(raw);
        expect(redact(once)).toBe(once);
        expect(normalise(once)).toBe(normalise(raw));
        expect(normalise(normalise(raw))).toBe(normalise(raw));
      }),
      { numRuns: 500 },
    );
  });
});

describe('a reply', () => {
  const delta = (index: number, piece: object): string =>
    `event: content_block_delta\ndata: ${JSON.stringify({ type: 'content_block_delta', index, delta: piece })}\n\n`;

  it('is redacted where a value is cut by its deltas, in text and in a call’s input', () => {
    const events = [
      delta(0, { type: 'text_delta', text: 'ask ada.lovel' }),
      delta(1, { type: 'input_json_delta', partial_json: '{"command":"mail ada.love' }),
      delta(0, { type: 'text_delta', text: 'ace@corp-mail.io' }),
      delta(1, { type: 'input_json_delta', partial_json: 'lace@corp-mail.io","name":"10.20.30.40"}' }),
      delta(2, { type: 'signature_delta', signature: 'ZGF0YQ10.20.30.40' }),
    ];
    const clean = redactEvents(events, redact);
    expect(clean).toHaveLength(3);
    expect(textsOf(clean).join()).not.toMatch(/lovelace|10\.20/);
    expect(clean[1]).toContain(
      JSON.stringify(
        JSON.stringify({
          command: `mail ${redact('ada.lovelace@corp-mail.io')}`,
          name: redact('10.20.30.40'),
        }),
      ),
    );
    expect(clean[2]).toBe(events[4]);
  });

  it('without a private value stays as it is, byte by byte', () => {
    const events = [
      'event: ping\ndata: {"type": "ping"}\n\n',
      delta(0, { type: 'text_delta', text: 'hello' }),
      ': comment\n\n',
    ];
    expect(redactEvents(events, redact)).toEqual(events);
  });
});

describe('the gate', () => {
  it.each(['kJ8f2LqZ9xW4vB7nM1cR5tY6uI3oP0aS', 'AbCdEfGhIjKlMnOpQrStUvWxYz0123456789+='])(
    'stops %s',
    (word) => {
      expect(suspiciousWords(`x ${word} y`)).toEqual([word]);
    },
  );
  it.each([
    '3f2a8c1b9d4e5f60718293a4b5c6d7e8f9012345',
    'toolu_01A09q90qw90lq917835lq9K8f2LqZ9xW4v',
    'packages/container/src/doors/model/cassette/redact.test.ts',
    'aVeryLongCamelCasedIdentifierOfSomeFunction2',
    'sha512-kJ8f2LqZ9xW4vB7nM1cR5tY6uI3oP0aSkJ8f2LqZ9xW4vB7nM1cR5tY6==',
  ])('lets %s pass', (word) => {
    expect(suspiciousWords(word)).toEqual([]);
  });
});
