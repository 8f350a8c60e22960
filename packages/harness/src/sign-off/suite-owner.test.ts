import type { Ownership } from '@agent-harness/contracts';
import { expect, it } from 'vitest';
import { ownerOf } from './suite-owner.ts';

const team = (name: string, paths: string[]): Ownership['teams'][number] => ({
  name,
  title: name,
  gitlab: `@shop/${name}`,
  github: `@shop/${name}`,
  approvals: 1,
  packages: [],
  paths,
});
const ownership: Ownership = {
  contract: 'ownership/1',
  teams: [team('experts', ['/suites/', '/both/']), team('web', ['/web/', '/both/'])],
  shared: [],
  contracts: { documents: '/api/<name>/contract.json', paths: ['/api/<name>/'] },
  agents: [{ login: 'bot', emails: [] }],
};

it('is the one team that owns the suite, with the agents that never sign', () => {
  expect(ownerOf(ownership, 'suites/a/suite.yaml')).toEqual({ team: 'experts', agents: ['bot'] });
});

it('is nobody when no team owns it, or two do', () => {
  for (const path of ['other/suite.yaml', 'both/suite.yaml'])
    expect(() => ownerOf(ownership, path)).toThrow(/is owned by (no team|experts and web)$/);
});
