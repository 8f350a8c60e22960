// `no-credential`: every shape is found, what only looks like one passes, and no report repeats it.
import { describe, expect, it } from 'vitest';
import { credentialShapes } from './credential-shapes.ts';
import { checkNoCredential } from './no-credential.ts';

// Put together here, so that no scanner takes this file for a leak.
const planted: Record<string, string> = {
  'a private key': ['-----BEGIN OPENSSH', 'PRIVATE KEY-----'].join(' '),
  'an AWS access key id': `AKIA${'Q'.repeat(16)}`,
  'a GitHub token': `ghp_${'a1'.repeat(18)}`,
  'a GitLab token': `glpat-${'a1'.repeat(10)}`,
  'an Anthropic key': `sk-ant-${'a1'.repeat(15)}`,
  'an API key': `sk-${'a1'.repeat(20)}`,
  'a Slack token': `xoxb-${'1'.repeat(12)}`,
  'a Google API key': `AIza${'a'.repeat(35)}`,
  'an npm token': `npm_${'a'.repeat(36)}`,
  'a signed token (JWT)': `eyJ${'a'.repeat(20)}.eyJ${'b'.repeat(20)}.${'c'.repeat(20)}`,
  'an Azure storage key': `AccountKey=${'a'.repeat(86)}==`,
  'a password in an address': ['postgres://app:', 'hunter2@db.example/x'].join(''),
  'a password or secret with its value': ['password = ', '"hunter2hunter2"'].join(''),
};
const findings = (text: string, path = 'a.md') => checkNoCredential([{ path, text }]);

describe('no-credential', () => {
  it('has a planted case for every shape', () => {
    expect(Object.keys(planted)).toEqual(credentialShapes.map(({ what }) => what));
  });

  it.each(Object.entries(planted))('finds %s, says where, and does not repeat it', (what, text) => {
    const found = findings(`one\ntwo ${text} three\n`);
    expect(found).toContainEqual({ file: 'a.md', line: 2, message: `has the shape of ${what}` });
    expect(JSON.stringify(found)).not.toContain(text.slice(-8));
  });

  it('finds one that invisible characters split', () => {
    const split = (planted['a GitHub token'] ?? '').replace('ghp_', 'g\u200bhp_\u2060');
    expect(findings(split)).toHaveLength(1);
  });

  it('finds one in a file name', () => {
    expect(findings('', `${planted['an npm token']}.md`)).toMatchObject([{ line: null }]);
  });

  it.each([
    '`4f2d0c9b6a1e7d3358f0b2c4a6e8d0f1b3c5d7e9`',
    'https://git.example/p/-/commit/4f2d0c9b6a1e7d3358f0b2c4a6e8d0f1b3c5d7e9',
    'sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==',
    'The password is read from the environment.',
    'secret: "${TOKEN}" is not a value: api_key = process.env',
    'git@gitlab.example:team/project.git',
    'task-management-for-everybody-and-everything-else',
  ])('passes %s', (text) => {
    expect(findings(text)).toEqual([]);
  });
});
