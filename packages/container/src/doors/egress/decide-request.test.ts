import type { HostGrant } from '@agent-harness/contracts';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideRequest, matchesHost, matchesPath } from './decide-request.ts';
import { type Target, forwardTarget, tunnelTarget } from './target.ts';

const grants: HostGrant[] = [
  { host: 'docs.example.com', why: 'documentation' },
  { host: '*.cdn.example.com', why: 'files' },
  { host: 'api.example.com', why: 'status', methods: ['GET'], paths: ['/v1/status', '/v2/*'] },
  { host: 'plain.example.com', why: 'old', scheme: 'http', port: 8080 },
];
const ruleOf = (target: Target | { refused: string }): string => {
  if ('refused' in target) throw new Error(target.refused);
  const decision = decideRequest(target, grants);
  return decision.allowed ? `${decision.rule} ${decision.scheme}` : decision.rule;
};

it.each([
  ['docs.example.com:443', 'grant docs.example.com https'],
  ['a.b.cdn.example.com:443', 'grant *.cdn.example.com https'],
  ['docs.example.com:22', 'egress.port'],
  ['cdn.example.com:443', 'egress.unlisted-host'],
  ['evilcdn.example.com:443', 'egress.unlisted-host'],
  ['docs.example.com.evil.example:443', 'egress.unlisted-host'],
  ['api.example.com:443', 'egress.tunnel'],
  ['plain.example.com:8080', 'egress.tunnel'],
  ['93.184.216.34:443', 'egress.address'],
  ['0x7f000001:443', 'egress.address'],
  ['[::1]:443', 'egress.address'],
])('CONNECT %s: %s', (authority, rule) => expect(ruleOf(tunnelTarget(authority))).toBe(rule));

it.each([
  ['GET', 'http://api.example.com/v1/status?x=1', 'grant api.example.com https'],
  ['GET', 'http://api.example.com:443/v2/a/b', 'grant api.example.com https'],
  ['GET', 'http://plain.example.com:8080/', 'grant plain.example.com http'],
  ['POST', 'http://api.example.com/v1/status', 'egress.method'],
  ['GET', 'http://api.example.com/v1/statuses', 'egress.path'],
  ['GET', 'http://api.example.com/v2/../admin', 'egress.path'],
  ['GET', 'http://api.example.com/v2/%2e%2e/admin', 'egress.path'],
  ['GET', 'http://api.example.com/v2/%252e%252e/admin', 'egress.path'],
  ['GET', 'http://api.example.com/v2//admin', 'egress.path'],
  ['GET', 'http://api.example.com:8443/v2/a', 'egress.port'],
  ['GET', 'http://docs.example.com/', 'egress.plain'],
  ['GET', 'http://plain.example.com/', 'egress.port'],
  ['GET', 'http://other.example.com/', 'egress.unlisted-host'],
])('%s %s: %s', (method, url, rule) => expect(ruleOf(forwardTarget(method, url))).toBe(rule));

it('says what to do instead', () => {
  const target = tunnelTarget('api.example.com:443') as Target;
  expect(decideRequest(target, grants)).toMatchObject({
    instead: expect.stringContaining('http://api.example.com/…; the door speaks TLS'),
  });
  expect(decideRequest(target, [])).toMatchObject({ instead: 'work without the network' });
});

it('lets a wider grant of the same host through', () => {
  const wider: HostGrant[] = [...grants, { host: 'api.example.com', why: 'all of it' }];
  expect(decideRequest(tunnelTarget('api.example.com:443') as Target, wider)).toMatchObject({
    allowed: true,
  });
});

describe('properties', () => {
  it('a name matches a suffix only at a dot', () => {
    fc.assert(
      fc.property(fc.domain(), fc.stringMatching(/^[a-z0-9]{1,10}$/), (domain, label) => {
        expect(matchesHost(`*.${domain}`, `${label}.${domain}`)).toBe(true);
        expect(matchesHost(`*.${domain}`, `${label}${domain}`)).toBe(false);
        expect(matchesHost(`*.${domain}`, domain)).toBe(false);
        expect(matchesHost(domain, `${label}.${domain}`)).toBe(false);
      }),
    );
  });

  it('a path that a server would resolve elsewhere matches no rule', () => {
    const step = fc.constantFrom('..', '.', '%2e%2e', '%2E.', '.%2e', 'a', 'b%2fc', '%5c', '');
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 5 }), (steps) => {
        const path = `/v2/${steps.join('/')}`;
        const resolved = new URL(path, 'http://h').pathname;
        if (matchesPath('/v2/*', path)) expect(resolved).toBe(path);
      }),
      { numRuns: 2000 },
    );
  });
});
