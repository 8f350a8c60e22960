// Where a name leads: the addresses that public name servers read in it, and those that one address carries.
import { describe, expect, it } from 'vitest';
import { hostReadings } from './host-readings.ts';

describe('a name is read as itself and', () => {
  it.each([
    ['10.0.0.1.nip.io', ['10.0.0.1']],
    ['10-0-0-1.nip.io', ['10.0.0.1']],
    ['app.10.0.0.1.nip.io', ['10.0.0.1']],
    ['app-10-0-0-1.nip.io', ['10.0.0.1']],
    ['app9.10-0-0-1.nip.io', ['9.10.0.0', '10.0.0.1']],
    ['v1-169.254.169.254.sslip.io', ['1.169.254.169', '169.254.169.254']],
    ['1-10-0-0-1000.nip.io', ['1.10.0.0']],
    ['100.20.130.140.nip.io', ['100.20.130.140']],
    ['app.100-20-130-140.nip.io', ['100.20.130.140']],
    ['magic-100-20-130-140.nip.io', ['100.20.130.140']],
    ['a9fea9fe.nip.io', ['169.254.169.254']],
    ['app.a9fea9fe.nip.io', ['169.254.169.254']],
    ['app-a9fea9fe.nip.io', ['169.254.169.254']],
    ['app-0xa9fea9fe.nip.io', ['169.254.169.254']],
    ['a9fea9fe.b.nip.io', ['169.254.169.254']],
    ['--1.sslip.io', ['::1', '0.0.0.1']],
    ['2a01-4f8--a9fe.sslip.io', ['2a01:4f8::a9fe']],
    ['www.2a01-4f8--a9fe.sslip.io', ['2a01:4f8::a9fe']],
    ['2a01-4f8--a9fe.app.sslip.io', ['2a01:4f8::a9fe']],
    ['--1.2a01-4f8--a9fe.sslip.io', ['::1', '0.0.0.1', '2a01:4f8::a9fe']],
    ['2a01-4f8-a-b-c-d-e-f.sslip.io', ['2a01:4f8:a:b:c:d:e:f']],
    ['--ffff-a9fe-a9fe.sslip.io', ['::ffff:a9fe:a9fe', '169.254.169.254']],
    ['app.localtest.me', ['127.0.0.1']],
    ['lvh.me', ['127.0.0.1']],
  ])('%s as %j', (host, readings) => {
    expect(hostReadings(host)).toEqual([host, ...readings]);
  });
  it.each([
    ['example.org'],
    ['10.0.0.1.example.org'],
    ['10-0-0-1.nip.io.example.org'],
    ['mynip.io'],
    ['mylvh.me'],
    ['999.0.0.1.nip.io'],
    ['10-0-0-1000.nip.io'],
    ['1000-0-0-1.nip.io'],
    ['a9fea9fea.nip.io'],
    ['xa9fea9fe.nip.io'],
    ['face.sslip.io'],
    ['a-b.sslip.io'],
  ])('%s as nothing else', (host) => {
    expect(hostReadings(host)).toEqual([host]);
  });
});

describe('an address of the sixth version carries', () => {
  it.each([
    ['::ffff:a9fe:a9fe', ['169.254.169.254']],
    ['::ffff:169.254.169.254', ['169.254.169.254']],
    ['::ffff:0:a9fe:a9fe', ['169.254.169.254']],
    ['::a9fe:a9fe', ['169.254.169.254']],
    ['64:ff9b::a9fe:a9fe', ['169.254.169.254']],
    ['64:ff9b:1::a9fe:a9fe', ['169.254.169.254']],
    ['2002:a9fe:a9fe::1', ['169.254.169.254']],
  ])('%s: %j', (host, carried) => {
    expect(hostReadings(host)).toEqual([host, ...carried]);
  });
  it.each([['2606:4700::a9fe:a9fe'], ['64:ff9b:2::a9fe:a9fe'], ['::1:0:a9fe:a9fe'], ['169.254.169.254']])(
    'nothing: %s',
    (host) => expect(hostReadings(host)).toEqual([host]),
  );
});
