import { isIP } from 'node:net';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalHost, forwardTarget, tunnelTarget } from './target.ts';

describe('CONNECT', () => {
  it.each([
    ['api.example.com:443', 'api.example.com', 443],
    ['API.Example.COM.:8443', 'api.example.com', 8443],
    ['[2001:4860:4860::8888]:443', '2001:4860:4860::8888', 443],
    ['0x7f.1:443', '127.0.0.1', 443],
    ['2130706433:80', '127.0.0.1', 80],
    ['0177.0.0.1:80', '127.0.0.1', 80],
  ])('reads %s as one host', (authority, host, port) => {
    expect(tunnelTarget(authority)).toEqual({ kind: 'tunnel', host, port, method: 'CONNECT', path: null });
  });

  it.each([
    'example.com',
    'example.com:',
    'example.com:0',
    'example.com:65536',
    'example.com:443:443',
    'user@example.com:443',
    'user:pass@example.com:443',
    'http://example.com:443',
    'example.com:443/path',
    'example.com%00.evil:443',
    'exämple.com:443',
    'example.com:44 3',
    '[::1:443',
    '::1:443',
    ':443',
    '..:443',
    'a..b:443',
    '',
  ])('refuses %j', (authority) => {
    expect(tunnelTarget(authority)).toHaveProperty('refused');
  });
});

describe('a forwarded URL', () => {
  it.each([
    ['http://example.com/a?b=c', 'example.com', 80, '/a?b=c'],
    ['http://example.com', 'example.com', 80, '/'],
    ['http://example.com:8080/', 'example.com', 8080, '/'],
    ['http://[::1]/', '::1', 80, '/'],
  ])('reads %s', (url, host, port, path) => {
    expect(forwardTarget('GET', url)).toEqual({ kind: 'forward', host, port, method: 'GET', path });
  });

  it.each([
    '/path',
    'https://example.com/',
    'ftp://example.com/',
    'http://user@example.com/',
    'http://example.com\\@evil.example/',
    'http://example.com/#x',
    'http:/example.com/',
    'http://exa\tmple.com/',
    'HTTP://example.com/',
    '*',
  ])('refuses %j', (url) => {
    expect(forwardTarget('GET', url)).toHaveProperty('refused');
  });
});

describe('properties', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.stringMatching(/^[a-zA-Z0-9.:[\]@%/\\?# -]{0,40}$/),
    fc.webUrl(),
    fc.webAuthority({ withIPv4: true, withIPv6: true, withUserInfo: true, withPort: true }),
  );

  it('is total: any text is a target with one spelling of its host, or refused', () => {
    fc.assert(
      fc.property(text, (given) => {
        for (const target of [tunnelTarget(given), forwardTarget('GET', given)]) {
          if ('refused' in target) continue;
          expect(target.port).toBeGreaterThan(0);
          expect(target.port).toBeLessThan(65536);
          expect(canonicalHost(isIP(target.host) === 6 ? `[${target.host}]` : target.host)).toBe(target.host);
          expect(target.host).toMatch(/^[a-z0-9._:-]+$/);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('names the host that a WHATWG client would reach: no URL means one host here and another there', () => {
    fc.assert(
      fc.property(text, (given) => {
        const target = forwardTarget('GET', given);
        if ('refused' in target) return;
        const url = new URL(given);
        expect(url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')).toBe(target.host);
        expect(Number(url.port || 80)).toBe(target.port);
        expect(url.username + url.password + url.hash).toBe('');
      }),
      { numRuns: 3000 },
    );
  });

  it('knows every spelling of an IPv4 address', () => {
    fc.assert(
      fc.property(fc.ipV4Extended(), (spelling) => {
        const target = tunnelTarget(`${spelling}:443`);
        expect('refused' in target || isIP(target.host)).toBe(4);
      }),
    );
  });
});
