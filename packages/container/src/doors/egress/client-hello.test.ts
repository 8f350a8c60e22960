import { Duplex } from 'node:stream';
import { connect } from 'node:tls';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { readClientHello } from './client-hello.ts';

/** What Node's TLS client says first. */
function helloFor(servername: string): Promise<Buffer> {
  return new Promise((resolve) => {
    const said = new Duplex({
      read: () => {},
      write: (chunk: Buffer) => resolve(chunk),
    });
    connect({ socket: said, servername, rejectUnauthorized: false }).on('error', () => {});
  });
}

const named = await helloFor('docs.example.com');
const nameless = await helloFor('');

it('reads the name of a real ClientHello', () => {
  expect(readClientHello(named)).toEqual({ state: 'read', serverName: 'docs.example.com' });
  expect(readClientHello(nameless)).toEqual({ state: 'read', serverName: null });
});

it('waits for the rest at every cut, and never reads another name', () => {
  for (let cut = 0; cut < named.length; cut += 1)
    expect(readClientHello(named.subarray(0, cut))).toEqual({ state: 'more' });
});

it('joins a ClientHello that is spread over records', () => {
  const payload = named.subarray(5);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: payload.length - 1 }), { maxLength: 6 }), (cuts) => {
      const edges = [0, ...new Set(cuts), payload.length].sort((a, b) => a - b);
      const records = edges.slice(1).map((edge, index) => {
        const part = payload.subarray(edges[index], edge);
        return Buffer.concat([Buffer.from([22, 3, 1, part.length >> 8, part.length & 255]), part]);
      });
      expect(readClientHello(Buffer.concat(records))).toEqual({
        state: 'read',
        serverName: 'docs.example.com',
      });
    }),
  );
});

it.each([
  ['SSH', Buffer.from('SSH-2.0-OpenSSH_9.2\r\n')],
  ['HTTP', Buffer.from('GET / HTTP/1.1\r\n')],
  ['an alert', Buffer.from([21, 3, 3, 0, 2, 1, 0])],
  ['an empty record', Buffer.from([22, 3, 1, 0, 0])],
  ['a server’s hello', Buffer.concat([named.subarray(0, 5), Buffer.from([2]), named.subarray(6)])],
  ['a hello that is too long', Buffer.from([22, 3, 1, 0, 4, 1, 255, 255, 255])],
  [
    'something else in the middle',
    Buffer.concat([Buffer.from([22, 3, 1, 0, 2, 1, 0]), Buffer.from('GET /')]),
  ],
])('knows that %s is not TLS', (_, bytes) => expect(readClientHello(bytes)).toEqual({ state: 'not-tls' }));

it('refuses two server names', () => {
  const at = named.indexOf('docs.example.com') - 9;
  const extension = named.subarray(at, at + 9 + 16);
  const doubled = Buffer.concat([named.subarray(0, at), extension, named.subarray(at)]);
  const grow = (offset: number, size: 2 | 3): void => {
    doubled.writeUIntBE(doubled.readUIntBE(offset, size) + extension.length, offset, size);
  };
  grow(3, 2);
  grow(6, 3);
  const ciphers = 5 + 4 + 2 + 32 + 1 + (named[5 + 4 + 34] ?? 0);
  const methods = ciphers + 2 + named.readUInt16BE(ciphers);
  grow(methods + 1 + (named[methods] ?? 0), 2);
  expect(readClientHello(doubled)).toEqual({ state: 'not-tls' });
});

it('is total on any bytes, and on a hello with any byte changed', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void readClientHello(Buffer.from(bytes))),
  );
  fc.assert(
    fc.property(fc.nat(named.length - 1), fc.nat(255), (at, value) => {
      const changed = Buffer.from(named);
      changed[at] = value;
      expect(['more', 'not-tls', 'read']).toContain(readClientHello(changed).state);
    }),
    { numRuns: 2000 },
  );
});

/** Where the extension with the server's name begins: type, length, length of the list, kind, length of the name, name. */
const extensionAt = named.indexOf('docs.example.com') - 9;

it.each([
  ['a name of another kind', extensionAt + 6, 1],
  ['a list that is longer than its name', extensionAt + 5, 16 + 4],
  ['a name that ends before its list', extensionAt + 8, 15],
  ['another version', 1, 2],
])('refuses %s', (_, at, byte) => {
  const changed = Buffer.from(named);
  changed[at] = byte;
  expect(readClientHello(changed)).toEqual({ state: 'not-tls' });
});

it('reads a ClientHello without extensions', () => {
  let end = 5 + 4 + 2 + 32;
  end += 1 + named.readUInt8(end);
  end += 2 + named.readUInt16BE(end);
  end += 1 + named.readUInt8(end);
  const bare = Buffer.from(named.subarray(0, end));
  bare.writeUInt16BE(end - 5, 3);
  bare.writeUIntBE(end - 9, 6, 3);
  expect(readClientHello(bare)).toEqual({ state: 'read', serverName: null });
});
