// What a level forbids, as rules: their names, what they match, and their own examples.
import { expect, it } from 'vitest';
import type { PolicyLevel } from '@agent-harness/contracts';
import { forbidRules, withBelow } from './forbid-rules.ts';
import { organisation, project } from './levels.fixture.ts';

const rulesOf = (forbid: PolicyLevel['forbid'] = {}) => forbidRules(organisation({ forbid }).document);

it('are none where nothing is forbidden, or all of a kind, which the space then loses', () => {
  expect(forbidRules(organisation().document)).toEqual([]);
  expect(rulesOf({ read: [], write: [], hosts: [], commands: [] })).toEqual([]);
  expect(rulesOf({ commands: [{ name: '*' }], hosts: ['*'] })).toEqual([]);
});

it('of a command, whole or by its subcommands', () => {
  expect(rulesOf({ commands: [{ name: 'Rg' }, { name: 'git', subcommands: ['ls-files', 'push'] }] })).toEqual(
    [
      expect.objectContaining({
        id: 'forbid.acme.command-rg',
        layer: 'L1',
        match: { kind: 'command', name: 'Rg', words: [] },
        examples: { refused: ['Rg'], allowed: ['ls ./Rg'] },
      }),
      expect.objectContaining({
        id: 'forbid.acme.command-git-ls-files',
        match: { kind: 'command', name: 'git', subcommand: 'ls-files', words: [] },
        examples: { refused: ['git ls-files'], allowed: ['ls ./git'] },
      }),
      expect.objectContaining({ id: 'forbid.acme.command-git-push' }),
    ],
  );
});

it('of paths, by how they are opened', () => {
  expect(rulesOf({ read: ['/workspace/pay', '**/*.pem'], write: ['/out/a*'] })).toEqual([
    expect.objectContaining({
      id: 'forbid.acme.read',
      layer: 'L2',
      match: {
        kind: 'path',
        globs: ['/workspace/pay', '/workspace/pay/**', '**/*.pem', '**/*.pem/**'],
        access: ['read', 'search'],
      },
      examples: { refused: ['/workspace/pay'], allowed: ['/workspace/pay-not'] },
    }),
    expect.objectContaining({
      id: 'forbid.acme.write',
      match: { kind: 'path', globs: ['/out/a*'], access: ['write'] },
      examples: { refused: ['/out/ax'], allowed: ['/out/ax-not'] },
    }),
  ]);
  expect(rulesOf({ read: ['**/*.pem'] })[0]?.examples.refused).toEqual(['/workspace/x.pem']);
});

it('of hosts, with an address that one of them is reached by', () => {
  const hosts = (...all: string[]) => rulesOf({ hosts: all })[0];
  expect(hosts('*', '*.acme.example', 'b.example')).toMatchObject({
    id: 'forbid.acme.hosts',
    layer: 'L3',
    match: { kind: 'host', hosts: ['*.acme.example', 'b.example'] },
    examples: { refused: ['curl a.acme.example'], allowed: ['ls'] },
  });
  expect(hosts('10.1.0.0/16')?.examples.refused).toEqual(['curl 10.1.0.0']);
  expect(hosts('fd00::1')?.examples.refused).toEqual(['curl [fd00::1]']);
});

it('say whose they are and who decides', () => {
  const forbid = { hosts: ['a.example'] };
  const said = {
    severity: 'high',
    references: [],
    instead: 'go on without it and say so in the output; security decides',
  };
  expect(rulesOf(forbid)[0]).toMatchObject({ ...said, level: 'organisation' });
  expect(forbidRules(project({ forbid }).document)[0]).toMatchObject({
    ...said,
    level: 'project',
    instead: 'go on without it and say so in the output; the project decides',
  });
});

it('hold for a folder with all below it, however it is written', () => {
  expect(withBelow(['/a', '/b/', '/c/*', '*/d'])).toEqual([
    '/a',
    '/a/**',
    '/b/',
    '/b/**',
    '/c/*',
    '*/d',
    '*/d/**',
  ]);
});
