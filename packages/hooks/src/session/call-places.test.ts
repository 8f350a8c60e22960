// Where a call reads content of others, and where it may carry it.
import { describe, expect, it } from 'vitest';
import { asked, ran } from '../policy/reading-policy.fixture.ts';
import { destinationsOf, untrustedReads } from './call-places.ts';

const mounts = [
  { target: '/workspace', source: '/host', untrusted: true },
  { target: '/mail', source: '/m', untrusted: true },
  { target: '/out', source: '/o' },
];
const reads = (command: string) =>
  untrustedReads({ ...ran(command), cwd: '/out' }, mounts, (path) =>
    path.startsWith('/out/link') ? { real: path.replace('/out/link', '/mail') } : { problem: 'unknown' },
  );

describe('untrusted reads', () => {
  it.each([
    ['cat /workspace/a', ['/workspace']],
    ['cat /workspace', ['/workspace']],
    ['cat /workspaces/a', []],
    ['cat /out/a', []],
    ['cat /out/link/1', ['/mail']],
    ['ls /', ['/workspace', '/mail']],
    ['cat /workspace/a /mail/b', ['/workspace', '/mail']],
  ])('%s: %j', (command, found) => {
    expect(reads(command)).toEqual(found);
  });
  it('are none where no mount is untrusted', () => {
    const trusted = mounts.map((mount) => ({ ...mount, untrusted: false }));
    expect(untrustedReads(ran('cat /workspace/a'), trusted, (real) => ({ real }))).toEqual([]);
  });
  it('are those of the folder where a call looks around: Git, searches, unknown programs', () => {
    const at = (command: string) => untrustedReads(ran(command), mounts, (real) => ({ real }));
    for (const command of ['git log', 'rg secret', 'frobnicate', 'echo a | rg b', 'ls', 'find'])
      expect(at(command), command).toEqual(['/workspace']);
    for (const command of ['echo a', 'date', 'A=b', 'curl https://a.example/', 'telnet a.example'])
      expect(at(command), command).toEqual([]);
  });
});

describe('destinations', () => {
  it.each([
    [ran('curl https://a.example/ https://b.example/ https://a.example/2'), ['a.example', 'b.example']],
    [ran('curl "$TARGET"'), ['curl']],
    [ran('ls'), []],
    [asked('mcp__logs__query', { q: 'x' }), ['mcp:logs']],
    [asked('mcp__a_b__c__d', { q: 'x' }), ['mcp:a_b']],
    [asked('WebSearch', { query: 'x' }), ['WebSearch']],
    [asked('WebFetch', { url: 'https://a.example/', prompt: 'x' }), ['a.example']],
    [asked('Read', { file_path: '/workspace/WebSearch' }), []],
    [asked('XWebSearch', { query: 'x' }), []],
    [asked('WebSearchX', { query: 'x' }), []],
  ])('of call %#', (event, found) => {
    expect(destinationsOf(event)).toEqual(found);
  });
});
