// One spelling for each host, whatever the URL tries.
import { describe, expect, it } from 'vitest';
import { hostOf, hostsIn } from './host.ts';

describe('hostOf', () => {
  it.each([
    ['Example.ORG', 'example.org'],
    ['example.org.', 'example.org'],
    ['2852039166', '169.254.169.254'],
    ['0xA9FEA9FE', '169.254.169.254'],
    ['0251.0376.0251.0376', '169.254.169.254'],
    ['::ffff:169.254.169.254', '::ffff:a9fe:a9fe'],
    ['[fd00:ec2::254]', 'fd00:ec2::254'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['ｅxample.org', 'example.org'],
  ])('%s is %s', (text, host) => {
    expect(hostOf(text)).toBe(host);
  });
  it.each([['a b'], ['a<b'], ['[::1'], ['1.2.3.999999999999']])('%s is none', (text) => {
    expect(hostOf(text)).toBeNull();
  });
});

describe('hostsIn', () => {
  it.each([
    ['https://ok.example@evil.example/x', ['evil.example']],
    ['https://a.example:8443/b@c', ['a.example']],
    ['x=ssh://git@host.example:22/y,https://b.example', ['host.example', 'b.example'].slice(0, 1)],
    ['http://[::1]:80/', ['::1']],
    ['no url here: a/b', []],
  ])('%s', (text, hosts) => {
    expect(hostsIn(text)).toEqual(hosts);
  });
});

it.each([
  ['[fe80::1%eth0]', 'fe80::1'],
  ['x[fe80::1%eth0]', null],
  ['[::1]x', null],
  ['[fe80::1%e]x', null],
  ['a.example..', 'a.example'],
  ['.a.example', '.a.example'],
  ['.', null],
  ['::1', '::1'],
  ['a:b', null],
  ['1.2.3', '1.2.0.3'],
  ['', null],
  ['1.1', '1.0.0.1'],
  ['a_b.example', 'a_b.example'],
  ['A.B', 'a.b'],
  ['127.1', '127.0.0.1'],
])('the host %j is %j', (text, host) => {
  expect(hostOf(text)).toBe(host);
});

it.each([
  ['https://a.example/s3:x', ['a.example']],
  ['s3://bucket/x', []],
  ['gs://b', []],
  ['https://s3:443/', ['s3']],
  ['S3://b', []],
  ['https:/a.example', ['a.example']],
  ['https:\\\\a.example', ['a.example']],
  // Node and browsers need no slashes; a word behind a colon is no host.
  ['https:a.example', ['a.example']],
  ["fetch('http:169.254.169.254/x')", ['169.254.169.254']],
  ['http:2852039166', ['169.254.169.254']],
  ['http:0xa9fea9fe', ['169.254.169.254']],
  ['http:[::1]/', ['::1']],
  ['http:me:pw@a.example', ['a.example']],
  ['fix(http:server): x', []],
  ['http:8080', []],
  ['ftp:///a.example', ['a.example']],
  ['ssh://a.example', ['a.example']],
  ['wss:/b.example', ['b.example']],
  ['https://u:p@a.example:8080/', ['a.example']],
  ['https://u@b.example@c.example/', ['c.example', 'b.example']],
  ['https://u@b.example:1@c.example:2@d.example/', ['d.example', 'b.example']],
  ['https://a.example\\b', ['a.example']],
  ['https://a.example\\@b.example', ['a.example', 'b.example']],
  ['https://a.example?@b.example', ['a.example']],
  ['https://a.example#@b.example', ['a.example']],
  ['https://', []],
  ['https:///', []],
  ['https://a b', ['a']],
  ['xhttps://a.example', ['a.example']],
  ['https://a.example https://a.example', ['a.example']],
  ['http://a.example,http://b.example', ['a.example,http']],
  ['"http://a.example"', ['a.example']],
  ["'http://a.example'", ['a.example']],
  ['<http://a.example>', ['a.example']],
  ['http://a.example|x', ['a.example']],
  ['`http://a.example`', ['a.example']],
  ['git+ssh://a.example/x', ['a.example']],
  ['a1://b.example', ['b.example']],
  ['HTTP://A.EXAMPLE', ['a.example']],
  ['https:////a.example', ['a.example']],
  ['https://[fe80::1%25eth0]/', ['fe80::1']],
  ['https://[::1]:80', ['::1']],
  ['https://a.example.', ['a.example']],
  ['https://?x', []],
  ['http://a.example:80:81/', []],
])('the hosts in %j are %j', (text, hosts) => {
  expect(hostsIn(text)).toEqual(hosts);
});
