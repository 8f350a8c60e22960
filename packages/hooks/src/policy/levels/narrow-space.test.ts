// What a space loses by what levels forbid, and which of its grants they forbid.
import { describe, expect, it } from 'vitest';
import type { PolicyLevel } from '@agent-harness/contracts';
import { levelsOf } from './levels.fixture.ts';
import { conflictsOf, narrowSpace } from './narrow-space.ts';

const space = {
  name: 'tests',
  tools: ['Bash', 'Web', 'WebFetch', 'MyWeb'],
  commands: [
    { name: 'rg', why: 'it searches' },
    { name: 'git', why: 'history', subcommands: ['log', 'blame'] },
  ],
  read: ['/workspace', '/workspace/docs', '/data'],
  write: ['/out'],
  hosts: ['api.acme.example', 'acme.example', 'docs.example'],
};
type Forbid = NonNullable<PolicyLevel['forbid']>;
const narrowed = (...forbids: Forbid[]) =>
  narrowSpace(space, levelsOf({ forbid: forbids[0] ?? {} }, { forbid: forbids[1] ?? {} }));
const grants = (forbid: Forbid) => conflictsOf(space, levelsOf({ forbid })).map(({ grant }) => grant);

describe('a space', () => {
  it('stays what it is where nothing is forbidden', () => {
    expect(narrowed()).toEqual(space);
  });
  it('loses tools by name and by how a name begins', () => {
    expect(narrowed({ tools: ['Web'] }).tools).toEqual(['Bash', 'WebFetch', 'MyWeb']);
    expect(narrowed({ tools: ['Web*'] }).tools).toEqual(['Bash', 'MyWeb']);
    expect(narrowed({ tools: ['*Web'] }).tools).toEqual(space.tools);
    expect(narrowed({ tools: ['Bash'] }, { tools: ['Web', 'x'] }).tools).toEqual(['WebFetch', 'MyWeb']);
  });
  it('loses commands and hosts as a whole only, the rest is left to rules', () => {
    expect(narrowed({ commands: [{ name: 'rg' }], hosts: ['acme.example'] })).toEqual(space);
    expect(narrowed({ commands: [{ name: 'rg' }, { name: '*' }] })).toEqual({ ...space, commands: [] });
    expect(narrowed({}, { hosts: ['*', 'acme.example'] })).toEqual({ ...space, hosts: [] });
  });
});

describe('grants that are forbidden', () => {
  it('are none where nothing is, or other things are', () => {
    expect(grants({})).toEqual([]);
    expect(
      grants({
        tools: ['B'],
        commands: [{ name: 'r' }],
        read: ['/dat'],
        write: ['/workspace'],
        hosts: ['example'],
      }),
    ).toEqual([]);
  });
  it('are commands, whole or by the subcommands that both name', () => {
    expect(grants({ commands: [{ name: '*' }] })).toEqual(['rg', 'git']);
    expect(grants({ commands: [{ name: 'git' }] })).toEqual(['git']);
    expect(grants({ commands: [{ name: 'git', subcommands: ['push', 'log'] }] })).toEqual(['git log']);
    expect(grants({ commands: [{ name: 'rg', subcommands: ['any'] }] })).toEqual(['rg any']);
  });
  it('are roots at or below a path', () => {
    expect(grants({ read: ['/workspace'] })).toEqual(['/workspace', '/workspace/docs']);
    expect(grants({ read: ['/workspace/docs'], write: ['/out'] })).toEqual(['/workspace/docs', '/out']);
  });
  it('are hosts by name, by domain, and all', () => {
    expect(grants({ hosts: ['acme.example'] })).toEqual(['acme.example']);
    expect(grants({ hosts: ['*.acme.example'] })).toEqual(['api.acme.example']);
    expect(grants({ hosts: ['*'] })).toEqual(space.hosts);
  });
  it('say where they were forbidden', () => {
    expect(conflictsOf(space, levelsOf({}, { forbid: { write: ['/x', '/out'] } }))).toEqual([
      { file: 'policy.json', pointer: '/forbid/write/1', level: 'project', stage: 'tests', grant: '/out' },
    ]);
  });
});
